import type { Server as HttpServer, IncomingMessage } from "node:http";
import type { Logger } from "pino";
import { Server, type Socket } from "socket.io";
import type { Clock } from "../../domain/clock.ts";
import { PAD_PREFIX, TO_SERVER } from "../../domain/protocol.ts";
import { refuse } from "../../domain/result.ts";
import { isSameOrigin } from "../http/same-origin.ts";
import { readBrowserCookie } from "../identity/browser-cookie.ts";
import { addressOf } from "../limits/address.ts";
import type { Census, Metrics } from "../metrics.ts";
import { Connection, type Origin } from "./connection.ts";
import { letGoOfRequests } from "./let-go-of-requests.ts";
import type { LiveSessions } from "./live-sessions.ts";
import { replaceOversized, TOO_LARGE } from "./oversized.ts";
import type { PadRequests } from "./pads/pad-requests.ts";
import type { Reader } from "./readers.ts";
import type { Reply, Requests } from "./requests.ts";

/** Engine.IO refuses what is larger without a word; our own limit, which is answered, is lower. */
const LARGEST_FRAME = 1024 * 1024;
const HELLO_WITHIN_MS = 30_000;
const OFFENCES: ReadonlySet<string> = new Set([
  "bad-message",
  "unknown-message",
  "too-large",
  "too-fast",
  "bad-update",
]);

export interface GatewayParts {
  readonly clock: Clock;
  readonly requests: Requests;
  readonly padRequests: PadRequests;
  readonly live: LiveSessions;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly trustProxy: boolean;
}

/** Where sockets come in: parses, forwards, acknowledges, and counts what must not be sent. */
export class Gateway {
  readonly #parts: GatewayParts;
  readonly #io: Server;
  readonly #connections = new Set<Connection>();
  #draining = false;
  #onGone: () => void = () => {};

  constructor(httpServer: HttpServer, parts: GatewayParts) {
    this.#parts = parts;
    this.#io = new Server(httpServer, {
      serveClient: false,
      destroyUpgrade: false,
      perMessageDeflate: false,
      maxHttpBufferSize: LARGEST_FRAME,
      pingInterval: 10_000,
      pingTimeout: 8_000,
      allowRequest: (request, allow) => allow(null, this.#mayConnect(request)),
    });
    const gone = (): void => this.#onGone();
    const origins = new WeakMap<object, Origin>();
    this.#io.engine.on("connection", (raw) => {
      origins.set(raw, {
        address: addressOf(raw.request, parts.trustProxy),
        cookie: readBrowserCookie(raw.request),
      });
      raw.on("packet", replaceOversized);
      raw.on("close", gone);
    });
    letGoOfRequests(this.#io.engine);
    this.#io.on("connection", (socket) => {
      const from = origins.get(socket.conn) ?? { address: "unknown", cookie: null };
      this.#welcome(socket, new Connection(socket, from, parts.clock.now(), parts.metrics));
    });
  }

  /**
   * Says good-bye to all, each with another time to come back. Resolves when all are gone, or after `withinMs`: who sleeps
   * until then hears nothing of it, and is not waited for.
   */
  async drain(withinMs: number): Promise<void> {
    this.#draining = true;
    const { clock } = this.#parts;
    const spreadMs = Math.min(5000, 500 + this.#connections.size * 5);
    const lines = [...this.#connections].map(({ line }) => line);
    for (const connection of this.#connections) connection.sayBye("draining", Math.random() * spreadMs);
    await new Promise<void>((resolve) => {
      const callOff = clock.after(withinMs, resolve);
      this.#onGone = () => {
        if (this.#io.engine.clientsCount > 0) return;
        callOff();
        resolve();
      };
      this.#onGone();
    });
    this.#io.engine.close();
    for (const line of lines) line.cut();
  }

  census(): Census {
    const counts = new Map<string, { labels: { role: string; transport: string }; count: number }>();
    for (const { reading, line } of this.#connections) {
      const labels = { role: reading?.kind ?? "none", transport: line.transport };
      const key = `${labels.role} ${labels.transport}`;
      counts.set(key, { labels, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    const connections = new Map([...counts.values()].map(({ labels, count }) => [labels, count]));
    const sessions = [...this.#parts.live.all()];
    const pads = sessions.reduce((sum, session) => sum + session.pads.size, 0);
    return { connections, classes: sessions.length, pads };
  }

  #mayConnect(request: IncomingMessage): boolean {
    return !this.#draining && isSameOrigin(request, this.#parts.trustProxy);
  }

  #welcome(socket: Socket, connection: Connection): void {
    this.#connections.add(connection);
    socket.onAny((name: unknown, ...rest: unknown[]) => this.#receive(connection, name, rest));
    socket.on("error", (trouble: unknown) => this.#broken(connection, trouble));
    const callOff = this.#parts.clock.after(HELLO_WITHIN_MS, () => {
      if (connection.hellos === 0) socket.disconnect(true);
    });
    socket.on("disconnect", () => {
      callOff();
      this.#connections.delete(connection);
      if (connection.reading) this.#parts.live.remove(connection as Reader);
      connection.reading = null;
    });
  }

  #receive(connection: Connection, name: unknown, rest: unknown[]): void {
    const { clock, log } = this.#parts;
    const acknowledge = rest.at(-1);
    const reply: Reply = (answer) => {
      if (typeof acknowledge === "function") acknowledge(answer);
      if (!answer.ok && OFFENCES.has(answer.error)) this.#offended(connection, answer.error);
    };
    if (!connection.anything.take(clock.now())) return reply(refuse("too-fast"));
    Promise.resolve(this.#forward(connection, name, rest[0], reply)).catch((error: unknown) => {
      log.error({ err: error }, "a request on a socket failed");
      reply(refuse("unavailable"));
    });
  }

  /** A frame that is no packet: Socket.IO closes the line after it, so there is nobody to answer later. */
  #broken(connection: Connection, trouble: unknown): void {
    // An event of a client's may have this name too, and is JSON.
    if (!(trouble instanceof Error)) return;
    this.#parts.metrics.offences.inc({ error: "bad-message" });
    connection.sayBye("bad-message", 1000);
  }

  #forward(connection: Connection, name: unknown, payload: unknown, reply: Reply): Promise<void> | void {
    const { requests, padRequests } = this.#parts;
    if (typeof name === "string" && name.startsWith(PAD_PREFIX))
      return padRequests.take(connection, name, payload, reply);
    switch (name) {
      case TO_SERVER.hello:
        return requests.hello(connection, payload, reply);
      case TO_SERVER.command:
        return requests.command(connection, payload, reply);
      case TO_SERVER.catchUp:
        return requests.catchUp(connection, payload, reply);
      case TO_SERVER.look:
        return requests.look(connection, payload, reply);
      case TOO_LARGE:
        return reply(refuse("too-large"));
      default:
        return reply(refuse(connection.reading ? "unknown-message" : "hello-first"));
    }
  }

  #offended(connection: Connection, error: string): void {
    const { clock, metrics, log } = this.#parts;
    metrics.offences.inc({ error });
    if (connection.offences.take(clock.now())) return;
    log.warn({ error }, "ended a connection after repeated abuse");
    connection.sayBye("abuse", 60_000);
  }
}
