import type { LaneSpan } from "../../domain/trace/court-model.ts";

/** What of a court is in sight, and how large. Pixels count from the left edge of step 0 and the top of the lanes. */
export interface CourtSight {
  /** Pixels per step. */
  readonly unit: number;
  /** Steps in sight, `to` excluded. */
  readonly from: number;
  readonly to: number;
  /** Where the drawing ends on the right, in pixels: no text reaches beyond. */
  readonly end: number;
  /** Indices of the lanes that are shown, the upper first. */
  readonly rows: readonly number[];
  /** From the top of one bar to the top of the next, and the height of a bar, in pixels. */
  readonly pitch: number;
  readonly bar: number;
  /** The size of the text in pixels. */
  readonly text: number;
}

/** Texts of the court, written once for a whole trace. */
export interface CourtTexts {
  /** Beside the arrow of this index into `arrows`, the longest first. */
  readonly arrow: (arrow: number) => readonly string[];
  /** Inside of a span, the longest first. */
  readonly span: (lane: number, span: LaneSpan) => readonly string[];
}

/** How a stretch of a lane looks. `now`: it runs at the playhead. `mixed`: too many spans in too few pixels to tell them apart. */
export type SpanLook =
  | "now"
  | "ink"
  | "gen"
  | "created"
  | "suspended"
  | "waiting"
  | "closed"
  | "failed"
  | "gone"
  | "mixed";

/** All spans of one look in one lane, as one SVG path. */
export interface SpanShape {
  readonly key: string;
  readonly look: SpanLook;
  readonly path: string;
}

/** Text that has room where it is: it touches no other text, and no arrow but its own. */
export interface LabelShape {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  /** The middle of the line of text. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The step from which on it may be read. */
  readonly since: number;
}

/** The text of a span; `glyph` says whether the mark of its state has room at the left of it. */
export interface SpanLabel extends LabelShape {
  readonly look: SpanLook;
  readonly state: LaneSpan["state"];
  readonly glyph: boolean;
}

export interface ArrowShape {
  /** Index into the court's arrows. */
  readonly arrow: number;
  readonly index: number;
  readonly x: number;
  /** The rows of its ends; equal ones are a refusal by oneself. */
  readonly fromRow: number;
  readonly toRow: number;
  /** Where it starts and where its head is. */
  readonly y1: number;
  readonly y2: number;
  /** `to`: towards the one that is resumed; `back`: with what it gives. */
  readonly way: "to" | "back";
  readonly refused: boolean;
  /** The middles of the lanes that it passes untouched. */
  readonly dots: readonly number[];
}

export interface ArrowLabel extends LabelShape {
  readonly way: "to" | "back";
  readonly arrow: number;
}

export interface TickShape {
  readonly key: string;
  readonly text: string;
  /** The middle of the text. */
  readonly x: number;
  readonly width: number;
}

export interface CourtShapes {
  readonly spans: readonly SpanShape[];
  /** Of the texts, those come first that may be read sooner. */
  readonly spanLabels: readonly SpanLabel[];
  readonly arrows: readonly ArrowShape[];
  readonly arrowLabels: readonly ArrowLabel[];
  readonly ticks: readonly TickShape[];
}

/** The top of the bar in the given row. */
export function rowTop(view: Pick<CourtSight, "pitch">, row: number): number {
  return row * view.pitch;
}

/** How wide a text is at the most, in pixels, in the mono font, whose letters are all alike. */
export function monoWidth(text: string, size: number): number {
  return cells(text) * size * 0.602;
}

/** The same in Inter at weight 600, where an upper bound is enough. */
export function sansWidth(text: string, size: number): number {
  let sum = 0;
  for (const letter of text)
    sum += NARROW.has(letter) ? 0.36 : WIDE.has(letter) ? 0.97 : cells(letter) * 0.68;
  return sum * size;
}

const NARROW = new Set(" .,:;'|·()[]fijlrtI");
const WIDE = new Set("mwMW@%…");

/** Letters, of which those beyond the Latin, Greek and Cyrillic ones count as two. */
function cells(text: string): number {
  let sum = 0;
  for (const letter of text) sum += (letter.codePointAt(0) ?? 0) > 0x10ff ? 2 : 1;
  return sum;
}
