import type { LineRange, Step } from "../../domain/lesson/lesson.ts";
import { openTrace } from "../../domain/trace/player.ts";
import type { Trace, TraceRef } from "../../domain/trace/trace.ts";

/**
 * An example's step with its execution: a frame for each step of the trace. What its author counted in highlights is moved to
 * where the run gets there: a highlight to the first frame, not before that of the one before, whose running line is in it.
 */
export function tracedStep(step: Step, trace: Trace, ref: TraceRef): Step {
  if (step.code === null) return step;
  const places = placesOf(trace, step.code.highlights);
  const moved = (from: number) => (from === 0 ? 0 : (places[Math.min(from, places.length - 1)] ?? 0));
  const last = trace.steps.length - 1;
  const { output, ...code } = step.code;
  return {
    ...step,
    frames: ref.frames,
    prose: step.prose.map(({ html, from }) => ({ html, from: moved(from) })),
    code: {
      ...code,
      trace: ref,
      stops: [...new Set(places)],
      // What is shown last of all is shown when all has run.
      ...(output && {
        output: { ...output, from: output.from < step.frames - 1 ? moved(output.from) : last },
      }),
    },
  };
}

/** The frame of the trace for each highlight, never going back; where the run does not get there, that of the one before. */
function placesOf(trace: Trace, highlights: readonly LineRange[][]): number[] {
  const player = openTrace(trace);
  const runs = trace.steps.map((_, index) => player.at(index).nextLine);
  const places: number[] = [];
  for (const ranges of highlights) {
    const before = places.at(-1) ?? 0;
    const found = runs.findIndex((line, index) => index >= before && isIn(ranges, line));
    places.push(ranges.length === 0 ? runs.length - 1 : Math.max(found, before));
  }
  return places;
}

function isIn(ranges: readonly LineRange[], line: number | null): boolean {
  return line !== null && ranges.some(({ from, to }) => from <= line && line <= to);
}
