"use client";
import { createContext, type ReactNode, type RefObject, useContext, useMemo, useRef, useState } from "react";
import { type KeptSight, useKeptSight } from "../../client/use-kept-sight.ts";
import { useSession } from "../../client/use-session.ts";
import type { PadChoice } from "./pad-choice.ts";

/** The halves of a narrow screen beside the pad. */
export type PhoneSide = KeptSight["side"];

/** What this viewer pressed to have a pad before them. */
export interface Opening {
  readonly opener: Element | null;
}

interface PadSights {
  readonly kept: KeptSight;
  readonly keep: (change: Partial<KeptSight>) => void;
  /** Of a pad that is to appear because it was asked for; null once it is there. */
  readonly opening: RefObject<Opening | null>;
}

const PadSightContext = createContext<PadSights>({
  kept: { opened: null, folded: 0, side: "lesson" },
  keep: () => {},
  opening: { current: null },
});

/** Keeps what pad is in sight, for the lesson and for the lists beside it, over reloads of this tab. */
export function PadSightProvider({ children }: { children: ReactNode }) {
  const { pads, state } = useSession();
  const count = state.spotlights;
  const [kept, keep] = useKeptSight(pads?.place ?? "");
  const opening = useRef<Opening>(null);
  const [heard, setHeard] = useState(count);
  if (heard !== count) {
    setHeard(count);
    // Nobody's editor is taken away under their hands, or the next keys would be commands.
    if (document.activeElement?.closest(".cm-content")) keep({ folded: count });
  }
  const sights = useMemo(() => ({ kept, keep, opening }), [kept, keep]);
  return <PadSightContext value={sights}>{children}</PadSightContext>;
}

/** What stands in the code's place on one step, and how to change it. */
export interface PadSight {
  /** The chosen pad, what is in the spotlight, or null: the code itself. */
  readonly shows: PadChoice | "spotlight" | null;
  /** Whether there is a spotlight that this viewer has folded away. */
  readonly folded: boolean;
  readonly open: (choice: PadChoice) => void;
  readonly close: () => void;
  /** Folds the spotlight away. */
  readonly fold: () => void;
  readonly unfold: () => void;
  readonly side: PhoneSide;
  /** On a narrow screen: turns to the lesson or to its output, away from the pad. */
  readonly turn: (side: PhoneSide) => void;
  /** How what appears here was asked for; null: it was not. Whatever appears takes it away. */
  readonly opening: RefObject<Opening | null>;
}

export function usePadSight(step: number): PadSight {
  const { pads, state } = useSession();
  const { kept, keep, opening } = useContext(PadSightContext);
  const { opened, folded, side } = kept;
  const count = state.spotlight ? state.spotlights : 0;
  const lit = pads !== undefined && count > 0 && folded !== count;
  const chosen = pads && opened?.step === step ? opened.choice : null;
  return useMemo(() => {
    const shows = lit ? "spotlight" : chosen;
    const asked = (): void => {
      opening.current = { opener: document.activeElement };
    };
    return {
      shows,
      folded: count > 0 && !lit,
      open: (choice) => {
        if (shows === null) asked();
        keep({ folded: count, opened: { step, choice } });
      },
      close: () => keep({ folded: count, opened: null }),
      fold: () => keep({ folded: count }),
      unfold: () => {
        asked();
        keep({ folded: 0 });
      },
      side,
      turn: (to) => keep({ folded: count, opened: null, side: to }),
      opening,
    };
  }, [step, count, lit, chosen, keep, opening, side]);
}
