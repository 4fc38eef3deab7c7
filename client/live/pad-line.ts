import { type Result, refuse } from "../../domain/result.ts";
import type { PadChannel, PadListener } from "../session-source.ts";

/** What the channel of the pads needs of the line of its class. */
type PadLineOptions = Pick<PadChannel, "ask" | "tell" | "show" | "place">;

/** The channel of the pads on the line of a class: it carries, and knows nothing of what it carries. */
export class PadLine {
  readonly #options: PadLineOptions;
  readonly #listeners = new Set<PadListener>();
  #live = false;
  readonly channel: PadChannel;

  constructor(options: PadLineOptions) {
    this.#options = options;
    this.channel = {
      place: options.place,
      show: options.show,
      ask: (name, content) => this.#ask(name, content),
      tell: (name, content) => this.#live && options.tell(name, content),
      listen: (listener) => this.#listen(listener),
    };
  }

  /** The line is of use from now on. */
  resume(): void {
    this.#live = true;
    for (const listener of [...this.#listeners]) listener.onLive();
  }

  /** The line is gone. */
  pause(): void {
    if (!this.#live) return;
    this.#live = false;
    for (const listener of [...this.#listeners]) listener.onLost();
  }

  hear(name: string, content: unknown): void {
    for (const listener of [...this.#listeners]) listener.onMessage(name, content);
  }

  /** Before the hello was answered nothing may be asked, though the line may be open. */
  #ask(name: string, content: unknown): Promise<Result<unknown, string>> {
    return this.#live ? this.#options.ask(name, content) : Promise.resolve(refuse("no-answer"));
  }

  #listen(listener: PadListener): () => void {
    this.#listeners.add(listener);
    if (this.#live) listener.onLive();
    else listener.onLost();
    return () => void this.#listeners.delete(listener);
  }
}
