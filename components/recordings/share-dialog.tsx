"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { CopyField } from "../teach/copy-field.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import { recordingsWords } from "../words/recordings.ts";
import type { AboutRecording } from "./about-recording.ts";
import { useAsking } from "./use-asking.ts";
import { VoiceChoice } from "./voice-choice.tsx";

const words = recordingsWords.sharing;

/** The link to a recording: made, handed on, and taken back; and whether the voice is heard by it. */
export function ShareDialog({ card, controls, onSaid, onClose }: AboutRecording) {
  const { busy, problem, ask } = useAsking();
  const { said } = recordingsWords;
  const share = (shared: boolean) =>
    ask(
      () => controls.change(card.id, { shared }),
      () => onSaid(shared ? said.shared : said.unshared),
    );
  const letHear = (voiceShared: boolean) =>
    ask(
      () => controls.change(card.id, { voiceShared }),
      () => onSaid(voiceShared ? said.heard : said.unheard),
    );
  return (
    <Dialog open onClose={onClose} title={words.title}>
      <p className="text-soft">{words.what}</p>
      {card.voice && <VoiceChoice heard={card.voiceShared} busy={busy} onChoose={letHear} />}
      <div aria-live="polite">{problem && <Notice tone="bad">{problem}</Notice>}</div>
      <InFocusWhenNew of={card.shared}>
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
          <SharedLink token={card.shared} busy={busy} onStop={() => share(false)} />
        )}
      </InFocusWhenNew>
    </Dialog>
  );
}

/** What was pressed is gone once it is done: the focus goes on to the first thing that took its place. */
function InFocusWhenNew({ of, children }: { of: string | null; children: ReactNode }) {
  const part = useRef<HTMLDivElement>(null);
  const before = useRef(of);
  useEffect(() => {
    if (before.current === of) return;
    before.current = of;
    part.current?.querySelector<HTMLElement>("input, button")?.focus();
  }, [of]);
  return (
    <div ref={part} className="grid gap-4">
      {children}
    </div>
  );
}

function SharedLink({ token, busy, onStop }: { token: string; busy: boolean; onStop: () => void }) {
  return (
    <>
      <CopyField
        label={words.label}
        text={`${window.location.origin}/replay/${token}`}
        copyLabel={words.copy}
      />
      <ButtonLink href={`/replay/${token}`} target="_blank" className="justify-self-start">
        {words.look}
      </ButtonLink>
      <div className="grid gap-2 border-line border-t pt-4">
        <p className="text-sm text-soft">{words.stopText}</p>
        <Button look="danger" className="justify-self-start" aria-disabled={busy} onClick={onStop}>
          {words.stop}
        </Button>
      </div>
    </>
  );
}
