"use client";
import type { ShownPad } from "../../client/use-pad.ts";
import { Button } from "../ui/button.tsx";
import { useCopy } from "../ui/use-copy.ts";
import { padWords } from "../words/pad.ts";
import { padRefusalWords } from "../words/pad-refusals.ts";
import { CardNotice } from "./card-notice.tsx";

interface RefusedNoticeProps {
  readonly refused: NonNullable<ShownPad["refused"]>;
  readonly onClose: () => void;
}

/** What was typed and not taken: why, and the way to it. */
export function RefusedNotice({ refused: { code, text }, onClose }: RefusedNoticeProps) {
  const [copying, copy] = useCopy();
  return (
    <CardNotice
      tone="warn"
      announced
      actions={
        <>
          {text && (
            <Button onClick={() => copy(text)}>
              {copying === "done" ? padWords.copied : padWords.copyAside}
            </Button>
          )}
          <Button onClick={onClose}>{padWords.understood}</Button>
        </>
      }
    >
      {padRefusalWords(code)} {text && padWords.putAside}
      {copying === "failed" && <span className="block">{padWords.notCopied}</span>}
      {text && (
        <details>
          <summary className="min-h-11 cursor-pointer content-center font-semibold">
            {padWords.showAside}
          </summary>
          <pre className="max-h-40 overflow-auto whitespace-pre-wrap font-mono">{text}</pre>
        </details>
      )}
    </CardNotice>
  );
}
