import type { Clock } from "../../domain/clock.ts";
import { Answer } from "../../domain/protocol.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import type { ListenToPage } from "./page-events.ts";
import { afterFailure, firstChoice } from "./way-choice.ts";
import type { OpenWire, Way, Wire } from "./wire.ts";

/** How long an attempt may take, in ms, before it counts as swallowed. */
const OPEN_WITHIN: Readonly<Record<Way, number>> = { websocket: 4000, polling: 10_000 };
const ANSWER_WITHIN = 10_000;
/** Waits are random, from 0 to this, doubled with every failure in a row, up to the longest. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 8000;

export interface ConnectionEnvironment {
  readonly clock: Clock;
  /** A fair number from 0 to below 1. */
  readonly random: () => number;
  readonly openWire: OpenWire;
  readonly listenToPage: ListenToPage;
}

export interface ConnectionEvents {
  /** A line is open; nothing was said on it yet. */
  readonly onOpen: () => void;
  readonly onLost: () => void;
  /** The device woke up or came online: the line says it is open, but does it still answer? */
  readonly onDoubt: () => void;
  readonly onMessage: (name: string, content: unknown) => void;
}

interface Attempt {
  readonly way: Way;
  wire: Wire | null;
  open: boolean;
  /** Whether it proved of use; one that did not counts as failed. */
  good: boolean;
  readonly unanswered: Set<() => void>;
}

/**
 * A line that comes back by itself. It knows nothing of what is said on it.
 *
 *   closed --open--> opening --connected--> open --lost | no answer | offline--> waiting --time | online | wake--> opening
 */
export class Connection {
  readonly #environment: ConnectionEnvironment;
  readonly #events: ConnectionEvents;
  #attempt: Attempt | null = null;
  #callOff: () => void = () => {};
  #stopListening: (() => void) | null = null;
  #failures = 0;
  #choice = firstChoice;

  constructor(environment: ConnectionEnvironment, events: ConnectionEvents) {
    this.#environment = environment;
    this.#events = events;
  }

  open(): void {
    if (this.#stopListening) return;
    this.#stopListening = this.#environment.listenToPage({
      onOnline: () => this.#wake(),
      onWake: () => this.#wake(),
      onOffline: () => this.#attempt && this.#end(this.#attempt, false),
    });
    this.#begin();
  }

  close(): void {
    this.#stopListening?.();
    this.#stopListening = null;
    this.#callOff();
    this.#leave();
  }

  /** Asks, and gives the value or the code of the refusal; `no-answer` when the line was lost or is given up for that. */
  ask(name: string, content: unknown, within = ANSWER_WITHIN): Promise<Result<unknown, string>> {
    const attempt = this.#attempt;
    if (!attempt?.open) return Promise.resolve(refuse("no-answer"));
    return new Promise((resolve) => {
      const settle = (result: Result<unknown, string>): void => {
        attempt.unanswered.delete(giveUp);
        callOff();
        resolve(result);
      };
      const giveUp = (): void => settle(refuse("no-answer"));
      const callOff = this.#environment.clock.after(within, () => this.#end(attempt, true));
      attempt.unanswered.add(giveUp);
      attempt.wire?.send(name, content, (answer) => settle(readAnswer(answer)));
    });
  }

  /** Says something that may get lost. */
  tell(name: string, content: unknown): void {
    if (this.#attempt?.open) this.#attempt.wire?.sendVolatile(name, content);
  }

  /** The line is of use: the next waits are short again. */
  praise(): void {
    if (!this.#attempt) return;
    this.#attempt.good = true;
    this.#failures = 0;
  }

  /** Gives the line up and comes back after `waitMs` at the least. */
  drop(waitMs = 0): void {
    if (this.#attempt) this.#end(this.#attempt, false, waitMs);
  }

  #begin(): void {
    this.#callOff();
    const { clock, openWire } = this.#environment;
    const { way } = this.#choice;
    const attempt: Attempt = { way, wire: null, open: false, good: false, unanswered: new Set() };
    this.#attempt = attempt;
    this.#callOff = clock.after(OPEN_WITHIN[way], () => this.#end(attempt, true));
    const ifCurrent = (run: () => void): void => {
      if (this.#attempt === attempt) run();
    };
    attempt.wire = openWire(way, {
      onOpen: () => ifCurrent(() => this.#opened(attempt)),
      onUpgrade: () => ifCurrent(() => this.#upgraded()),
      onMessage: (name, content) => ifCurrent(() => this.#events.onMessage(name, content)),
      onClose: () => this.#end(attempt, false),
    });
  }

  #opened(attempt: Attempt): void {
    this.#callOff();
    attempt.open = true;
    this.#events.onOpen();
  }

  #upgraded(): void {
    this.#choice = firstChoice;
  }

  /** The late end of an attempt that is not the current one ends nothing. */
  #end(attempt: Attempt, hung: boolean, waitMs = 0): void {
    if (this.#attempt !== attempt) return;
    if (!attempt.good) this.#choice = afterFailure({ ...this.#choice, way: attempt.way }, hung);
    this.#callOff();
    this.#leave();
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures);
    this.#failures += 1;
    const wait = waitMs + this.#environment.random() * longest;
    this.#callOff = this.#environment.clock.after(wait, () => this.#begin());
    this.#events.onLost();
  }

  #leave(): void {
    const attempt = this.#attempt;
    this.#attempt = null;
    attempt?.wire?.close();
    for (const giveUp of [...(attempt?.unanswered ?? [])]) giveUp();
  }

  #wake(): void {
    if (this.#attempt?.open) this.#events.onDoubt();
    else if (!this.#attempt) {
      this.#failures = 0;
      this.#begin();
    }
  }
}

function readAnswer(answer: unknown): Result<unknown, string> {
  const parsed = Answer.safeParse(answer);
  if (!parsed.success) return refuse("bad-answer");
  return parsed.data.ok ? ok(parsed.data.value) : refuse(parsed.data.error);
}
