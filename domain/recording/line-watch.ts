import { shifted } from "./fold-entry.ts";
import type { TextEdit } from "./recording.ts";

/** A line that holds what is looked for; lines count from 1. */
export interface LineHit {
  readonly lineNumber: number;
  readonly line: string;
}

/** Watches a text for lines that come to hold `wanted`, which is in lower case. An edit costs what it touches. */
export class LineWatch {
  readonly #wanted: string;
  /** Where the lines begin that hold it now, ascending. */
  #starts: number[] = [];
  #text = "";

  constructor(wanted: string) {
    this.#wanted = wanted;
  }

  /** Another text altogether: gives the lines that hold what is looked for, but for those that the text before had too. */
  reset(text: string): LineHit[] {
    const known = new Set(this.#starts.map((start) => lineAt(this.#text, start)));
    this.#text = text;
    const found = this.#linesWithin(0, text.length);
    this.#starts = found;
    return found.filter((start) => !known.has(lineAt(text, start))).map((start) => this.#hitAt(start));
  }

  /** After these edits, one after another, the text is `text`: gives the lines that hold what is looked for since. */
  edit(edits: readonly TextEdit[], text: string): LineHit[] {
    let touched = { from: Number.POSITIVE_INFINITY, to: 0 };
    let starts = this.#starts;
    for (const edit of edits) {
      starts = starts.map((start) => movedStart(start, edit));
      touched = {
        from: Math.min(touched.from, edit.at),
        to: Math.max(shifted(touched.to, edit), edit.at + edit.ins.length),
      };
    }
    this.#text = text;
    if (edits.length === 0) return [];
    const from = startOfLine(text, Math.min(touched.from, text.length));
    const to = endOfLine(text, Math.min(touched.to, text.length));
    const before = starts.filter((start) => start < from);
    const within = starts.filter((start) => start >= from && start <= to);
    const after = starts.filter((start) => start > to);
    const found = this.#linesWithin(from, to);
    this.#starts = [...before, ...found, ...after];
    const known = new Set(within.map((start) => startOfLine(text, start)));
    return found.filter((start) => !known.has(start)).map((start) => this.#hitAt(start));
  }

  /** Where lines begin that hold it; `from` begins a line and `to` ends one. */
  #linesWithin(from: number, to: number): number[] {
    const found: number[] = [];
    for (let start = from; start <= to; start = endOfLine(this.#text, start) + 1)
      if (lineAt(this.#text, start).toLowerCase().includes(this.#wanted)) found.push(start);
    return found;
  }

  #hitAt(start: number): LineHit {
    return { lineNumber: this.#text.slice(0, start).split("\n").length, line: lineAt(this.#text, start) };
  }
}

/** What is typed before a line, with a line's end, moves it on. */
function movedStart(start: number, edit: TextEdit): number {
  const pushed = start === edit.at && edit.ins.includes("\n");
  return pushed ? start + edit.ins.length : shifted(start, edit);
}

function lineAt(text: string, place: number): string {
  return text.slice(startOfLine(text, place), endOfLine(text, place));
}

function startOfLine(text: string, place: number): number {
  return place === 0 ? 0 : text.lastIndexOf("\n", place - 1) + 1;
}

function endOfLine(text: string, place: number): number {
  const end = text.indexOf("\n", place);
  return end === -1 ? text.length : end;
}
