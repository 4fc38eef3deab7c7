import { type Cuts, overlaps, without } from "../../domain/recording/cut-plan.ts";
import type { Span } from "../../domain/recording/recording.ts";
import type { RecordingStore, VoiceRow } from "../store/recording-store.ts";
import type { VoiceBytes } from "./content.ts";
import type { Reached } from "./recording-access.ts";
import { silencedVoice } from "./silenced-voice.ts";

/** The voice of a class as those hear it who ask: of what its owner cut out nobody else gets a byte. */
export class HeardVoice {
  readonly #recordings: RecordingStore;

  constructor(recordings: RecordingStore) {
    this.#recordings = recordings;
  }

  /** The pieces that they may have; one out of which something cannot be cut is not among them. */
  async pieces(reached: Reached): Promise<readonly VoiceRow[]> {
    const all = await this.#rows(reached);
    if (reached.view === "owner") return all;
    const heard: VoiceRow[] = [];
    for (const piece of all)
      if (isUncut(piece, reached.row) || (await this.#bytes(reached, piece)) !== null) heard.push(piece);
    return heard;
  }

  /** One of them; null where they may not have it. */
  async piece(reached: Reached, name: string): Promise<VoiceBytes | null> {
    const piece = (await this.#rows(reached)).find((one) => one.name === name);
    const bytes = piece ? await this.#bytes(reached, piece) : null;
    return piece && bytes ? { type: piece.type, bytes } : null;
  }

  async #rows({ row, view }: Reached): Promise<readonly VoiceRow[]> {
    const isHeard = row.of && (view === "owner" || row.voiceShared);
    return isHeard ? this.#recordings.voiceOf(row.of.id) : [];
  }

  async #bytes({ row, view }: Reached, piece: VoiceRow): Promise<Uint8Array | null> {
    if (!row.of || (view === "shared" && isAllCut(piece, row))) return null;
    const bytes = await this.#recordings.voiceBytes(row.of.id, piece.name);
    if (bytes === null || view === "owner" || isUncut(piece, row)) return bytes;
    return silencedVoice({ type: piece.type, bytes }, cutOut(piece, row));
  }
}

/** What is left out of a class, on its axis. */
function cutsOf({ trim, hidden }: Cuts): Span[] {
  const ends = [
    { from: Number.NEGATIVE_INFINITY, to: trim.from },
    { from: trim.to ?? Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY },
  ];
  return [...ends, ...hidden];
}

function isUncut(piece: VoiceRow, cuts: Cuts): boolean {
  return overlaps(cutsOf(cuts), spanOf(piece)).length === 0;
}

function isAllCut(piece: VoiceRow, cuts: Cuts): boolean {
  return cutsOf(cuts).reduce(without, [spanOf(piece)]).length === 0;
}

/** In ms from the beginning of a piece. */
function cutOut({ from }: VoiceRow, cuts: Cuts): Span[] {
  return cutsOf(cuts).map((cut) => ({ from: cut.from - from, to: cut.to - from }));
}

function spanOf({ from, length }: VoiceRow): Span {
  return { from, to: from + length };
}
