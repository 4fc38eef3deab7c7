import type { Arrow, Court } from "../../domain/trace/court-model.ts";
import type { HandOverKind } from "../../domain/trace/trace.ts";
import {
  type ArrowLabel,
  type ArrowShape,
  type CourtSight,
  type CourtTexts,
  monoWidth,
  rowTop,
} from "./court-shapes.ts";
import { firstAfter } from "./span-at.ts";

/** Arrows nearer to each other than this, in pixels, would be one blot: the later ones give way. */
const NEAREST = 8;
/** The height of a line, in sizes of the text. */
export const LINE = 1.3;

/** The arrows in sight, thinned out where they stand too close, and the texts that have room beside them. */
export function layoutArrows(court: Court, view: CourtSight, texts: CourtTexts) {
  const rowOf = rowsByLane(view);
  const gaps = new Gaps();
  const arrows: ArrowShape[] = [];
  const first = firstAfter(court.arrows, view.from - 1, (arrow) => arrow.index);
  for (let at = first; at < court.arrows.length; at++) {
    const arrow = court.arrows[at];
    if (!arrow || arrow.index > view.to) break;
    const shape = shapeArrow(arrow, at, rowOf, view);
    if (shape && gaps.add(shape)) arrows.push(shape);
  }
  return { arrows, arrowLabels: labelsOf(arrows, gaps, view, texts) };
}

/** The row of each lane that is shown. */
export function rowsByLane(view: CourtSight): ReadonlyMap<number, number> {
  return new Map(view.rows.map((lane, row) => [lane, row] as const));
}

/** One arrow as it stands in this view, or null when a lane of it is not shown. */
export function shapeArrow(
  arrow: Arrow,
  at: number,
  rowOf: ReadonlyMap<number, number>,
  view: CourtSight,
): ArrowShape | null {
  const fromRow = rowOf.get(arrow.fromLane);
  const toRow = rowOf.get(arrow.toLane);
  if (fromRow === undefined || toRow === undefined) return null;
  const middle = (row: number) => rowTop(view, row) + view.bar / 2;
  const side = Math.sign(toRow - fromRow);
  const edge = view.bar / 2 + 1;
  const dots = arrow.through.flatMap((lane) => {
    const row = rowOf.get(lane);
    return row === undefined || row === fromRow || row === toRow ? [] : [middle(row)];
  });
  return {
    arrow: at,
    index: arrow.index,
    x: arrow.index * view.unit,
    fromRow,
    toRow,
    // Refused by oneself: it starts above its own lane and falls back there.
    y1: middle(fromRow) + (side || -1) * edge,
    y2: middle(toRow) - (side || 1) * edge,
    way: wayOf(arrow.how),
    refused: arrow.refused,
    dots,
  };
}

/** Whether the baton goes to the one that is resumed, or back with what that gives. */
export function wayOf(how: HandOverKind): "to" | "back" {
  return how === "yield" || how === "wait" || how === "return" || how === "raise" ? "back" : "to";
}

/** The spaces that an arrow crosses, the one next to its head first. Space n lies above row n. */
export function gapsOf({ fromRow, toRow }: Pick<ArrowShape, "fromRow" | "toRow">): number[] {
  if (fromRow === toRow) return [fromRow];
  const gaps: number[] = [];
  if (toRow > fromRow) for (let gap = toRow; gap > fromRow; gap--) gaps.push(gap);
  else for (let gap = toRow + 1; gap <= fromRow; gap++) gaps.push(gap);
  return gaps;
}

/** The middle of a space, where text stands; above the first lane, close to it. */
export function gapMiddle(gap: number, view: CourtSight): number {
  return rowTop(view, gap) - (gap === 0 ? view.text * 0.9 : (view.pitch - view.bar) / 2);
}

/** The spaces between the lanes, each with the arrows that cross it from left to right, and where free room begins. */
class Gaps {
  private readonly crossing = new Map<number, ArrowShape[]>();
  private readonly taken = new Map<string, number>();

  /** Takes the arrow, unless it would stand too close to one that is there. */
  add(shape: ArrowShape): boolean {
    const gaps = gapsOf(shape);
    if (gaps.some((gap) => shape.x - (this.crossing.get(gap)?.at(-1)?.x ?? -Infinity) < NEAREST))
      return false;
    for (const gap of gaps) {
      const there = this.crossing.get(gap);
      if (there) there.push(shape);
      else this.crossing.set(gap, [shape]);
    }
    return true;
  }

  /** Where a text of this width has room beside its arrow, on the right if it can be; it is taken then. */
  place(shape: ArrowShape, gap: number, width: number, margin: number, view: CourtSight): Place | null {
    const there = this.crossing.get(gap) ?? [];
    const after = firstAfter(there, shape.x, (other) => other.x);
    const right = shape.x + margin;
    const left = shape.x - margin - width;
    const fitsRight = right + width + margin <= (there[after]?.x ?? view.end + margin);
    const fitsLeft = left >= (there[after - 2]?.x ?? 0) + margin;
    for (const line of fitsRight ? linesOf(gap, view) : []) {
      if (this.take(gap, line, shape.x, right + width)) return { x: right, line };
    }
    for (const line of fitsLeft ? linesOf(gap, view) : []) {
      if (this.take(gap, line, left - margin, shape.x)) return { x: left, line };
    }
    return null;
  }

  private take(gap: number, line: number, from: number, to: number): boolean {
    const key = `${gap}/${line}`;
    if ((this.taken.get(key) ?? -Infinity) > from) return false;
    this.taken.set(key, to);
    return true;
  }
}

/** The left edge of a text, and how far its line is from the middle of the space, in pixels. */
interface Place {
  readonly x: number;
  readonly line: number;
}

/** The lines of text that a space between two lanes holds, the middle one first. Above the first lane there is one. */
export function linesOf(gap: number, { pitch, bar, text }: CourtSight): readonly number[] {
  const line = text * LINE * 1.02;
  const room = (pitch - bar) / line;
  if (gap === 0 || room < 2.1) return [0];
  return room < 3.2 ? [-line / 2, line / 2] : [0, line, -line];
}

function labelsOf(arrows: readonly ArrowShape[], gaps: Gaps, view: CourtSight, texts: CourtTexts) {
  return arrows.flatMap((shape) => {
    const margin = labelMargin(shape, view);
    for (const text of texts.arrow(shape.arrow)) {
      const width = monoWidth(text, view.text);
      for (const gap of gapsOf(shape)) {
        const place = gaps.place(shape, gap, width, margin, view);
        if (place === null) continue;
        const y = gapMiddle(gap, view) + place.line;
        return [labelOf(shape, text, { x: place.x, y, width, height: view.text * LINE })];
      }
    }
    return [];
  });
}

/** How far a text stands from its arrow; the cross of a refusal takes room too. */
export function labelMargin({ refused }: ArrowShape, view: CourtSight): number {
  return view.text * 0.5 + (refused ? view.bar * 0.25 : 0);
}

/** The text of an arrow in its place. */
export function labelOf(
  shape: ArrowShape,
  text: string,
  place: Pick<ArrowLabel, "x" | "y" | "width" | "height">,
): ArrowLabel {
  return { ...place, text, key: `a${shape.arrow}`, arrow: shape.arrow, way: shape.way, since: shape.index };
}
