import { join } from "node:path";
import type { Clock } from "../../domain/clock.ts";
import { type Config, readConfig } from "../../server/config.ts";
import { hostKeysFrom } from "../../server/identity/host-keys.ts";
import type { LessonLibrary } from "../../server/lesson/lesson-library.ts";
import { makeLog } from "../../server/log.ts";
import type { Pages } from "../../server/pages.ts";
import { processClock } from "../../server/process-clock.ts";
import { type RunningServer, serve } from "../../server/serve.ts";
import { LoadMeter } from "../../server/socket/load-meter.ts";
import { openMemoryStores } from "../../server/store/memory/open-memory-stores.ts";
import type { Stores } from "../../server/store/stores.ts";
import { tinyLibrary } from "./tiny-lesson.ts";

export interface TestServer extends RunningServer {
  readonly url: string;
  readonly stores: Stores;
  /** What was logged so far, as one text. */
  readonly logged: () => string;
}

export interface ServerChoices {
  /** Memory when not given. For a restart on the same ones, hand in stores whose `close` does nothing. */
  readonly stores?: Stores;
  readonly clock?: Clock;
  readonly load?: LoadMeter;
  readonly wallNow?: () => number;
  readonly config?: Partial<Config>;
  readonly lessons?: LessonLibrary;
  /** None when not given. */
  readonly pages?: Pages;
}

/** The real server on a port of its own at 127.0.0.1, without pages; its one lesson is `tiny`. */
export async function startServer(choices: ServerChoices = {}): Promise<TestServer> {
  const { clock = processClock, wallNow = Date.now, lessons = tinyLibrary } = choices;
  const stores = choices.stores ?? openMemoryStores();
  const lines: string[] = [];
  const log = makeLog("debug", { write: (line) => void lines.push(line) });
  const server = await serve({
    config: { ...defaultConfig(), ...choices.config },
    stores,
    lessons,
    hostKeys: hostKeysFrom("a secret for tests"),
    pages: choices.pages ?? null,
    clock,
    load: choices.load ?? new LoadMeter(clock),
    wallNow,
    log,
    root: join(import.meta.dirname, "../.."),
  });
  return { ...server, url: `http://127.0.0.1:${server.port}`, stores, logged: () => lines.join("") };
}

function defaultConfig(): Config {
  const config = readConfig({ PORT: "0", HOST: "127.0.0.1" });
  if (!config.ok) throw new Error(config.error);
  return config.value;
}
