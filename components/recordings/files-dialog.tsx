"use client";
import Download from "lucide-react/icons/download";
import { useState } from "react";
import { useHasFile } from "../../client/use-has-file.ts";
import type { RecordingView } from "../../domain/recording/recording.ts";
import type { RecordingCard } from "../../domain/recording/recording-api.ts";
import { ButtonLink } from "../ui/button.tsx";
import { CheckField } from "../ui/check-field.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import { recordingsWords } from "../words/recordings.ts";
import type { AboutRecording } from "./about-recording.ts";
import { isUnheard } from "./recording-asks.ts";

const words = recordingsWords.files;

/** A recording as a file: for another Baton, or for any browser; without names unless they are asked for. */
export function FilesDialog({ card, onClose }: AboutRecording) {
  const [view, setView] = useState<RecordingView>("shared");
  const file = fileOf(card, "file", view);
  const hasFile = useHasFile(file);
  const choice = (one: RecordingView) => ({
    type: "radio" as const,
    name: "view",
    label: words[one],
    checked: view === one,
    onChange: () => setView(one),
  });
  return (
    <Dialog open onClose={onClose} title={words.title}>
      {card.named && (
        <fieldset>
          <legend className="font-semibold text-sm text-soft">{words.names}</legend>
          <CheckField
            {...choice("shared")}
            hint={isUnheard(card) ? words.sharedUnheardHint : words.sharedHint}
          />
          <CheckField {...choice("owner")} hint={words.ownerHint} />
        </fieldset>
      )}
      <div aria-live="polite">
        {hasFile ? (
          <FileLink href={file} name={words.file} hint={words.fileHint} />
        ) : (
          <Notice tone="warn">{words.tooLarge[view]}</Notice>
        )}
      </div>
      <FileLink href={fileOf(card, "page", view)} name={words.page} hint={words.pageHint} />
    </Dialog>
  );
}

/** What came from a file without names is handed on as it came. */
function fileOf({ id, named }: RecordingCard, kind: "file" | "page", view: RecordingView): string {
  return `/api/recordings/${id}/${kind}${view === "shared" && named ? "?view=shared" : ""}`;
}

function FileLink({ href, name, hint }: { href: string; name: string; hint: string }) {
  return (
    <div className="grid gap-1.5">
      <ButtonLink
        href={href}
        download
        icon={<Download aria-hidden size={17} />}
        className="justify-self-start"
      >
        {name}
      </ButtonLink>
      <p className="text-sm text-soft">{hint}</p>
    </div>
  );
}
