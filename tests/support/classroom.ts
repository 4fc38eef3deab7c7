import { onTestFinished, vi } from "vitest";
import type { Clock } from "../../domain/clock.ts";
import type { ParticipantId } from "../../domain/session/events.ts";
import { Browser } from "./browser.ts";
import { HandClock } from "./clock.ts";
import { type ServerChoices, startServer, type TestServer } from "./start-server.ts";
import { TestSocket } from "./test-socket.ts";

// Real sockets on a machine that may be busy with other tests; what fails fails by an assertion, not by the time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/** A student with a browser of their own, connected. */
export interface Student {
  readonly id: ParticipantId;
  readonly browser: Browser;
  readonly socket: TestSocket;
}

/** A class on the real server with its host connected; all of it is gone after the test. */
export class Classroom {
  readonly server: TestServer;
  readonly code: string;
  readonly browser: Browser;
  readonly host: TestSocket;
  readonly #sockets: TestSocket[];
  readonly #clock: Clock | undefined;

  constructor(server: TestServer, code: string, browser: Browser, host: TestSocket, clock?: Clock) {
    this.server = server;
    this.code = code;
    this.browser = browser;
    this.host = host;
    this.#sockets = [host];
    this.#clock = clock;
  }

  static async open(choices: ServerChoices = {}): Promise<Classroom> {
    const server = await startServer(choices);
    const browser = new Browser(server.url);
    const { code } = await browser.start();
    const host = await TestSocket.of(browser, code);
    const room = new Classroom(server, code, browser, host, choices.clock);
    onTestFinished(() => room.close());
    return room;
  }

  async student(name: string, options: { polling?: boolean } = {}): Promise<Student> {
    const browser = new Browser(this.server.url);
    const { id } = await browser.join(this.code, name);
    return { id, browser, socket: this.keep(await TestSocket.of(browser, this.code, options)) };
  }

  async screen(): Promise<TestSocket> {
    return this.keep(await TestSocket.screen(this.server.url, this.code));
  }

  /** A socket that has not said hello. */
  stranger(cookie: string | null = null): TestSocket {
    return this.keep(new TestSocket(this.server.url, this.code, { cookie }));
  }

  keep(socket: TestSocket): TestSocket {
    this.#sockets.push(socket);
    return socket;
  }

  /** Moves the class and resolves with the seq that it ended at. */
  async step(step: number, frame = 0): Promise<number> {
    const answer = await this.host.command({ type: "step/move", to: { step, frame } });
    if (!answer.ok) throw new Error(`step: ${answer.error}`);
    return (answer.value as { seq: number }).seq;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.close();
    let closed = false;
    const closing = this.server.close().finally(() => {
      closed = true;
    });
    // Whoever does not go by themselves is waited for by the clock, which may be one that stands still.
    while (this.#clock instanceof HandClock && !closed) {
      this.#clock.advance(3000);
      await new Promise(setImmediate);
    }
    await closing;
  }
}
