"use client";
import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useId } from "react";
import { Button } from "../ui/button.tsx";
import { useCopy } from "../ui/use-copy.ts";
import { teachWords } from "../words/teach.ts";

interface CopyFieldProps {
  readonly label: string;
  readonly text: string;
  /** The accessible name of its button. */
  readonly copyLabel: string;
}

/** A text to hand on: it can be copied by a press, or selected where that is not allowed. */
export function CopyField({ label, text, copyLabel }: CopyFieldProps) {
  const id = useId();
  const [copying, copy] = useCopy();
  const { invite } = teachWords;
  const Icon = copying === "done" ? Check : Copy;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-semibold text-sm">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          readOnly
          value={text}
          onFocus={(event) => event.target.select()}
          className="min-h-11 w-full min-w-0 rounded-control border border-edge bg-paper px-3 font-mono text-sm"
        />
        <Button
          aria-label={copyLabel}
          className="shrink-0"
          icon={<Icon aria-hidden size={17} />}
          onClick={() => copy(text)}
        >
          {copying === "done" ? invite.copied : invite.copy}
        </Button>
      </div>
      <p aria-live="polite" className={copying === "failed" ? "text-sm text-warn" : "sr-only"}>
        {copying === "failed" && invite.notCopied}
        {copying === "done" && invite.copied}
      </p>
    </div>
  );
}
