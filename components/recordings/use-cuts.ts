"use client";
import { useState } from "react";
import type { Span } from "../../domain/recording/recording.ts";
import type { RecordingCard } from "../../domain/recording/recording-api.ts";
import { timeWords } from "../../domain/recording/replay-link.ts";
import {
  type CutsDraft,
  leftOf,
  readTypedSpan,
  type SpanProblem,
  type TypedTimes,
  withEnds,
  withHidden,
  withoutHidden,
} from "./cuts-draft.ts";

const UNTYPED: TypedTimes = { from: "", to: "" };

/** Why what is drafted cannot be saved: an end is wrong, nothing would be left, or typed times are not hidden yet. */
export type UnsavableCuts = "ends" | "nothing" | "pending";

/** What the owner is about to leave out of a class that took `lasted` ms. */
export interface Cuts {
  readonly draft: CutsDraft;
  readonly lasted: number;
  readonly ends: TypedTimes;
  readonly endsProblem: SpanProblem | null;
  readonly typeEnds: (typed: TypedTimes) => void;
  /** The times of what may be hidden next; typed, or drawn over the picture. */
  readonly toHide: TypedTimes;
  readonly hideProblem: SpanProblem | null;
  readonly typeToHide: (typed: TypedTimes) => void;
  readonly draw: (span: Span) => void;
  readonly hide: () => void;
  readonly show: (span: Span) => void;
  readonly unsavable: UnsavableCuts | null;
}

/** Drafts what is to be left out, beginning with what is. */
export function useCuts({ trim, hidden, lasted = 0 }: RecordingCard): Cuts {
  const [draft, setDraft] = useState<CutsDraft>({ trim, hidden });
  const [ends, setEnds] = useState(() => typedOf({ from: trim.from, to: trim.to ?? lasted }));
  const [toHide, setToHide] = useState(UNTYPED);
  const [hideProblem, setHideProblem] = useState<SpanProblem | null>(null);
  const readEnds = readTypedSpan(ends.from, ends.to, lasted);
  const typeToHide = (typed: TypedTimes): void => {
    setHideProblem(null);
    setToHide(typed);
  };
  return {
    draft,
    lasted,
    ends,
    endsProblem: readEnds.ok ? null : readEnds.error,
    typeEnds: (typed) => {
      setEnds(typed);
      const read = readTypedSpan(typed.from, typed.to, lasted);
      if (read.ok) setDraft(withEnds(draft, read.value, lasted));
    },
    toHide,
    hideProblem,
    typeToHide,
    draw: (span) => typeToHide(typedOf(span)),
    hide: () => {
      const read = readTypedSpan(toHide.from, toHide.to, lasted);
      if (!read.ok) return setHideProblem(read.error);
      setDraft(withHidden(draft, read.value));
      typeToHide(UNTYPED);
    },
    show: (span) => setDraft(withoutHidden(draft, span)),
    unsavable: unsavable({ endsRead: readEnds.ok, nothing: leftOf(draft, lasted).length === 0, toHide }),
  };
}

function unsavable(now: { endsRead: boolean; nothing: boolean; toHide: TypedTimes }): UnsavableCuts | null {
  if (!now.endsRead) return "ends";
  if (now.nothing) return "nothing";
  // Whoever typed times and saves believes that they are hidden.
  return now.toHide.from.trim() + now.toHide.to.trim() === "" ? null : "pending";
}

function typedOf({ from, to }: Span): TypedTimes {
  return { from: timeWords(from), to: timeWords(to) };
}
