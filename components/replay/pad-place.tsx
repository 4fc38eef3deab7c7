"use client";
import { type ReactNode, Suspense, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { whenIdle } from "../../client/when-idle.ts";
import { PadPending } from "../pad/pad-pending.tsx";
import { lazyPart } from "../ui/lazy-part.ts";
import type { ReplayPadCardProps } from "./replay-pad-card.tsx";

const bringCard = async () => (await import("./replay-pad-card.tsx")).ReplayPadCard;
const ReplayPadCard = lazyPart(bringCard);

interface PadPlace {
  /** To be drawn where the pad is to stand. */
  readonly slot: ReactNode;
  /** The pad itself, to be drawn wherever it stays from step to step. */
  readonly pad: ReactNode;
}

/**
 * One card for all pads of a replay, which moves from place to place: an editor that is made anew is most of what going to
 * another step would take. Null puts it aside as it is.
 */
export function usePadPlace(shown: ReplayPadCardProps | null): PadPlace {
  const [card] = useState(() => emptyCard());
  const drawn = useRef<ReactNode>(null);
  useEffect(
    () =>
      whenIdle(() => {
        // Who shows it brings it again, should it not be had.
        bringCard().catch(() => {});
      }),
    [],
  );
  if (shown)
    drawn.current = (
      <Suspense fallback={<PadPending />}>
        <ReplayPadCard {...shown} />
      </Suspense>
    );
  return { slot: <Slot card={card} />, pad: drawn.current && createPortal(drawn.current, card) };
}

/** Boxes of their own would change how the card lies in its step. */
function emptyCard(): HTMLElement {
  const card = document.createElement("div");
  card.className = "contents";
  return card;
}

function Slot({ card }: { card: HTMLElement }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.append(card);
  }, [card]);
  return <div ref={place} className="contents" />;
}
