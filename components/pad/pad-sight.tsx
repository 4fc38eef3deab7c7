"use client";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { useSession } from "../../client/use-session.ts";
import type { PadChoice } from "./pad-choice.ts";

/** The halves of a narrow screen beside the pad. */
export type PhoneSide = "lesson" | "output";

/** What one viewer has in the code's place: theirs alone, and gone with the page. */
interface PadSights {
  /** The pad that was opened, and the step that it was opened on: elsewhere it is not in sight. */
  readonly opened: { readonly step: number; readonly choice: PadChoice } | null;
  readonly open: (opened: PadSights["opened"]) => void;
  /** The number of the spotlight that this viewer has folded away. */
  readonly folded: number;
  readonly fold: (count: number) => void;
  readonly side: PhoneSide;
  readonly turn: (side: PhoneSide) => void;
}

const nothing = (): void => {};
const PadSightContext = createContext<PadSights>({
  opened: null,
  open: nothing,
  folded: 0,
  fold: nothing,
  side: "lesson",
  turn: nothing,
});

/** Keeps what pad is in sight, for the lesson and for the lists beside it. */
export function PadSightProvider({ children }: { children: ReactNode }) {
  const count = useSession().state.spotlights;
  const [opened, open] = useState<PadSights["opened"]>(null);
  const [folded, fold] = useState(0);
  const [side, turn] = useState<PhoneSide>("lesson");
  const [heard, setHeard] = useState(count);
  if (heard !== count) {
    setHeard(count);
    // Nobody's editor is taken away under their hands, or the next keys would be commands.
    if (document.activeElement?.closest(".cm-content")) fold(count);
  }
  const sights = useMemo(() => ({ opened, open, folded, fold, side, turn }), [opened, folded, side]);
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
}

export function usePadSight(step: number): PadSight {
  const { pads, state } = useSession();
  const { opened, open, folded, fold, side, turn } = useContext(PadSightContext);
  const count = state.spotlight ? state.spotlights : 0;
  const lit = pads !== undefined && count > 0 && folded !== count;
  const chosen = pads && opened?.step === step ? opened.choice : null;
  return useMemo(() => {
    const close = (): void => {
      open(null);
      fold(count);
    };
    return {
      shows: lit ? "spotlight" : chosen,
      folded: count > 0 && !lit,
      open: (choice) => {
        fold(count);
        open({ step, choice });
      },
      close,
      fold: () => fold(count),
      unfold: () => fold(0),
      side,
      turn: (to) => {
        close();
        turn(to);
      },
    };
  }, [step, count, lit, chosen, open, fold, side, turn]);
}
