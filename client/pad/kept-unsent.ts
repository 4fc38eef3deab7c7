import * as z from "zod/mini";
import type { PadName } from "../../domain/pad/pad-id.ts";
import { PadUpdate } from "../../domain/pad/pad-protocol.ts";
import { text } from "../../domain/schema.ts";
import { Seq } from "../../domain/session/events.ts";
import { Epoch } from "../../domain/session/reader.ts";
import { type Kept, kept, type TextStorage } from "../storage/kept.ts";
import { fromBase64, toBase64 } from "./base64.ts";

/** The most that is kept of one pad by one tab, in characters of base64: more than a full pad's worth of typing. */
const MOST_KEPT = 600_000;

/** What one tab has typed and not got acknowledged. Tabs write side by side, so each has an entry of its own. */
const Entry = z.object({ by: text(1, 40), epoch: Epoch, seq: Seq, pieces: z.array(PadUpdate) });
const Entries = z.array(Entry);

export interface KeptEntry {
  readonly by: string;
  readonly epoch: Epoch;
  /** Up to where the stream was known: what was typed may rest on all of it. */
  readonly seq: Seq;
  readonly pieces: readonly Uint8Array[];
}

/** What was typed in one pad and is not acknowledged, kept in the browser over reloads. */
export class KeptUnsent {
  readonly #kept: Kept<z.infer<typeof Entries>>;
  #written = false;

  constructor(storage: () => TextStorage, place: string, name: PadName) {
    this.#kept = kept(storage, `baton:pad:${place}:${name}`, Entries);
  }

  /** What earlier loads of this page have left, or other tabs have under way. */
  read(): KeptEntry[] {
    return (this.#kept.read() ?? []).map((one) => ({ ...one, pieces: one.pieces.map(fromBase64) }));
  }

  /** Puts `entry` in the place of what this tab has kept, and of the entries that it has taken up. */
  write(entry: KeptEntry, takenUp: readonly string[] = []): void {
    const isEmpty = entry.pieces.length === 0;
    if (isEmpty && !this.#written && takenUp.length === 0) return;
    this.#written = !isEmpty;
    const others = (this.#kept.read() ?? []).filter(({ by }) => by !== entry.by && !takenUp.includes(by));
    const entries = isEmpty ? others : [...others, { ...entry, pieces: fitting(entry.pieces) }];
    this.#kept.write(entries.length > 0 ? entries : null);
  }
}

/** Of too much the beginning is kept: what is typed later may refer to it, not the other way round. */
function fitting(pieces: readonly Uint8Array[]): string[] {
  const encoded: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    const one = toBase64(piece);
    length += one.length;
    if (length > MOST_KEPT) break;
    encoded.push(one);
  }
  return encoded;
}
