import type { Span } from "../../domain/recording/recording.ts";
import type { RecordingCard } from "../../domain/recording/recording-api.ts";
import { readTime } from "../../domain/recording/replay-link.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";

/** What of a class is to be left out, in milliseconds since it began. `to` null: its end. Hidden spans never touch each other. */
export interface CutsDraft {
  readonly trim: RecordingCard["trim"];
  readonly hidden: readonly Span[];
}

/** A beginning and an end as they are typed. */
export interface TypedTimes {
  readonly from: string;
  readonly to: string;
}

/** What is wrong with two typed times. */
export type SpanProblem = "bad-from" | "bad-to" | "outside-from" | "outside-to" | "backwards";

/** Reads two typed times of a class that took `lasted` ms. Times have whole seconds, so the last of them is the end. */
export function readTypedSpan(typedFrom: string, typedTo: string, lasted: number): Result<Span, SpanProblem> {
  const from = readTime(typedFrom.trim());
  const to = readTime(typedTo.trim());
  if (from === null) return refuse("bad-from");
  if (to === null) return refuse("bad-to");
  if (from > lasted) return refuse("outside-from");
  if (to > Math.ceil(lasted / 1000) * 1000) return refuse("outside-to");
  if (from >= to) return refuse("backwards");
  return ok({ from, to: isLastSecond(to, lasted) ? lasted : to });
}

function isLastSecond(time: number, lasted: number): boolean {
  return time >= Math.floor(lasted / 1000) * 1000;
}

/** The draft with other ends. */
export function withEnds(draft: CutsDraft, { from, to }: Span, lasted: number): CutsDraft {
  return { ...draft, trim: { from, to: to >= lasted ? null : to } };
}

/** The draft with one more span hidden; those that it touches become one with it. */
export function withHidden(draft: CutsDraft, span: Span): CutsDraft {
  const touching = draft.hidden.filter(({ from, to }) => from <= span.to && span.from <= to);
  const apart = draft.hidden.filter((one) => !touching.includes(one));
  const whole = {
    from: Math.min(span.from, ...touching.map(({ from }) => from)),
    to: Math.max(span.to, ...touching.map(({ to }) => to)),
  };
  return { ...draft, hidden: [...apart, whole].sort((one, other) => one.from - other.from) };
}

/** The draft with this span shown again. */
export function withoutHidden(draft: CutsDraft, span: Span): CutsDraft {
  return { ...draft, hidden: draft.hidden.filter((one) => one !== span) };
}

/** What is left of a class that took `lasted` ms, in order. */
export function leftOf({ trim, hidden }: CutsDraft, lasted: number): Span[] {
  const left: Span[] = [];
  let from = Math.min(trim.from, lasted);
  const end = Math.min(trim.to ?? lasted, lasted);
  for (const span of [...hidden].sort((one, other) => one.from - other.from)) {
    if (span.from >= end) break;
    if (span.from > from) left.push({ from, to: span.from });
    from = Math.max(from, span.to);
  }
  if (from < end) left.push({ from, to: end });
  return left;
}

/** What is left out of it, in order. */
export function leftOut(draft: CutsDraft, lasted: number): Span[] {
  const out: Span[] = [];
  let from = 0;
  for (const span of leftOf(draft, lasted)) {
    if (span.from > from) out.push({ from, to: span.from });
    from = span.to;
  }
  if (from < lasted) out.push({ from, to: lasted });
  return out;
}

/** How long spans are together, in ms. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0);
}
