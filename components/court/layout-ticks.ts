import type { Court } from "../../domain/trace/court-model.ts";
import { type CourtSight, monoWidth, type TickShape } from "./court-shapes.ts";
import { firstAfter } from "./span-at.ts";

/** At fewer pixels per step than this the numbers go in round steps, not from hand-over to hand-over. */
const ROUND_BELOW = 10;

/** The numbers of frames below the lanes: the first, the last, and between them those of the hand-overs, or round ones. */
export function layoutTicks(court: Court, view: CourtSight): readonly TickShape[] {
  const last = court.length - 1;
  const [start, end] = [tickOf(0, view), tickOf(last, view)];
  const between = view.unit < ROUND_BELOW ? roundIndices(court, view) : handOverIndices(court, view);
  const ticks: TickShape[] = [];
  const room = view.text * 0.8;
  const ends = apart(start, end, room) ? [start, end] : [start];
  for (const index of between) {
    const tick = tickOf(index, view);
    if ([...ends, ticks.at(-1)].every((other) => !other || apart(tick, other, room))) ticks.push(tick);
  }
  return [...ends, ...ticks];
}

/** The number of one frame, in the middle of its step. */
export function tickOf(index: number, view: Pick<CourtSight, "unit" | "text">): TickShape {
  const text = String(index + 1);
  return { key: `t${index}`, text, x: (index + 0.5) * view.unit, width: monoWidth(text, view.text) };
}

/** Whether two numbers leave this much room between them. */
export function apart(a: TickShape, b: TickShape, room: number): boolean {
  return Math.abs(a.x - b.x) >= (a.width + b.width) / 2 + room;
}

function handOverIndices({ arrows }: Court, view: CourtSight): number[] {
  const indices: number[] = [];
  for (let at = firstAfter(arrows, view.from - 1, (arrow) => arrow.index); at < arrows.length; at++) {
    const index = arrows[at]?.index;
    if (index === undefined || index >= view.to) break;
    indices.push(index);
  }
  return indices;
}

function roundIndices({ length }: Court, view: CourtSight): number[] {
  const every = roundStep((view.text * 6) / view.unit);
  const indices: number[] = [];
  const to = Math.min(view.to, length);
  for (let frame = Math.ceil((view.from + 1) / every) * every; frame <= to; frame += every)
    indices.push(frame - 1);
  return indices;
}

/** The next of 1, 2, 5, 10, 20, 50 ... that is not less. */
export function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  const factor = [1, 2, 5, 10].find((one) => one * power >= least) ?? 10;
  return factor * power;
}
