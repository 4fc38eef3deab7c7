import type { PadName } from "../pad/pad-id.ts";
import { EntryFold } from "./fold-entry.ts";
import { type LineHit, LineWatch } from "./line-watch.ts";
import type { Chapter, Chunk, Keyframe } from "./recording.ts";

/** Where something was found: when it came there, in what, and on which line, from 1 on. */
export interface SearchHit {
  readonly t: number;
  readonly where:
    | { readonly in: "lesson"; readonly step: number }
    | { readonly in: "pad"; readonly pad: PadName };
  readonly lineNumber: number;
  /** The line, shortened around what was found. */
  readonly line: string;
}

/** The most of a line that a hit shows, in UTF-16 units. */
const MAX_EXCERPT = 160;

/** Where the class was shown what is looked for: at the beginning of the chapters of steps whose text has it. `steps` are those texts. */
export function searchLesson(
  query: string,
  steps: readonly string[],
  chapters: readonly Chapter[],
): SearchHit[] {
  const wanted = wantedOf(query);
  if (wanted === "") return [];
  const seen = new Set<number>();
  return chapters.flatMap(({ t, step }): SearchHit[] => {
    if (seen.has(step)) return [];
    seen.add(step);
    return linesWith(steps[step] ?? "", wanted).map(({ lineNumber, line }) => ({
      t,
      where: { in: "lesson", step },
      lineNumber,
      line: excerpt(line, wanted),
    }));
  });
}

/**
 * Looks for a text in all pads at all times. Takes a recording's chunks one after another, and gives what each brings: a line is
 * told once when it comes to hold the text, and again only after it had lost it. Case makes no difference.
 */
export class PadSearch {
  readonly #wanted: string;
  readonly #watches = new Map<PadName, LineWatch>();
  #now: Keyframe | null = null;

  constructor(query: string) {
    this.#wanted = wantedOf(query);
  }

  add(chunk: Chunk): SearchHit[] {
    if (this.#wanted === "") return [];
    const hits = this.#jumpTo(chunk);
    const fold = new EntryFold(chunk.keyframe);
    for (const entry of chunk.entries) {
      fold.add(entry);
      if (entry.is === "event") {
        this.#forgetOthers((pad) => fold.pad(pad) !== undefined);
        continue;
      }
      const found = this.#watchOf(entry.pad).edit(entry.edits, fold.pad(entry.pad)?.text ?? "");
      hits.push(...found.map((hit) => this.#hitOf(entry.t, entry.pad, hit)));
    }
    this.#now = fold.now();
    return hits;
  }

  /** Where chunks do not join, what is new in a pad came while nothing was recorded. */
  #jumpTo({ from, keyframe }: Chunk): SearchHit[] {
    this.#forgetOthers((pad) => keyframe.pads[pad] !== undefined);
    return Object.entries(keyframe.pads).flatMap(([pad, { text }]) => {
      if (this.#now?.pads[pad]?.text === text) return [];
      return this.#watchOf(pad)
        .reset(text)
        .map((hit) => this.#hitOf(from, pad, hit));
    });
  }

  #forgetOthers(isThere: (pad: PadName) => boolean): void {
    for (const pad of this.#watches.keys()) if (!isThere(pad)) this.#watches.delete(pad);
  }

  #watchOf(pad: PadName): LineWatch {
    const watch = this.#watches.get(pad) ?? new LineWatch(this.#wanted);
    this.#watches.set(pad, watch);
    return watch;
  }

  #hitOf(t: number, pad: PadName, { lineNumber, line }: LineHit): SearchHit {
    return { t, where: { in: "pad", pad }, lineNumber, line: excerpt(line, this.#wanted) };
  }
}

function wantedOf(query: string): string {
  return query.trim().toLowerCase();
}

function linesWith(text: string, wanted: string): LineHit[] {
  return new LineWatch(wanted).reset(text);
}

function excerpt(line: string, wanted: string): string {
  const trimmed = line.trim();
  if (trimmed.length <= MAX_EXCERPT) return trimmed;
  const found = trimmed.toLowerCase().indexOf(wanted);
  const from = Math.max(0, Math.min(found - MAX_EXCERPT / 4, trimmed.length - MAX_EXCERPT));
  return trimmed.slice(from, from + MAX_EXCERPT);
}
