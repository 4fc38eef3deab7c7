import type { Clock } from "../../domain/clock.ts";
import type { PadName } from "../../domain/pad/pad-id.ts";
import { PAD_TO_SERVER, type PadEdit, PadEdited, type Point } from "../../domain/pad/pad-protocol.ts";
import type { Seq } from "../../domain/session/events.ts";
import type { Epoch } from "../../domain/session/reader.ts";
import type { PadChannel } from "../session-source.ts";
import { toBase64 } from "./base64.ts";
import { isNotNow } from "./not-now.ts";
import type { Unsent } from "./unsent.ts";

/** So often in a row an edit may come back because the pad is not open on the line; then it will never be taken. */
const TRIES = 4;
/** The longest wait before sending again on a line that is open, in ms. */
const LONGEST_WAIT = 1000;

export interface PadSenderOptions {
  readonly name: PadName;
  readonly channel: Pick<PadChannel, "ask">;
  readonly clock: Clock;
  /** A fair number from 0 to below 1. */
  readonly random: () => number;
  /** The least time between two edits, in ms: 0 for what others are to see at once. */
  readonly pace: number;
  readonly unsent: () => Unsent;
  /** Where the own cursor is, when that is news. */
  readonly takePoint: () => Point | null | undefined;
  readonly onAcknowledged: (seq: Seq) => void;
  /** The line, or the server, knows nothing of this opening of the pad. */
  readonly onLostPlace: () => void;
  readonly onRefused: (code: string) => void;
}

/** Sends what was typed, one edit at a time: what is typed meanwhile goes out as the next one. */
export class PadSender {
  readonly #options: PadSenderOptions;
  #epoch: Epoch | null = null;
  #asking = false;
  #lostPlaces = 0;
  #due = false;
  /** The next edit may go out from then on, by the clock. */
  #notBefore = Number.NEGATIVE_INFINITY;
  #callOff: () => void = () => {};

  constructor(options: PadSenderOptions) {
    this.#options = options;
  }

  /** The copy is what the server has of this epoch, and what was typed. */
  resume(epoch: Epoch): void {
    this.#epoch = epoch;
    this.next();
  }

  pause(): void {
    this.#epoch = null;
    this.#callOff();
  }

  /** Something was typed. It goes out at the end of this task, so that the cursor's new place goes with it. */
  next(): void {
    const { clock, unsent } = this.#options;
    if (this.#epoch === null || this.#asking || this.#due || unsent().isEmpty) return;
    this.#callOff();
    const wait = this.#notBefore - clock.now();
    if (wait > 0) {
      this.#callOff = clock.after(wait, () => this.#soon());
    } else this.#soon();
  }

  #soon(): void {
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (this.#epoch !== null && !this.#options.unsent().isEmpty) void this.#send(this.#epoch);
    });
  }

  async #send(epoch: Epoch): Promise<void> {
    const { name, channel, clock, pace, takePoint } = this.#options;
    const unsent = this.#options.unsent();
    this.#asking = true;
    this.#notBefore = clock.now() + pace;
    const update = toBase64(unsent.take());
    const point = takePoint();
    const edit: PadEdit = { pad: name, epoch, update, ...(point !== undefined && { point }) };
    const answer = await channel.ask(PAD_TO_SERVER.edit, edit);
    this.#asking = false;
    // What was typed in a copy that had to give way meanwhile was put aside with it.
    if (unsent !== this.#options.unsent()) return this.next();
    const edited = answer.ok ? PadEdited.safeParse(answer.value) : null;
    if (edited?.success) return this.#acknowledged(unsent, edited.data.seq);
    unsent.putBack();
    this.#notTaken(answer.ok ? "bad-answer" : answer.error);
  }

  #acknowledged(unsent: Unsent, seq: Seq): void {
    unsent.drop();
    this.#lostPlaces = 0;
    this.#options.onAcknowledged(seq);
    this.next();
  }

  #notTaken(code: string): void {
    const { clock, random, onLostPlace, onRefused } = this.#options;
    const isLostPlace = code === "not-open" || code === "other-epoch";
    this.#lostPlaces = isLostPlace ? this.#lostPlaces + 1 : 0;
    if (isLostPlace && this.#lostPlaces < TRIES) onLostPlace();
    else if (!isNotNow(code)) onRefused(code);
    else if (this.#epoch !== null) {
      this.#notBefore = clock.now() + random() * LONGEST_WAIT;
      this.next();
    }
  }
}
