import type { Court, Lane, LaneSpan } from "../../domain/trace/court-model.ts";
import {
  type CourtSight,
  type CourtTexts,
  rowTop,
  type SpanLabel,
  type SpanLook,
  type SpanShape,
  sansWidth,
} from "./court-shapes.ts";
import { firstAfter } from "./span-at.ts";

/** Spans narrower than this cannot be told apart: neighbours of that kind are drawn as one. */
const NARROW = 3;

/** The spans in sight, one path for each look of each lane, and the texts that have room inside of them. */
export function layoutSpans(court: Court, view: CourtSight, texts: CourtTexts) {
  const spans: SpanShape[] = [];
  const spanLabels: SpanLabel[] = [];
  view.rows.forEach((laneIndex, row) => {
    const lane = court.lanes[laneIndex];
    if (!lane) return;
    const paths = new Map<SpanLook, string>();
    for (const block of blocksOf(lane, view)) {
      const box = boxOf(block, lane, row, view);
      paths.set(block.look, (paths.get(block.look) ?? "") + pathOf(block.look, box, view.bar));
      const label =
        block.span && spanLabelOf(block.span, block.look, box, texts.span(laneIndex, block.span), view);
      if (label) spanLabels.push({ ...label, key: `${lane.frame}/${block.from}` });
    }
    for (const [look, path] of paths) spans.push({ key: `${lane.frame}/${look}`, look, path });
  });
  spanLabels.sort((a, b) => a.since - b.since);
  return { spans, spanLabels };
}

/** A stretch of a lane that is drawn as one; `span` is null when it stands for several. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly look: SpanLook;
  readonly span: LaneSpan | null;
}

function blocksOf(lane: Lane, view: CourtSight): Block[] {
  const blocks: Block[] = [];
  for (let at = firstAfter(lane.spans, view.from, (span) => span.to); at < lane.spans.length; at++) {
    const span = lane.spans[at];
    if (!span || span.from >= view.to) break;
    const before = blocks.at(-1);
    const narrow = (span.to - span.from) * view.unit < NARROW;
    const joins = narrow && before && (before.look === "mixed" || widthOf(before, view) < NARROW);
    const block = { from: span.from, to: span.to, look: lookOf(lane, span), span };
    if (joins) blocks[blocks.length - 1] = { from: before.from, to: span.to, look: "mixed", span: null };
    else blocks.push(block);
  }
  return blocks;
}

function widthOf(block: Pick<LaneSpan, "from" | "to">, view: CourtSight): number {
  return (block.to - block.from) * view.unit;
}

/** How the span of a lane looks: callers are ink, whatever can be suspended is blue. */
export function lookOf(lane: Lane, { state }: LaneSpan): SpanLook {
  switch (state) {
    case "running":
      return isCaller(lane) ? "ink" : "gen";
    case "collected":
    case "never-run":
      return "gone";
    default:
      return state;
  }
}

function isCaller({ kind }: Lane): boolean {
  return kind === "module" || kind === "function" || kind === "class-body" || kind === "loop";
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function boxOf(block: Pick<LaneSpan, "from" | "to">, lane: Lane, row: number, view: CourtSight): Box {
  // Built-in iterators have no code that could be watched: their lanes are slighter.
  const inset = lane.kind === "iterator" ? view.bar * 0.18 : 0;
  const x = block.from * view.unit;
  return { x, y: rowTop(view, row) + inset, width: widthOf(block, view), height: view.bar - 2 * inset };
}

function pathOf(look: SpanLook, box: Box, bar: number): string {
  const { x, y, width, height } = box;
  if (look === "closed" || look === "failed" || look === "gone") {
    return `M${round(x)} ${round(y + height / 2)}h${round(width)}`;
  }
  // Dashed outlines stand inside of their box, so that neighbours do not share a line.
  const inset = look === "created" || look === "waiting" || look === "suspended" ? Math.min(1, width / 4) : 0;
  return roundedRect(x + inset, y + inset, width - 2 * inset, height - 2 * inset, bar * 0.3);
}

/** The path of a rectangle with round corners; those on the right may have another radius. */
export function roundedRect(
  x: number,
  y: number,
  width: number,
  height: number,
  corner: number,
  right = corner,
): string {
  const most = Math.max(0, Math.min(width / 2, height / 2));
  const [l, r] = [round(Math.min(corner, most)), round(Math.min(right, most))];
  const across = round(width - l - r);
  const arc = (radius: number, dx: number, dy: number) =>
    `a${radius} ${radius} 0 0 1 ${dx * radius} ${dy * radius}`;
  return (
    `M${round(x + l)} ${round(y)}h${across}${arc(r, 1, 1)}v${round(height - 2 * r)}${arc(r, -1, 1)}` +
    `h${-across}${arc(l, -1, -1)}v${round(2 * l - height)}${arc(l, 1, -1)}z`
  );
}

/** Hundredths of a pixel are enough, and a shorter path is sooner read. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

const PADDING = 0.55;

/** The longest of the texts that has room in the box, or the state's mark alone, or nothing. */
export function spanLabelOf(
  span: LaneSpan,
  look: SpanLook,
  box: Box,
  words: readonly string[],
  view: CourtSight,
) {
  const size = view.text * 0.9;
  const padding = size * PADDING;
  const glyphWidth = size * 1.2;
  const shared = {
    state: span.state,
    look,
    y: box.y + box.height / 2,
    height: size * 1.2,
    since: span.to - 1,
  };
  const wanted = span.state !== "running";
  for (const text of words) {
    const width = sansWidth(text, size) + (wanted ? glyphWidth : 0);
    if (width + 2 * padding <= box.width) {
      return { ...shared, text, x: box.x + padding, width, glyph: wanted };
    }
  }
  const room = glyphWidth <= box.width;
  if (!wanted || !room) return null;
  return { ...shared, text: "", x: box.x + (box.width - size) / 2, width: size, glyph: true };
}
