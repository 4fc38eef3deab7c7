import { isAbsolute, join, resolve } from "node:path";
import type { Result } from "../domain/result.ts";
import { type Config, readConfig } from "./config.ts";
import { hostKeysFrom, readHostSecret } from "./identity/host-keys.ts";
import { type LessonLibrary, loadLessonLibrary } from "./lesson/lesson-library.ts";
import { LessonProblems } from "./lesson/lesson-problem.ts";
import { makeLog, terminalStream } from "./log.ts";
import { openPages } from "./pages.ts";
import { processClock } from "./process-clock.ts";
import { openQueries } from "./queries.ts";
import { type RunningServer, serve } from "./serve.ts";
import { LoadMeter } from "./socket/load-meter.ts";
import type { OpenProblem } from "./store/sqlite/open-database.ts";
import { openSqliteStores } from "./store/sqlite/open-sqlite-stores.ts";

const ROOT = resolve(import.meta.dirname, "..");
/** A drain that takes longer than this is given up. */
const DRAIN_MS = 4500;
/** npm passes on the Ctrl+C that the terminal has sent here already: an echo within this time is no second signal. */
const ECHO_MS = 1000;

async function main(): Promise<void> {
  const config = orStop(readConfig(process.env), (problem) => problem);
  const dataDir = isAbsolute(config.dataDir) ? config.dataDir : join(process.cwd(), config.dataDir);
  const stores = orStop(openSqliteStores(dataDir), (problem) => STORE_PROBLEMS[problem](dataDir));
  const hostKeys = hostKeysFrom(readHostSecret(dataDir));
  const lessons = await loadLessons();
  openQueries({
    lessonCards: () => lessons.list(),
    lessonBySlug: (slug) => lessons.get(slug)?.lesson ?? null,
    passcodeNeeded: () => config.hostPasscode !== null,
  });
  const log = makeLog(config.logLevel, process.stderr.isTTY ? terminalStream(process.stderr) : undefined);
  const pages = await openPages({ root: ROOT, dev: config.dev, port: config.port });
  const server = await serve({
    config,
    stores,
    lessons,
    hostKeys,
    pages,
    clock: processClock,
    load: new LoadMeter(processClock),
    wallNow: Date.now,
    log,
    root: ROOT,
  }).catch((error: unknown) => stop(listenProblem(error, config)));
  stopOnSignals(server);
  const shown = config.host === "0.0.0.0" || config.host === "::" ? "localhost" : config.host;
  console.log(`Baton is ready at http://${shown}:${server.port}`);
  console.log(`Data folder: ${dataDir}`);
  console.log("Stop with Ctrl+C, or by SIGTERM: classes go on where they were after the next start.");
}

async function loadLessons(): Promise<LessonLibrary> {
  try {
    return await loadLessonLibrary(join(ROOT, "lessons"));
  } catch (error) {
    if (error instanceof LessonProblems) return stop(error.message);
    throw error;
  }
}

const STORE_PROBLEMS: Readonly<Record<OpenProblem, (folder: string) => string>> = {
  "folder-unwritable": (folder) =>
    `The data folder ${folder} cannot be written to. Give this process the right to, or set DATA_DIR to another.`,
  "folder-in-use": (folder) =>
    `The data folder ${folder} is in use by another Baton. Stop that one, or set DATA_DIR to another.`,
  "newer-database": (folder) =>
    `The data in ${folder} was written by a newer Baton. Update this one, or set DATA_DIR to another.`,
  "not-a-database": (folder) =>
    `${join(folder, "baton.db")} is damaged or not Baton's. Put a backup in its place, or set DATA_DIR to another.`,
};

function listenProblem(error: unknown, { port, host }: Config): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EADDRINUSE")
    return `Port ${port} is taken. Stop what uses it, or choose another, such as PORT=${port + 1}.`;
  if (code === "EACCES")
    return `Port ${port} is not for this user. Choose one above 1023, such as PORT=3000.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return `HOST ${host} is no address of this machine.`;
  throw error;
}

/** The first signal drains, the second ends at once. */
function stopOnSignals(server: RunningServer): void {
  let stoppingSince: number | null = null;
  const onSignal = (): void => {
    if (stoppingSince !== null) {
      if (processClock.now() - stoppingSince > ECHO_MS) process.exit(1);
      return;
    }
    stoppingSince = processClock.now();
    console.log("Stopping: everybody is told to come back.");
    processClock.after(DRAIN_MS, () => process.exit(1));
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal).on("SIGINT", onSignal);
}

function orStop<T, E>(result: Result<T, E>, explain: (error: E) => string): T {
  return result.ok ? result.value : stop(explain(result.error));
}

/** Says what is wrong, in words for the operator, and ends. */
function stop(problem: string): never {
  console.error(`Baton cannot start. ${problem}`);
  process.exit(1);
}

await main();
