import type { Clock } from "../../domain/clock.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import type { ClassTime } from "./class-time.ts";
import type { Microphone } from "./microphone.ts";
import type { PieceSender } from "./piece-sender.ts";
import { SilenceWatch } from "./silence-watch.ts";
import type { RecordedPiece, TurnRecorderParts } from "./turn-recorder.ts";
import type { UnsentPiece } from "./unsent-piece.ts";

/** How often what there is of a piece is kept, in ms. */
const KEEP_EVERY_MS = 1500;

/** One answer of so many comes quickly, in the beginning. */
const FIRST_MEASURED = 4;

/** The part of `TurnRecorder` that is used here. */
interface Recorder {
  readonly start: () => void;
  readonly finish: () => void;
  readonly soFar: () => readonly RecordedPiece[];
}

export interface OpenVoiceParts {
  readonly code: RoomCode;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly wallNow: () => number;
  readonly newName: () => string;
  readonly time: ClassTime;
  readonly makeRecorder: (parts: TurnRecorderParts) => Recorder;
}

/** A microphone that is open for a class: what it hears goes out in pieces while it records. */
export class OpenVoice {
  readonly #parts: OpenVoiceParts;
  readonly #microphone: Microphone;
  readonly #sender: PieceSender;
  readonly #silence: SilenceWatch;
  readonly #onTrouble: () => void;
  #recorder: Recorder | null = null;
  #keptAt = Number.NEGATIVE_INFINITY;

  constructor(
    parts: OpenVoiceParts,
    microphone: Microphone,
    sender: PieceSender,
    on: { readonly change: () => void; readonly trouble: () => void },
  ) {
    this.#parts = parts;
    this.#microphone = microphone;
    this.#sender = sender;
    this.#silence = new SilenceWatch(parts.clock, on.change);
    this.#onTrouble = on.trouble;
    microphone.onLost(on.trouble);
  }

  /** Whether nothing was heard for long, though it records. */
  get isSilent(): boolean {
    return this.#silence.isSilent;
  }

  /** How loud it is right now: root mean square, 0 to 1. */
  get loudness(): number {
    return this.#microphone.loudness();
  }

  /** Records, or does so no more: then the piece under way is handed over a moment later. */
  record(on: boolean): void {
    if (on && !this.#recorder) this.#begin();
    else if (!on && this.#recorder) this.#finish();
  }

  close(): void {
    this.#finish();
    this.#microphone.close();
  }

  #begin(): void {
    const { stream, type, loudness } = this.#microphone;
    const { clock, wallNow, newName, makeRecorder, time } = this.#parts;
    this.#recorder = makeRecorder({
      stream,
      type,
      now: () => clock.now(),
      wallNow,
      newName,
      onTurn: () => void time.measure(),
      onMore: () => this.#keepSoFar(),
      onPiece: (piece) => {
        const unsent = this.#unsent(piece);
        if (unsent) void this.#sender.add(unsent);
      },
      onTrouble: this.#onTrouble,
    });
    void time.measure(FIRST_MEASURED);
    this.#recorder.start();
    this.#silence.start(loudness);
  }

  #finish(): void {
    this.#recorder?.finish();
    this.#recorder = null;
    this.#silence.stop();
  }

  /** Whatever becomes of the page, little of what was said is lost. */
  #keepSoFar(): void {
    const now = this.#parts.clock.now();
    if (now - this.#keptAt < KEEP_EVERY_MS) return;
    this.#keptAt = now;
    for (const piece of this.#recorder?.soFar() ?? []) {
      const unsent = this.#unsent(piece);
      if (unsent) void this.#sender.keep({ ...unsent, growing: true });
    }
  }

  /** Its first sample was spoken before it came to the recorder. */
  #unsent({ name, startedAt, lasted, sound }: RecordedPiece): UnsentPiece | null {
    const { code, time, wallNow } = this.#parts;
    const from = time.at(startedAt - this.#microphone.latency);
    return from === null ? null : { code, name, from, lasted, sound, growing: false, keptAt: wallNow() };
  }
}
