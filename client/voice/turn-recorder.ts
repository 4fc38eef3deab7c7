/** A piece of sound that can be played by itself. Times are milliseconds. */
export interface RecordedPiece {
  readonly name: string;
  /** When its first sample came, by the page's clock. */
  readonly startedAt: number;
  readonly lasted: number;
  readonly sound: Blob;
}

export interface TurnRecorderParts {
  readonly stream: MediaStream;
  /** As `MediaRecorder` names it. */
  readonly type: string;
  /** The page's clock, in ms. */
  readonly now: () => number;
  /** Wall clock: it goes on while the device sleeps. */
  readonly wallNow: () => number;
  readonly newName: () => string;
  readonly onTurn: () => void;
  /** There is more in `soFar`: called twice a second. */
  readonly onMore: () => void;
  readonly onPiece: (piece: RecordedPiece) => void;
  readonly onTrouble: () => void;
}

/** How long a piece is, and how often what was recorded is handed over, in ms. The page's timers take no part: out of sight they stand nearly still. */
const PIECE_MS = 10_000;
const SLICE_MS = 500;
/** Neighbours have so many slices of each other: at four times the speed the next one needs that long to come into step unheard. */
const SHARED_SLICES = 2;
/** When nothing was handed over for so long the device slept: what comes then does not follow on what was before. */
const SLEPT_MS = 10_000;
/** Bits a second: plenty for one voice in Opus. */
const BITS = 32_000;

interface Turn {
  readonly name: string;
  readonly recorder: MediaRecorder;
  readonly startedAt: number;
  chunks: Blob[];
  endedAt: number;
  /** Wall clock of the last hand-over. */
  heardAt: number;
  /** What comes still is not of this piece. */
  deaf: boolean;
}

/**
 * Records a stream in pieces, each by a recorder of its own. The next one begins before the last one ends, and that ends only
 * when the next has handed over what they share: nothing is lost between them, and they overlap by a second.
 */
export class TurnRecorder {
  readonly #parts: TurnRecorderParts;
  #turn: Turn | null = null;
  #next: Turn | null = null;

  constructor(parts: TurnRecorderParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#turn ??= this.#begin();
  }

  /** Ends the piece under way, which is handed over a moment later. */
  finish(): void {
    const turns = [this.#turn, this.#next];
    this.#turn = null;
    this.#next = null;
    for (const turn of turns) if (turn) this.#end(turn);
  }

  /** What there is of the pieces under way, under the names that they will have. */
  soFar(): RecordedPiece[] {
    return [this.#turn, this.#next].flatMap((turn) => (turn ? this.#pieceOf(turn) : []));
  }

  /** Null when the browser cannot, which is told. */
  #begin(): Turn | null {
    const { stream, type, now, wallNow, newName, onTurn, onTrouble } = this.#parts;
    try {
      const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: BITS });
      const startedAt = now();
      recorder.start(SLICE_MS);
      const times = { startedAt, endedAt: startedAt, heardAt: wallNow() };
      const turn: Turn = { name: newName(), recorder, chunks: [], deaf: false, ...times };
      recorder.ondataavailable = ({ data }) => this.#take(turn, data);
      recorder.onstop = () => this.#stopped(turn);
      recorder.onerror = () => onTrouble();
      onTurn();
      return turn;
    } catch {
      onTrouble();
      return null;
    }
  }

  #take(turn: Turn, data: Blob): void {
    const { now, wallNow } = this.#parts;
    if (wallNow() - turn.heardAt > SLEPT_MS) turn.deaf = true;
    turn.heardAt = wallNow();
    if (!turn.deaf && data.size > 0) turn.chunks.push(data);
    if (!turn.deaf && turn.recorder.state === "recording") turn.endedAt = now();
    if (turn === this.#next && this.#isShared(turn)) this.#handOver(turn);
    else if (turn === this.#turn && !this.#next && this.#isLong(turn)) this.#next = this.#begin();
    if (turn === this.#turn) this.#parts.onMore();
  }

  #isLong(turn: Turn): boolean {
    return turn.deaf || this.#parts.now() - turn.startedAt >= PIECE_MS;
  }

  /** Whether the next one has all that it is to share with the one before; it does not wait for one that hears nothing. */
  #isShared(next: Turn): boolean {
    return !this.#turn || this.#turn.deaf || next.chunks.length >= SHARED_SLICES;
  }

  /** The next one records: the one before is done. */
  #handOver(next: Turn): void {
    const last = this.#turn;
    this.#turn = next;
    this.#next = null;
    if (last) this.#end(last);
  }

  #end(turn: Turn): void {
    if (turn.recorder.state === "inactive") return;
    if (!turn.deaf) turn.endedAt = this.#parts.now();
    turn.recorder.stop();
  }

  /** A recorder ends by itself when its microphone goes. */
  #stopped(turn: Turn): void {
    if (turn === this.#turn) this.#turn = null;
    if (turn === this.#next) this.#next = null;
    for (const piece of this.#pieceOf(turn)) this.#parts.onPiece(piece);
    turn.chunks = [];
  }

  #pieceOf({ name, startedAt, endedAt, chunks, recorder }: Turn): RecordedPiece[] {
    if (chunks.length === 0) return [];
    const sound = new Blob(chunks, { type: recorder.mimeType || this.#parts.type });
    return [{ name, startedAt, lasted: endedAt - startedAt, sound }];
  }
}

/** What this browser records in; null where it cannot record. */
export function recordingType(): string | null {
  if (typeof MediaRecorder === "undefined") return null;
  const types = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
  return types.find((type) => MediaRecorder.isTypeSupported(type)) ?? null;
}
