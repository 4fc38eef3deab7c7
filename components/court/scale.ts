import type { CourtSize } from "./use-court-size.ts";

/** Lengths of the court in em. */
const BAR = 1.8;
const TEXT = 0.84;
const NAMES = 9.5;
const AXIS = 1.9;
const TOP = 3;
/** As much as half of the grip of the playhead. */
const SIDE = 1.5;
/** A step is read with ease from here on, and gains nothing from being wider than that. */
const READABLE = 1.5;
const WIDEST = 9;
const MOST_STEPS_IN_SIGHT = 60;

/** All lengths of a court in pixels, for its size and the number of its lanes. */
export interface CourtScale {
  readonly names: number;
  readonly top: number;
  readonly bar: number;
  readonly pitch: number;
  readonly text: number;
  readonly axis: number;
  /** Free room at either end of the track. */
  readonly side: number;
  /** How wide the part is in which steps are drawn. */
  readonly room: number;
}

/** Few lanes stand apart, so that the baton is seen to travel; many stand as close as the texts between them allow. */
export function scaleOf({ width, em }: CourtSize, rows: number): CourtScale {
  const pitch = rows <= 2 ? 6 : rows === 3 ? 5 : rows <= 6 ? 4.2 : 3.6;
  const px = (length: number) => Math.round(length * em);
  return {
    names: px(NAMES),
    top: px(TOP),
    bar: px(BAR),
    pitch: px(pitch),
    text: TEXT * em,
    axis: px(AXIS),
    side: px(SIDE),
    room: Math.max(1, width - px(NAMES) - 2 * px(SIDE)),
  };
}

export interface UnitRange {
  /** Pixels per step at which the whole run fits. */
  readonly fit: number;
  /** As it is shown unless one has zoomed: the whole run if it can be read so. */
  readonly usual: number;
  readonly widest: number;
}

/** How wide a step may be. */
export function unitRange(room: number, length: number, em: number): UnitRange {
  const widest = WIDEST * em;
  const fit = Math.min(widest, room / Math.max(1, length));
  const readable = Math.min(READABLE * em, room / MOST_STEPS_IN_SIGHT);
  return { fit, usual: Math.max(fit, readable), widest };
}
