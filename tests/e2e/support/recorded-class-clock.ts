import type { Span } from "../../../domain/recording/recording.ts";
import { TestSocket } from "../../support/test-socket.ts";

/** Listens to a class as a screen does, to know its time: by the server's clock, in milliseconds since it was opened. */
export class ClassClock {
  readonly #socket: TestSocket;
  /** When the class was opened, by this process's clock. */
  readonly #openedAt: number;

  private constructor(socket: TestSocket, openedAt: number) {
    this.#socket = socket;
    this.#openedAt = openedAt;
  }

  /** Of the class of this code, from now on. */
  static async of(url: string, code: string): Promise<ClassClock> {
    const socket = new TestSocket(url, code);
    const { at } = await socket.hello({ as: "screen" });
    return new ClassClock(socket, performance.now() - at);
  }

  now(): number {
    return performance.now() - this.#openedAt;
  }

  /** When the recording was paused and went on, since this clock listens. */
  get breaks(): readonly Span[] {
    const events = this.#socket.batches.flatMap((batch) => batch.events);
    const paused = events.filter(({ body }) => body.type === "recording/paused");
    const goneOn = events.filter(({ body }) => body.type === "recording/started");
    return paused.map(({ at }, index) => ({ from: at, to: goneOn[index]?.at ?? Number.POSITIVE_INFINITY }));
  }

  /** Where an instant of the class, outside of its breaks, is in the recording, of which nothing else was cut. */
  toRecorded(at: number): number {
    const before = this.breaks.filter(({ from }) => from <= at);
    return before.reduce((t, { from, to }) => t - (to - from), at);
  }

  close(): void {
    this.#socket.close();
  }
}
