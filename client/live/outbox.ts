import * as z from "zod/mini";
import type { Clock } from "../../domain/clock.ts";
import type { CommandRequest } from "../../domain/protocol.ts";
import type { Result } from "../../domain/result.ts";
import { ClientCommand, CommandId } from "../../domain/session/commands.ts";
import type { Seq } from "../../domain/session/events.ts";
import type { Kept } from "../storage/kept.ts";

/** A command that was not answered yet. `sent`: it has been on a line, so it may have been carried out. */
export const Waiting = z.object({ id: CommandId, command: ClientCommand, sent: z.boolean() });
export type Waiting = z.infer<typeof Waiting>;

export const Queue = z.array(Waiting);
type Queue = readonly Waiting[];

/** Answers that say nothing of the command itself: it is asked again. */
const NOT_NOW: ReadonlySet<string> = new Set([
  "no-answer",
  "bad-answer",
  "unavailable",
  "too-fast",
  "hello-first",
]);
/** The longest wait before asking again on a line that is open, in ms. */
const LONGEST_WAIT = 1000;

export interface OutboxOptions {
  readonly clock: Clock;
  /** A fair number from 0 to below 1. */
  readonly random: () => number;
  readonly newId: () => CommandId;
  /** The same in every load of this page, and gone with its tab. */
  readonly kept: Kept<Waiting[]>;
  readonly ask: (request: CommandRequest) => Promise<Result<Seq, string>>;
  /** The command is granted, and its events end at the seq; or it is refused for good. */
  readonly onAnswer: (command: ClientCommand, answer: Result<Seq, string>) => void;
}

/** Keeps commands until they are answered, over reconnects and reloads, and sends one at a time, in their order (C4, C5). */
export class Outbox {
  readonly #options: OutboxOptions;
  #queue: Queue = [];
  #open = false;
  #asking = false;
  #callOff: () => void = () => {};

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  get queue(): Queue {
    return this.#queue;
  }

  /** Takes up what an earlier load of this page has left. */
  load(): void {
    if (this.#queue.length === 0) this.#queue = this.#options.kept.read() ?? [];
  }

  add(command: ClientCommand): void {
    const entry = { id: this.#options.newId(), command, sent: false };
    this.#set(withLatest(this.#queue, entry));
    this.#next();
  }

  /** The line is open and the server knows who asks. */
  resume(): void {
    this.#open = true;
    this.#next();
  }

  pause(): void {
    this.#open = false;
    this.#callOff();
  }

  /** Nobody will answer any more. */
  clear(): void {
    this.pause();
    this.#set([]);
  }

  #next(): void {
    const [first] = this.#queue;
    if (!first || !this.#open || this.#asking) return;
    this.#callOff();
    void this.#ask(first);
  }

  async #ask({ id, command }: Waiting): Promise<void> {
    this.#asking = true;
    this.#set(this.#queue.map((one) => (one.id === id ? { ...one, sent: true } : one)));
    const answer = await this.#options.ask({ id, command });
    this.#asking = false;
    if (!answer.ok && NOT_NOW.has(answer.error)) return this.#later();
    this.#set(this.#queue.filter((one) => one.id !== id));
    this.#options.onAnswer(command, answer);
    this.#next();
  }

  #later(): void {
    if (!this.#open) return;
    const { clock, random } = this.#options;
    this.#callOff = clock.after(random() * LONGEST_WAIT, () => this.#next());
  }

  #set(queue: Queue): void {
    this.#queue = queue;
    this.#options.kept.write(queue.length === 0 ? null : [...queue]);
  }
}

/** Of moves that were not sent yet only the last is kept; one from before the baton went elsewhere is not its like. */
function withLatest(queue: Queue, entry: Waiting): Queue {
  if (entry.command.type !== "step/move") return [...queue, entry];
  const from = queue.findLastIndex(({ sent, command }) => sent || command.type.startsWith("baton/")) + 1;
  const others = queue.slice(from).filter(({ command }) => command.type !== "step/move");
  return [...queue.slice(0, from), ...others, entry];
}
