import diagnostics from "node:diagnostics_channel";
import { Server } from "node:http";
import { type Duplex, duplexPair } from "node:stream";
import type { Clock } from "../../domain/clock.ts";
import type { EventStore } from "../../server/store/event-store.ts";
import type { Stores } from "../../server/store/stores.ts";
import { HandClock } from "./clock.ts";
import { startServer, type TestServer } from "./start-server.ts";

/** What fails in a dead server fails with these words. */
export const DEAD = "This server is dead";

/** Both ends of a line without a network: what is written at one end is read at the other in the next ticks. */
export interface MemoryLine {
  readonly near: Duplex;
  /** Breaks it: both ends hear of it, and what was under way is lost. */
  readonly cut: () => void;
}

/** What a server in memory is surrounded by; `stores` are closed by whoever opened them. */
export interface MemoryChoices {
  readonly stores: Stores;
  readonly clock: HandClock;
  readonly wallNow: () => number;
}

/** The real server, whole, whose lines are memory and whose time is the test's: nothing depends on how fast a machine is. */
export class MemoryServer {
  readonly #server: TestServer;
  readonly #http: Server;
  readonly #life: Life;
  readonly #lines = new Set<MemoryLine>();

  private constructor(server: TestServer, http: Server, life: Life) {
    this.#server = server;
    this.#http = http;
    this.#life = life;
  }

  static async start({ stores, clock, wallNow }: MemoryChoices): Promise<MemoryServer> {
    const life: Life = { over: false };
    const [server, http] = await withHttp(() =>
      startServer({ stores: mortal(stores, life), clock: mortalClock(clock, life), wallNow }),
    );
    return new MemoryServer(server, http, life);
  }

  get registry(): TestServer["registry"] {
    return this.#server.registry;
  }

  /** All that it logged so far. */
  get logged(): string {
    return this.#server.logged();
  }

  /** A line to it, as a client connects one. */
  connect(): MemoryLine {
    const [near, far] = duplexPair();
    const line: MemoryLine = {
      near,
      cut: () => {
        this.#lines.delete(line);
        near.destroy();
        far.destroy();
      },
    };
    this.#lines.add(line);
    for (const end of [near, far]) end.on("error", () => line.cut());
    this.#http.emit("connection", far);
    return line;
  }

  /** Ends it without warning: from this moment on it changes nothing any more, and nobody hears from it. */
  async kill(): Promise<void> {
    this.#life.over = true;
    for (const line of [...this.#lines]) line.cut();
    await this.close();
  }

  /** Lets everybody go and keeps what is to be kept, as a restart does. */
  async close(): Promise<void> {
    const rest = new HandClock();
    this.#life.rest = rest;
    let closed = false;
    const closing = this.#server.close().finally(() => {
      closed = true;
    });
    // Whoever does not go by themselves is waited for by a clock that a test holds.
    while (!closed) {
      rest.advance(3000);
      await new Promise(setImmediate);
    }
    for (const line of [...this.#lines]) line.cut();
    await closing;
  }
}

/** Whether a server lives; what it still wants of the time while it is put away comes from a clock of its own. */
interface Life {
  over: boolean;
  rest?: HandClock;
}

/** The node has no word for "give me the server that was just made", but it tells of each that begins to listen. */
async function withHttp<T>(start: () => Promise<T>): Promise<[T, Server]> {
  let http: Server | null = null;
  const onListen = (message: unknown): void => {
    const { server } = message as { server: unknown };
    if (server instanceof Server) http = server;
  };
  const channel = "tracing:net.server.listen:asyncStart";
  diagnostics.subscribe(channel, onListen);
  try {
    const started = await start();
    if (!http) throw new Error("No server was heard to listen");
    return [started, http];
  } finally {
    diagnostics.unsubscribe(channel, onListen);
  }
}

function mortalClock(clock: HandClock, life: Life): Clock {
  return {
    now: () => clock.now(),
    after: (ms, task) =>
      (life.rest ?? clock).after(ms, () => {
        if (!life.over || life.rest) task();
      }),
  };
}

/** Whatever a dead server wants of its stores fails; closing is left to whoever opened them. */
function mortal(stores: Stores, life: Life): Stores {
  const living =
    <A extends unknown[], T>(work: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      if (life.over) throw new Error(DEAD);
      return work(...args);
    };
  const { events, classes, recordings } = stores;
  const mortalEvents: EventStore = {
    begin: living((stream) => events.begin(stream)),
    findCommands: living((stream, ids) => events.findCommands(stream, ids)),
    append: living((stream, expected, entries) => events.append(stream, expected, entries)),
    read: living((stream, after, limit) => events.read(stream, after, limit)),
    head: living((stream) => events.head(stream)),
    streamsOf: living((classId) => events.streamsOf(classId)),
    rowsOf: living((classId) => events.rowsOf(classId)),
    saveSnapshot: living((stream, snapshot) => events.saveSnapshot(stream, snapshot)),
    loadSnapshot: living((stream) => events.loadSnapshot(stream)),
  };
  const mortalRecordings = new Proxy(recordings, {
    get: (store, name) => living((...args: unknown[]) => Reflect.get(store, name).apply(store, args)),
  });
  return {
    events: mortalEvents,
    classes,
    recordings: mortalRecordings,
    probe: () => stores.probe(),
    close: async () => {},
  };
}
