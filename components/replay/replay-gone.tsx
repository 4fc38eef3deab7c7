"use client";
import { PlainPage } from "../shell/plain-page.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { commonWords } from "../words/common.ts";
import { refusalWords } from "../words/refusals.ts";
import { replayRefusals, replayWords } from "../words/replay.ts";

/** For good: asking once more brings nothing. */
const FOR_GOOD: readonly string[] = ["recording-deleted", "recording-expired", "not-shared", "no-recording"];

/** The recording cannot be shown: why, and what can be done. */
export function ReplayGone({ code, retry }: { code: string; retry?: (() => void) | undefined }) {
  const { title, text } = replayRefusals[code] ?? { title: replayWords.page, text: refusalWords(code) };
  const again = retry && !FOR_GOOD.includes(code);
  return (
    <PlainPage title={title} text={text}>
      {again && (
        <Button look="primary" onClick={retry}>
          {commonWords.tryAgain}
        </Button>
      )}
      <ButtonLink href="/" look={again ? "plain" : "primary"}>
        {commonWords.goHome}
      </ButtonLink>
    </PlainPage>
  );
}
