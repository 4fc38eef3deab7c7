"use client";
import { CopyField } from "../teach/copy-field.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import { recordingsWords } from "../words/recordings.ts";
import type { AboutRecording } from "./about-recording.ts";
import { useAsking } from "./use-asking.ts";

const words = recordingsWords.sharing;

/** The link to a recording: made, handed on, and taken back. */
export function ShareDialog({ card, controls, onSaid, onClose }: AboutRecording) {
  const { busy, problem, ask } = useAsking();
  const { said } = recordingsWords;
  const share = (shared: boolean) =>
    ask(
      () => controls.change(card.id, { shared }),
      () => onSaid(shared ? said.shared : said.unshared),
    );
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <div className="grid gap-2 text-soft">
        <p>{words.what}</p>
        {card.voice && <p className="font-semibold text-ink">{words.voice}</p>}
      </div>
      <div aria-live="polite">{problem && <Notice tone="bad">{problem}</Notice>}</div>
      {card.shared === null ? (
        <Button
          look="primary"
          className="justify-self-start"
          aria-disabled={busy}
          onClick={() => share(true)}
        >
          {words.make}
        </Button>
      ) : (
        <>
          <CopyField
            label={words.label}
            text={`${window.location.origin}/replay/${card.shared}`}
            copyLabel={words.copy}
          />
          <ButtonLink href={`/replay/${card.shared}`} target="_blank" className="justify-self-start">
            {words.look}
          </ButtonLink>
          <div className="grid gap-2 border-line border-t pt-4">
            <p className="text-sm text-soft">{words.stopText}</p>
            <Button
              look="danger"
              className="justify-self-start"
              aria-disabled={busy}
              onClick={() => share(false)}
            >
              {words.stop}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
