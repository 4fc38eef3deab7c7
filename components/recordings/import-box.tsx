"use client";
import Upload from "lucide-react/icons/upload";
import { useCallback, useRef, useState } from "react";
import type { Import, Importing } from "../../client/use-import.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Notice } from "../ui/notice.tsx";
import { commonWords } from "../words/common.ts";
import { importRefusalWords, recordingsWords } from "../words/recordings.ts";
import { useFileDrop } from "./use-file-drop.ts";

const words = recordingsWords.bring;

/** Brings a recording in from a file, chosen or dropped. */
export function ImportBox({ importing, begin, end }: Import) {
  const [several, setSeveral] = useState(false);
  const take = useCallback(
    (files: FileList | null) => {
      const [file, ...more] = files ?? [];
      setSeveral(more.length > 0);
      if (file && more.length === 0) begin(file);
    },
    [begin],
  );
  const over = useFileDrop(take);
  return (
    <section
      aria-label={words.title}
      className={classes(
        "grid gap-3 rounded-card border border-dashed p-5",
        over ? "border-gen bg-gen-soft" : "border-edge",
      )}
    >
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="font-bold text-lg tracking-tight">{words.title}</h2>
          <p className="text-soft">{words.text}</p>
        </div>
        <Chooser busy={importing.is === "sending"} onFiles={take} />
      </div>
      {importing.is === "sending" && <Sending importing={importing} onCancel={end} />}
      <div aria-live="polite" className="empty:hidden">
        {several && <Notice tone="warn">{words.one}</Notice>}
        {!several && <Came importing={importing} onClose={end} />}
      </div>
    </section>
  );
}

/** The browser's own chooser, behind a button like all others. */
function Chooser({ busy, onFiles }: { busy: boolean; onFiles: (files: FileList | null) => void }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="file"
        accept=".baton"
        hidden
        onChange={(event) => {
          onFiles(event.target.files);
          // The same file may be chosen again.
          event.target.value = "";
        }}
      />
      <Button
        icon={<Upload aria-hidden size={17} />}
        aria-disabled={busy}
        onClick={() => !busy && field.current?.click()}
      >
        {words.choose}
      </Button>
    </>
  );
}

type Is<K extends Importing["is"]> = Extract<Importing, { is: K }>;

function Sending({ importing, onCancel }: { importing: Is<"sending">; onCancel: () => void }) {
  const { name, sent } = importing;
  const percent = Math.floor(sent * 100);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <progress
        aria-label={words.progress}
        // Without a value it shows that nobody knows how long reading takes.
        {...(sent < 1 && { value: sent })}
        className="h-2 min-w-40 flex-1 appearance-none overflow-hidden rounded-full bg-edge motion-safe:indeterminate:animate-pulse [&::-moz-progress-bar]:bg-gen [&::-webkit-progress-bar]:bg-edge [&::-webkit-progress-value]:bg-gen"
      />
      <p className="min-w-0 break-words text-sm text-soft">
        {sent < 1 ? words.sending(name, percent) : words.reading(name)}
      </p>
      <Button onClick={onCancel}>{commonWords.cancel}</Button>
    </div>
  );
}

function Came({ importing, onClose }: { importing: Importing; onClose: () => void }) {
  if (importing.is === "failed") {
    const { name, failure } = importing;
    return (
      <Notice tone="bad" actions={<Button onClick={onClose}>{commonWords.close}</Button>}>
        {words.failed(name, importRefusalWords(failure))}
      </Notice>
    );
  }
  if (importing.is !== "done") return null;
  return (
    <Notice
      tone="ok"
      actions={<ButtonLink href={`/replay/${importing.id}`}>{recordingsWords.watch}</ButtonLink>}
    >
      {words.done(importing.name)}
    </Notice>
  );
}
