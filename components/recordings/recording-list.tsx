"use client";
import { useEffect, useRef, useState } from "react";
import type { OwnerControls } from "../../client/use-recordings.ts";
import type { RecordingCard } from "../../domain/recording/recording-api.ts";
import { useNow } from "../ui/use-now.ts";
import { recordingsWords } from "../words/recordings.ts";
import { RecordingArticle } from "./recording-article.tsx";
import type { RecordingAsk } from "./recording-asks.ts";
import { RecordingDialog } from "./recording-dialog.tsx";
import { useComeTo } from "./use-come-to.ts";

interface RecordingListProps {
  readonly cards: readonly RecordingCard[];
  readonly controls: OwnerControls;
  /** Says what has been done, to those who do not see it. */
  readonly onSaid: (words: string) => void;
}

interface Asked {
  readonly what: RecordingAsk;
  readonly id: string;
  readonly button: HTMLElement;
}

/** All recordings, newest first, and the one dialog that is open about one of them. */
export function RecordingList({ cards, controls, onSaid }: RecordingListProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const now = useNow();
  useComeTo(cards);
  const list = useRef<HTMLElement>(null);
  const from = useRef<HTMLElement>(null);
  useEffect(() => {
    // The dialog is gone by now; so is the button where its class was deleted.
    if (!asked && from.current) (from.current.isConnected ? from.current : list.current)?.focus();
    from.current = asked?.button ?? null;
  }, [asked]);
  const about = cards.find(({ id }) => id === asked?.id);
  return (
    <section ref={list} tabIndex={-1} aria-label={recordingsWords.list} className="grid gap-3">
      {cards.map((card) => (
        <RecordingArticle
          key={card.id}
          card={card}
          now={now}
          onAsk={(what, button) => setAsked({ what, id: card.id, button })}
        />
      ))}
      {asked && about && (
        <RecordingDialog
          what={asked.what}
          card={about}
          controls={controls}
          onSaid={onSaid}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}
