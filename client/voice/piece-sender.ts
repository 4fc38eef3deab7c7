import type { Clock } from "../../domain/clock.ts";
import type { VoiceAt, VoiceQuery } from "../../domain/recording/voice-upload.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import type { ApiResult } from "../api.ts";
import type { MeasuredPiece } from "./measure-piece.ts";
import type { PieceShelf, UnsentPiece } from "./unsent-piece.ts";

/** Answers that say nothing of the piece itself: it is sent again. */
const NOT_NOW: ReadonlySet<string> = new Set(["unreachable", "unavailable", "too-many-tries", "bad-answer"]);
/** What was said when the voice was not on is not kept, and nobody need hear of it. */
const NOT_MEANT = "not-recording";
/** Waits are random, from 0 to this in ms, doubled with every try, up to the longest. */
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15_000;
/** What is shorter holds nothing, in ms: less than one frame of a coder. */
const SHORTEST_MS = 20;
/** What the server takes no more is let go of: a day, in ms. */
const TOO_OLD_MS = 24 * 3_600_000;

export interface PieceSenderParts {
  readonly code: RoomCode;
  readonly clock: Pick<Clock, "after">;
  /** Milliseconds since 1970. */
  readonly wallNow: () => number;
  /** A fair number from 0 to below 1. */
  readonly random: () => number;
  readonly shelf: PieceShelf;
  readonly measure: (sound: Blob) => Promise<MeasuredPiece | null>;
  readonly send: (code: RoomCode, piece: VoiceQuery, sound: Blob) => Promise<ApiResult<VoiceAt>>;
  readonly onChange: () => void;
}

/** Brings pieces to the server one after another, each kept until it is acknowledged, over reloads too. */
export class PieceSender {
  readonly #parts: PieceSenderParts;
  #waiting: UnsentPiece[] = [];
  #tries = 0;
  #sending = false;
  #lostMs = 0;
  #lostCode: string | null = null;
  #callOff: () => void = () => {};

  constructor(parts: PieceSenderParts) {
    this.#parts = parts;
  }

  /** How much of the voice the server does not have yet, in ms. */
  get unsentMs(): number {
    return this.#waiting.reduce((sum, { lasted }) => sum + lasted, 0);
  }

  /** Whether sending does not keep up. */
  get isBehind(): boolean {
    return (this.#tries > 0 && this.#waiting.length > 0) || this.#waiting.length > 2;
  }

  /** What was refused for good so far, in ms, and why the last of it was. */
  get lost(): { readonly ms: number; readonly code: string } | null {
    return this.#lostCode === null ? null : { ms: this.#lostMs, code: this.#lostCode };
  }

  /** Takes up what an earlier page has left; with `growing` also what it was recording then, which no other may do now. */
  async load({ growing }: { readonly growing: boolean }): Promise<void> {
    const { code, shelf, wallNow } = this.#parts;
    const kept = await shelf.all().catch(() => []);
    for (const { name, keptAt } of kept)
      if (wallNow() - keptAt > TOO_OLD_MS) await shelf.remove(name).catch(() => {});
    const own = kept.filter((piece) => piece.code === code && wallNow() - piece.keptAt <= TOO_OLD_MS);
    const known = new Set(this.#waiting.map(({ name }) => name));
    const left = own.filter((piece) => !known.has(piece.name) && (growing || !piece.growing));
    this.#waiting = [...left.sort((one, other) => one.from - other.from), ...this.#waiting];
    this.#changed();
  }

  /** Takes a piece to be sent; resolves when it is kept, if it can be. */
  async add(piece: UnsentPiece): Promise<void> {
    const same = this.#waiting.findIndex(({ name }) => name === piece.name);
    if (same >= 0) this.#waiting[same] = piece;
    else this.#waiting.push(piece);
    this.#changed();
    await this.#parts.shelf.put(piece).catch(() => {});
  }

  /** Keeps what there is of a piece that is still being recorded. */
  async keep(piece: UnsentPiece): Promise<void> {
    await this.#parts.shelf.put(piece).catch(() => {});
  }

  /** The line is good again: what waits is sent now. */
  resume(): void {
    this.#callOff();
    this.#next();
  }

  #changed(): void {
    this.#parts.onChange();
    if (this.#tries === 0) this.#next();
  }

  #next(): void {
    const [first] = this.#waiting;
    if (!first || this.#sending) return;
    this.#callOff();
    void this.#bring(first);
  }

  async #bring(piece: UnsentPiece): Promise<void> {
    this.#sending = true;
    const answer = await this.#send(piece);
    this.#sending = false;
    if (!answer.ok && NOT_NOW.has(answer.error.code)) return this.#later(answer.error.retryAfterS ?? 0);
    this.#tries = 0;
    if (!answer.ok && answer.error.code !== NOT_MEANT) {
      this.#lostMs += piece.lasted;
      this.#lostCode = answer.error.code;
    }
    this.#waiting = this.#waiting.filter(({ name }) => name !== piece.name);
    void this.#parts.shelf.remove(piece.name).catch(() => {});
    this.#changed();
  }

  async #send({ code, name, from, lasted, sound }: UnsentPiece): Promise<ApiResult<unknown>> {
    const { measure, send } = this.#parts;
    const measured = await measure(sound);
    const length = measured?.length ?? lasted;
    if (length < SHORTEST_MS) return { ok: true, value: null };
    return send(code, { name, from, length, ...(measured && { heard: [...measured.heard] }) }, sound);
  }

  #later(waitS: number): void {
    const { clock, random } = this.#parts;
    this.#tries += 1;
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.#tries - 1));
    this.#callOff();
    this.#callOff = clock.after(waitS * 1000 + random() * longest, () => this.#next());
    this.#parts.onChange();
  }
}
