import type { Clock } from "../../domain/clock.ts";
import type { ShareRun } from "../../domain/http-api.ts";
import type { Result } from "../../domain/result.ts";
import type { CommandId } from "../../domain/session/commands.ts";
import type { Seq } from "../../domain/session/events.ts";
import type { ApiResult } from "../api.ts";
import type { SessionView } from "../session-source.ts";

/** Answers that say nothing of the run itself: it is sent again. */
const NOT_NOW: ReadonlySet<string> = new Set(["unreachable", "unavailable", "too-many-tries"]);
/** So often it is sent on one line; what then still does not get through is told. */
const TRIES = 6;
/** Waits are random, from 0 to this in ms, doubled with every try, up to the longest. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 8000;

export interface RunSenderOptions {
  readonly clock: Clock;
  /** A fair number from 0 to below 1. */
  readonly random: () => number;
  readonly newId: () => CommandId;
  readonly share: (id: CommandId, run: ShareRun) => Promise<ApiResult<{ readonly seq: Seq }>>;
  /** The class is shown the run, and its events end at the seq; or it is refused for good. */
  readonly onAnswer: (answer: Result<Seq, string>) => void;
}

interface Waiting {
  readonly id: CommandId;
  readonly run: ShareRun;
}

/**
 * Brings a run to the class: it keeps one id over every retry and reconnect (C1, C4), and is gone with the page, which is
 * too small a place to keep it in. Of runs that were not taken yet only the last counts (C5).
 */
export class RunSender {
  readonly #options: RunSenderOptions;
  #waiting: Waiting | null = null;
  #failed = false;
  #open = false;
  #asking = false;
  #tries = 0;
  #callOff: () => void = () => {};

  constructor(options: RunSenderOptions) {
    this.#options = options;
  }

  get sharing(): SessionView["sharing"] {
    if (this.#waiting) return "sending";
    return this.#failed ? "failed" : "no";
  }

  send(run: ShareRun): void {
    this.#waiting = { id: this.#options.newId(), run };
    this.#failed = false;
    this.#tries = 0;
    this.#next();
  }

  /** The line is open. */
  resume(): void {
    this.#open = true;
    this.#tries = 0;
    this.#next();
  }

  pause(): void {
    this.#open = false;
    this.#callOff();
  }

  /** Nobody will answer any more. */
  clear(): void {
    this.pause();
    this.#waiting = null;
  }

  #next(): void {
    if (!this.#waiting || !this.#open || this.#asking) return;
    this.#callOff();
    void this.#ask(this.#waiting);
  }

  async #ask(waiting: Waiting): Promise<void> {
    this.#asking = true;
    this.#tries += 1;
    const answer = await this.#options.share(waiting.id, waiting.run);
    this.#asking = false;
    // Another run has taken its place, or nobody waits any more.
    if (this.#waiting !== waiting) return this.#next();
    if (!answer.ok && NOT_NOW.has(answer.error.code) && this.#tries < TRIES) {
      return this.#later(answer.error.retryAfterS ?? 0);
    }
    this.#waiting = null;
    this.#failed = !answer.ok && answer.error.code !== "nothing-to-do";
    this.#options.onAnswer(
      answer.ok ? { ok: true, value: answer.value.seq } : { ok: false, error: answer.error.code },
    );
  }

  #later(waitS: number): void {
    if (!this.#open) return;
    const { clock, random } = this.#options;
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (this.#tries - 1));
    this.#callOff = clock.after(waitS * 1000 + random() * longest, () => this.#next());
  }
}
