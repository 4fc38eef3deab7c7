import type { Arrow, Court, Lane } from "./court-model.ts";
import { TraceFold } from "./fold.ts";
import { LaneBook } from "./lane-book.ts";
import type { HandOver, Trace } from "./trace.ts";

/** An arrow whose lanes are still numbered by their appearance. */
type LooseArrow = Omit<Arrow, "fromLane" | "toLane" | "through"> & {
  readonly ends: readonly [from: number, to: number];
  readonly passes: readonly number[];
};

/** The picture of a whole execution: every lane from its appearance to the end, and every hand-over. */
export function courtOf(trace: Pick<Trace, "steps">): Court {
  const { steps } = trace;
  const fold = new TraceFold(steps);
  const book = new LaneBook(fold);
  const loose: LooseArrow[] = [];
  for (const [index] of steps.entries()) {
    const step = fold.advance();
    book.record(step);
    if (step.ball !== undefined) loose.push(looseArrow(step.ball, index, book));
  }
  const { lanes, places } = inOrder(book.lanes(steps.length));
  return { length: steps.length, lanes, arrows: loose.map((arrow) => placed(arrow, places)) };
}

function looseArrow(ball: HandOver, index: number, book: LaneBook): LooseArrow {
  return {
    index,
    from: ball.from,
    to: ball.to,
    ends: [book.laneOf(ball.from), book.laneOf(ball.to)],
    passes: [...new Set((ball.through ?? []).map((id) => book.laneOf(id)))],
    how: ball.how,
    value: ball.value,
    via: ball.via ?? null,
    refused: ball.refused === true,
  };
}

function placed({ ends: [from, to], passes, ...arrow }: LooseArrow, places: readonly number[]): Arrow {
  const at = (lane: number) => places[lane] as number;
  return { ...arrow, fromLane: at(from), toLane: at(to), through: passes.map(at) };
}

/** The program first, then the loop, then all others as they appeared; and where each one went. */
function inOrder(lanes: readonly Lane[]): { lanes: Lane[]; places: number[] } {
  const rank = (lane: Lane) => (lane.kind === "module" ? 0 : lane.kind === "loop" ? 1 : 2);
  const order = lanes.map((lane, appeared) => ({ lane, appeared }));
  order.sort((a, b) => rank(a.lane) - rank(b.lane) || a.appeared - b.appeared);
  const places: number[] = [];
  for (const [place, { appeared }] of order.entries()) places[appeared] = place;
  return { lanes: order.map(({ lane }) => lane), places };
}
