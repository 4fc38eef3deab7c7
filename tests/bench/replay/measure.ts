import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "../../../scripts/build.ts";
import { ServerProcess as WholeServer } from "../../support/server-process.ts";
import { ServerProcess } from "../server-process.ts";
import type { Held, MadeClass } from "../servers/talk.ts";
import { type BrowserSeeks, measureInBrowser } from "./browser.ts";
import { measureFolds } from "./folding.ts";
import type { ClassPlan, ReplayPlan } from "./plan.ts";
import { fileSize, recordingOf } from "./recording-link.ts";
import { measureSeeks, type Seeks } from "./seeking.ts";
import type { Watched } from "./viewer.ts";

/** For whom it is. */
export type View = "owner" | "shared";

/** What making all chunks at once takes of a server that has nothing else to do. Milliseconds, bytes. */
export interface Making {
  readonly ms: number;
  readonly cpu: number;
  readonly held: Held;
  /** What the process has grown by. */
  readonly memory: number;
}

/** All that was found out about one class. */
export interface ClassFigures {
  readonly plan: ClassPlan;
  readonly made: MadeClass;
  readonly making: Making;
  /** Bytes of the `.baton` file. */
  readonly file: Readonly<Record<View, number>>;
  readonly seeks: Readonly<Record<View, Seeks>>;
  /** What its server was held up by, and has grown by, while all of this was fetched. */
  readonly serving: { readonly held: Held; readonly memory: number };
  /** The first of the owner's times, folded from the beginning, in milliseconds. */
  readonly folds: readonly number[];
  /** Null where there is no Chromium. */
  readonly browser: Readonly<Record<View, BrowserSeeks>> | null;
}

export interface ReplayFigures {
  readonly long: ClassFigures;
  readonly short: ClassFigures;
  /** What viewers of both classes in both views have grown by after all seeks, all four together, in bytes. */
  readonly viewers: number;
}

/** A class that was made, and the server that has it. */
interface Served {
  readonly plan: ClassPlan;
  readonly folder: string;
  readonly made: MadeClass;
  readonly server: ServerProcess;
  readonly making: Making;
  readonly watched: Readonly<Record<View, Watched>>;
  readonly memory: number;
}

const VIEWS: readonly View[] = ["owner", "shared"];

/** Measures everything about replays. Both classes are looked at in turns: what else the machine does falls on both. */
export async function measureReplay(plan: ReplayPlan): Promise<ReplayFigures> {
  // What is run in the class comes with the build, too.
  if ((await build()) !== 0) throw new Error("The pages could not be built");
  const served = [await serve(plan.long), await serve(plan.short)] as const;
  tell("seeking");
  const watched = served.flatMap((one) => VIEWS.map((view) => one.watched[view]));
  const { seeks, heap } = await measureSeeks(watched, plan.seeks, plan.long.seed);
  const [longOwner, longShared, shortOwner, shortShared] = seeks as [Seeks, Seeks, Seeks, Seeks];
  const finish = async (one: Served, owner: Seeks, shared: Seeks) => figuresOf(plan, one, { owner, shared });
  const long = await finish(served[0], longOwner, longShared);
  const short = await finish(served[1], shortOwner, shortShared);
  return { long, short, viewers: heap };
}

async function serve(plan: ClassPlan): Promise<Served> {
  tell(`making a class of ${plan.minutes} minutes`);
  const folder = await mkdtemp(join(tmpdir(), "baton-bench-"));
  const maker = await ServerProcess.start("class-maker", null, folder);
  const made = await maker.makeClass(plan);
  await maker.stop();
  const server = await ServerProcess.start("replay", null, folder);
  const before = await server.usageCollected();
  const url = `http://127.0.0.1:${server.port}`;
  // What a server's first request of all holds it up by is not the making's, nor is what collecting garbage does.
  await (await fetch(`${url}/api/recordings`, { headers: { cookie: "baton=nobody" } })).text();
  await server.held();
  const began = performance.now();
  const watched = await recordingOf(url, made.cookie);
  const ms = performance.now() - began;
  const [held, now] = [await server.held(), await server.usage()];
  const making = { ms, cpu: (now.cpu - before.cpu) / 1000, held, memory: now.resident - before.resident };
  const { resident } = await server.usageCollected();
  await server.held();
  return { plan, folder, made, server, making, watched, memory: resident };
}

async function figuresOf(
  plan: ReplayPlan,
  { plan: of, folder, made, server, making, watched, memory }: Served,
  seeks: Readonly<Record<View, Seeks>>,
): Promise<ClassFigures> {
  const held = await server.held();
  const serving = { held, memory: (await server.usage()).resident - memory };
  const file = { owner: await fileSize(watched.owner), shared: await fileSize(watched.shared) };
  await server.stop();
  tell(`folding ${of.minutes} minutes from the beginning`);
  const folds = await measureFolds(folder, made.classId, seeks.owner, plan.folds);
  const browser = await inBrowser(folder, watched, plan);
  await rm(folder, { recursive: true, force: true });
  return { plan: of, made, making, file, seeks, serving, folds, browser };
}

async function inBrowser(
  folder: string,
  watched: Served["watched"],
  plan: ReplayPlan,
): Promise<ClassFigures["browser"]> {
  const server = await WholeServer.start(folder);
  try {
    tell("in Chromium");
    const { url } = server;
    const owner = await measureInBrowser({ ...watched.owner, url }, plan);
    const shared = owner && (await measureInBrowser({ ...watched.shared, url }, plan));
    return owner && shared ? { owner, shared } : null;
  } finally {
    await server.kill("SIGTERM");
  }
}

function tell(what: string): void {
  process.stderr.write(`replays: ${what}\n`);
}
