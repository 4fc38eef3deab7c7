import { once } from "node:events";
import { io, type Socket } from "socket.io-client";
import {
  type Answer,
  BaseNews,
  Bye,
  HelloAnswer,
  PROTOCOL_VERSION,
  Presence,
  type Self,
} from "../../domain/protocol.ts";
import type { ClientCommand } from "../../domain/session/commands.ts";
import { Batch, newReader, type Reader, readBatch } from "../../domain/session/reader.ts";
import type { Browser } from "./browser.ts";

/** How long a test waits for what must come: so long only when it fails. */
const PATIENCE_MS = 20_000;
let commands = 0;

interface SocketChoices {
  readonly cookie?: string | null;
  readonly polling?: boolean;
  /** In the order in which they are tried: polling first gives way to WebSocket later. */
  readonly transports?: readonly ("polling" | "websocket")[];
}

/** A bare client: the library's socket, everything that came in, and a reader that takes in what it gets. */
export class TestSocket {
  readonly socket: Socket;
  readonly code: string;
  reader: Reader = newReader;
  self: Self | null = null;
  readonly batches: Batch[] = [];
  readonly bases: BaseNews[] = [];
  readonly presences: Presence[] = [];
  readonly byes: Bye[] = [];
  /** Batches that did not fit on what the reader has. */
  gaps = 0;
  #waiting: (() => void)[] = [];

  constructor(url: string, code: string, options: SocketChoices = {}) {
    const { cookie, polling = false } = options;
    this.code = code;
    this.socket = io(url, {
      transports: [...(options.transports ?? [polling ? "polling" : "websocket"])],
      forceNew: true,
      reconnection: false,
      ...(cookie ? { extraHeaders: { cookie } } : {}),
    });
    this.socket.on("batch", (batch: unknown) => this.#onBatch(Batch.parse(batch)));
    this.socket.on("base", (news: unknown) => this.#onBase(BaseNews.parse(news)));
    this.socket.on("presence", (presence: unknown) => this.#keep(this.presences, Presence.parse(presence)));
    this.socket.on("bye", (bye: unknown) => this.#keep(this.byes, Bye.parse(bye)));
    this.socket.on("connect", () => this.#wake());
    this.socket.on("disconnect", () => this.#wake());
  }

  /** Connects and says hello as whoever the browser is, from nothing. */
  static async of(browser: Browser, code: string, options: { polling?: boolean } = {}): Promise<TestSocket> {
    const client = new TestSocket(browser.url, code, { cookie: browser.cookie, ...options });
    await client.hello();
    return client;
  }

  static async screen(url: string, code: string): Promise<TestSocket> {
    const client = new TestSocket(url, code);
    await client.hello({ as: "screen" });
    return client;
  }

  /** Says hello and takes in the answer, which must be good. */
  async hello(change: Record<string, unknown> = {}): Promise<HelloAnswer> {
    const answer = await this.ask("hello", this.greeting(change));
    if (!answer.ok) throw new Error(`hello: ${answer.error}`);
    const { self, resume, presence, at } = HelloAnswer.parse(answer.value);
    this.self = self;
    if (resume.with === "base") this.reader = resume.base;
    else this.#read(resume.batch);
    this.presences.push(presence);
    return { self, resume, presence, at };
  }

  greeting(change: Record<string, unknown> = {}): Record<string, unknown> {
    return { protocol: PROTOCOL_VERSION, code: this.code, as: "participant", ...change };
  }

  /** Sends a request and resolves with its answer. */
  async ask(name: string, payload: unknown): Promise<Answer> {
    if (!this.socket.connected) await this.until(() => this.socket.connected);
    return this.socket.timeout(PATIENCE_MS).emitWithAck(name, payload) as Promise<Answer>;
  }

  /** Asks for something in the class. */
  command(command: ClientCommand, id = `command-${++commands}`): Promise<Answer> {
    return this.ask("command", { id, command });
  }

  /** Resolves when `holds` does; it is asked whenever something has come in. */
  async until(holds: () => boolean): Promise<void> {
    if (holds()) return;
    const inVain = failing(AbortSignal.timeout(PATIENCE_MS), `waited in vain for ${holds}`);
    while (!holds()) {
      const woken = new Promise<void>((wake) => this.#waiting.push(wake));
      await Promise.race([woken, inVain]);
    }
  }

  /** Hands what comes in under this name to `take`, then wakes whoever waits. */
  listen(name: string, take: (content: unknown) => void): void {
    this.socket.on(name, (content: unknown) => {
      take(content);
      this.#wake();
    });
  }

  close(): void {
    this.socket.disconnect();
  }

  #onBatch(batch: Batch): void {
    this.#read(batch);
    this.#keep(this.batches, batch);
  }

  #onBase(news: BaseNews): void {
    this.reader = news.base;
    this.self = news.self;
    this.#keep(this.bases, news);
  }

  #read(batch: Batch): void {
    const read = readBatch(this.reader, batch);
    if (read.ok) this.reader = read.value;
    else this.gaps += 1;
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #keep<T>(list: T[], one: T): void {
    list.push(one);
    this.#wake();
  }
}

async function failing(signal: AbortSignal, problem: string): Promise<never> {
  if (!signal.aborted) await once(signal, "abort");
  throw new Error(problem);
}
