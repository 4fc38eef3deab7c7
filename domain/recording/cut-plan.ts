import type { Span } from "./recording.ts";

/** What the owner leaves out, on the session's axis. */
export interface Cuts {
  readonly trim: { readonly from: number; readonly to: number | null };
  readonly hidden: readonly Span[];
}

/** Nothing is left out. */
export const NO_CUTS: Cuts = { trim: { from: 0, to: null }, hidden: [] };

/** A stretch of the class that is in the recording, and where it begins there. */
export interface Part {
  readonly session: Span;
  readonly from: number;
}

/** One chunk of a recording: which full chunk it is made of, which stretch of it, and in which part. */
export interface PlannedChunk {
  readonly full: number;
  readonly session: Span;
  readonly part: Part;
}

/** How a recording is put together; lengths and times in milliseconds. */
export interface CutPlan {
  readonly parts: readonly Part[];
  readonly chunks: readonly PlannedChunk[];
  readonly length: number;
}

/** What of a class is in its recording: while the light was on, within the trim, and not hidden. */
export function cutPlan(
  { recorded, spans }: { readonly recorded: readonly Span[]; readonly spans: readonly Span[] },
  { trim, hidden }: Cuts,
): CutPlan {
  const within = { from: trim.from, to: trim.to ?? Number.POSITIVE_INFINITY };
  let kept = overlaps(recorded, within);
  for (const span of hidden) kept = without(kept, span);
  const parts = laidEndToEnd(kept);
  const chunks = parts.flatMap((part) =>
    spans.flatMap((span, full) =>
      overlaps([part.session], span).map((session): PlannedChunk => ({ full, session, part })),
    ),
  );
  return { parts, chunks, length: parts.reduce((length, { session }) => length + lengthOf(session), 0) };
}

/** On the recording's axis, what is left there of a stretch of the class, in pieces where something was cut out of it. */
export function recordedSpans({ parts }: Pick<CutPlan, "parts">, session: Span): Span[] {
  return parts.flatMap((part) =>
    overlaps([part.session], session).map(({ from, to }) => ({
      from: recordedTime(part, from),
      to: recordedTime(part, to),
    })),
  );
}

/** Where an instant of the class is in the recording; null where it was cut out. */
export function toRecorded({ parts }: Pick<CutPlan, "parts">, at: number): number | null {
  const part = parts.find(({ session }) => session.from <= at && at < session.to);
  return part ? recordedTime(part, at) : null;
}

/** Which instant of the class an instant of the recording is; its end is the end of the last part. Zero when nothing is left. */
export function toSession({ parts }: Pick<CutPlan, "parts">, t: number): number {
  const part = parts.findLast((one) => one.from <= t) ?? parts[0];
  return part ? Math.min(part.session.to, part.session.from + Math.max(0, t - part.from)) : 0;
}

/** Where an instant within a part is in the recording. */
export function recordedTime(part: Part, at: number): number {
  return part.from + at - part.session.from;
}

/** What `span` has of `spans`. */
export function overlaps(spans: readonly Span[], span: Span): Span[] {
  return spans.flatMap(({ from, to }) => nonempty(Math.max(from, span.from), Math.min(to, span.to)));
}

/** What is left of `spans` without `hole`. */
export function without(spans: readonly Span[], hole: Span): Span[] {
  if (hole.from >= hole.to) return [...spans];
  return spans.flatMap(({ from, to }) => [
    ...nonempty(from, Math.min(to, hole.from)),
    ...nonempty(Math.max(from, hole.to), to),
  ]);
}

function nonempty(from: number, to: number): Span[] {
  return from < to ? [{ from, to }] : [];
}

function lengthOf({ from, to }: Span): number {
  return to - from;
}

function laidEndToEnd(kept: readonly Span[]): Part[] {
  let from = 0;
  return kept.map((session) => {
    const part = { session, from };
    from += lengthOf(session);
    return part;
  });
}
