import type { Arrow, Court, LaneSpan } from "../../domain/trace/court-model.ts";
import { TraceFold } from "../../domain/trace/fold.ts";
import type { FrameId, ObjectId, Trace, TracedObject, TraceStep } from "../../domain/trace/trace.ts";
import { valueText } from "../trace/value-text.ts";
import {
  arrowWords,
  courtWords,
  handOverSentence,
  laneSentence,
  spanWords,
  stateSentence,
} from "../words/court.ts";
import type { CourtTexts } from "./court-shapes.ts";
import { arrowAt, spanAt } from "./span-at.ts";

/** How long the text of a value beside an arrow may be, and in a sentence. */
const SHORT = 16;
const LONG = 60;

/** All that the court says about one trace; written in one pass, since a value is what it was when it passed. */
export interface CourtScript extends CourtTexts {
  /** 'module sends 30 to averager; line 13 to line 5'. */
  readonly handOver: (arrow: number) => string;
  /** What happens at a step: who is in which state, and the hand-over if there is one. */
  readonly step: (index: number) => string;
  /** 'suspended, line 5'; null before the lane appears. */
  readonly state: (lane: number, index: number) => string | null;
  /** 'averager is suspended, line 5'; null before the lane appears. */
  readonly lane: (lane: number, index: number) => string | null;
}

/** Writes the texts of a trace and of its court. */
export function courtScript(trace: Trace, court: Court): CourtScript {
  const frames = new Map<FrameId, { readonly name: string }>();
  const lines = runningLines(trace.steps);
  const values = valuesOf(trace.steps, court.arrows, frames);
  const name = (id: FrameId) => frames.get(id)?.name ?? `frame ${id}`;
  const arrow = (at: number): readonly string[] => {
    const { how, via } = arrowOf(court, at);
    const value = values[at]?.short ?? null;
    const call = arrowWords(how, value, null);
    return via === null ? [call] : [arrowWords(how, value, via), call];
  };
  const handOver = (at: number): string => {
    const { how, from, to, via, refused, index } = arrowOf(court, at);
    const ball = trace.steps[index]?.ball;
    return handOverSentence({
      how,
      from: name(from),
      to: to === from ? courtWords.itself : name(to),
      via,
      refused,
      value: values[at]?.long ?? null,
      fromLine: ball?.fromAt?.[0] ?? null,
      toLine: ball?.toAt?.[0] ?? null,
    });
  };
  const state = (at: number, index: number): string | null => {
    const lane = court.lanes[at];
    const span = lane && spanAt(lane, index);
    if (!span) return null;
    return stateSentence(span.state, span.state === "running" ? (lines[index] ?? null) : span.line);
  };
  const lane = (at: number, index: number): string | null => {
    const one = court.lanes[at];
    const said = state(at, index);
    return one && said ? laneSentence(spanAt(one, index)?.inside ?? one.name, said) : null;
  };
  const step = (index: number): string => {
    const running = court.lanes.findIndex((one) => spanAt(one, index)?.state === "running");
    const who = lane(running, index) ?? courtWords.over;
    const at = arrowAt(court.arrows, index);
    return at < 0 ? who : `${handOver(at)}. ${who}`;
  };
  return { arrow, handOver, state, lane, step, span: (_, span) => spanTexts(lines, span) };
}

function arrowOf(court: Court, at: number): Arrow {
  const arrow = court.arrows[at];
  if (!arrow) throw new RangeError(`The court has no arrow ${at}`);
  return arrow;
}

interface PassedValue {
  readonly short: string;
  readonly long: string;
}

/** The text of what each arrow carries, as it was at its step; notes the names of the frames on the way. */
function valuesOf(
  steps: readonly TraceStep[],
  arrows: readonly Arrow[],
  frames: Map<FrameId, { readonly name: string }>,
): (PassedValue | null)[] {
  const objects = new Map<ObjectId, TracedObject>();
  let next = 0;
  const take = ({ new: fresh = [], h = {} }: TraceStep): void => {
    for (const frame of fresh) frames.set(frame.id, frame);
    for (const [id, object] of Object.entries(h)) if (object) objects.set(Number(id), object);
  };
  return arrows.map(({ index, value, how }) => {
    for (; next <= index; next++) take(steps[next] as TraceStep);
    if (value === undefined) return null;
    // An exception that passes is known by its class: its text stands where it was raised.
    const shown = how === "throw" || how === "raise" ? exceptionName(value, objects) : null;
    const scope = { objects, frames };
    return { short: shown ?? valueText(value, scope, SHORT), long: shown ?? valueText(value, scope, LONG) };
  });
}

function exceptionName(value: unknown, objects: ReadonlyMap<ObjectId, TracedObject>): string | null {
  if (typeof value !== "object" || value === null || !("r" in value)) return null;
  return objects.get(value.r as ObjectId)?.type ?? null;
}

/** The line of whoever runs, at each step: the line of a step may be that of the one who hands over. */
function runningLines(steps: readonly TraceStep[]): readonly (number | null)[] {
  const fold = new TraceFold(steps);
  return steps.map(() => {
    fold.advance();
    const running = fold.stack.at(-1);
    return running === undefined ? null : (fold.frame(running)?.line ?? null);
  });
}

/** What may stand inside of a span. A lane that runs says which of the program's lines it runs. */
function spanTexts(lines: readonly (number | null)[], span: LaneSpan): readonly string[] {
  if (span.state !== "running") {
    return spanWords(span.state, span.line === null ? null : [span.line, span.line], null);
  }
  let first = Infinity;
  let last = 0;
  for (let index = span.from; index < span.to; index++) {
    const line = lines[index];
    if (typeof line !== "number") continue;
    first = Math.min(first, line);
    last = Math.max(last, line);
  }
  return spanWords("running", last === 0 ? null : [first, last], span.inside);
}
