import { readFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import * as z from "zod/mini";
import { ClassJoined, ClassStarted } from "../../domain/http-api.ts";
import { ownPad } from "../../domain/pad/pad-id.ts";
import { RecordingCard } from "../../domain/recording/recording-api.ts";
import type { Command } from "../../domain/session/commands.ts";
import { loadLessonLibrary } from "../../server/lesson/lesson-library.ts";
import { openMemoryStores } from "../../server/store/memory/open-memory-stores.ts";
import { Browser, granted } from "../support/browser.ts";
import { HandClock } from "../support/clock.ts";
import { startServer } from "../support/start-server.ts";
import { TestPad } from "../support/test-pad.ts";
import { TestSocket } from "../support/test-socket.ts";
import { tinyTrace } from "../support/tiny-trace.ts";

const FIXTURES = join(import.meta.dirname, "../fixtures/recordings");

/** What was typed while nothing was recorded. */
export const IN_THE_BREAK = "coffee";
/** What Bo typed where the class saw it only while it was in the spotlight, and after that. */
export const BOS_OWN = "bo_was_here";
export const BOS_LATER = "bo_alone";
export const NAMES = ["Grace Hopper", "Ada Lovelace", "Bo Diddley"];

/** The two ways in which the class goes out, each as a `.baton` file. */
export interface AveragerFiles {
  readonly shared: Buffer;
  readonly owner: Buffer;
}

type Ask = (command: Command) => Promise<void>;

/**
 * Gives a class on `fixtures/recordings/lessons` at the real server, with a clock of its own, and exports it. Two minutes and a
 * half with steps, a trace, a run, two students who type, the spotlight, the baton handed over, a break, and two pieces of voice.
 */
export async function giveAveragerClass(): Promise<AveragerFiles> {
  const clock = new HandClock();
  const stores = openMemoryStores();
  const lessons = await loadLessonLibrary(join(FIXTURES, "lessons"));
  const wallNow = (): number => 1_800_000_000_000 + clock.now();
  const server = await startServer({ clock, stores, lessons, wallNow });
  const host = new Browser(server.url);
  const opening = { lesson: "averager", hostName: NAMES[0] };
  const { code } = await granted(await host.post("/api/classes", opening), ClassStarted);
  const sockets: TestSocket[] = [];
  onTestFinished(() => {
    for (const socket of sockets) socket.close();
  });
  const enter = async (browser: Browser): Promise<TestSocket> => {
    const socket = await TestSocket.of(browser, code);
    sockets.push(socket);
    return socket;
  };
  const [ada, bo] = [new Browser(server.url), new Browser(server.url)];
  const joined = [];
  for (const [browser, name] of [
    [ada, NAMES[1]],
    [bo, NAMES[2]],
  ] as const)
    joined.push(await granted(await browser.post(`/api/classes/${code}/join`, { name }), ClassJoined));
  const people = { host: await enter(host), ada: await enter(ada), bo: await enter(bo) };
  const ids = { ada: joined[0]?.id ?? "", bo: joined[1]?.id ?? "" };
  const at = (ms: number): void => clock.advance(ms - clock.now());
  await teach({ at, people, ids, share: () => host.share(code, { step: 1, trace: tinyTrace(6) }) });
  await keepVoice(stores, code);
  const files = await exported(host);
  const closing = server.close();
  // Whoever does not go by themselves is waited for by the clock, which stands still.
  for (const socket of sockets) socket.close();
  await Promise.race([closing, passing(clock)]);
  return files;
}

interface Room {
  /** Goes on to this time of the class, in milliseconds. */
  readonly at: (ms: number) => void;
  readonly people: Readonly<Record<"host" | "ada" | "bo", TestSocket>>;
  readonly ids: Readonly<Record<"ada" | "bo", string>>;
  readonly share: () => Promise<Response>;
}

async function teach({ at, people, ids, share }: Room): Promise<void> {
  const asking =
    (socket: TestSocket): Ask =>
    async (command) => {
      const answer = await socket.command(command as never);
      if (!answer.ok) throw new Error(`${command.type}: ${answer.error}`);
    };
  const [host, ada] = [asking(people.host), asking(people.ada)];
  const goTo = (by: Ask, step: number, frame = 0): Promise<void> =>
    by({ type: "step/move", to: { step, frame } });
  at(3000);
  await goTo(host, 0, 1);
  at(6000);
  await goTo(host, 1);
  for (let frame = 1; frame <= 10; frame++) {
    at(6000 + frame * 1000);
    await goTo(host, 1, frame);
  }
  at(20_000);
  await host({ type: "writing/allow", to: "everyone" });
  const shared = await TestPad.open(people.ada, "class.1.0");
  at(25_000);
  await shared.insert(0, "# Ada was first\n");
  const hosts = await TestPad.open(people.host, "class.1.0");
  at(30_000);
  await hosts.insert(hosts.text.length, "\nprint(avg.send(60))");
  const own = await TestPad.open(people.bo, ownPad(ids.bo, 1));
  at(35_000);
  await own.insert(0, `${BOS_OWN} = 1\n`);
  at(40_000);
  await host({ type: "pad/spotlight", pad: ownPad(ids.bo, 1), named: true });
  at(50_000);
  await host({ type: "spotlight/end" });
  at(52_000);
  await own.insert(0, `${BOS_LATER} = 2\n`);
  at(55_000);
  const run = await share();
  if (!run.ok) throw new Error(`The run: ${run.status}`);
  at(60_000);
  await goTo(host, 1, 3);
  at(65_000);
  await host({ type: "baton/pass", id: ids.ada });
  at(70_000);
  await goTo(ada, 2);
  at(75_000);
  await host({ type: "baton/take" });
  at(80_000);
  await host({ type: "recording/pause" });
  at(85_000);
  await goTo(host, 0);
  await hosts.insert(0, `# ${IN_THE_BREAK}\n`);
  at(95_000);
  await hosts.change((text) => text.delete(0, IN_THE_BREAK.length + 3));
  at(100_000);
  await host({ type: "recording/start" });
  at(110_000);
  await goTo(host, 0, 1);
  at(120_000);
  await host({ type: "screens/blank" });
  at(130_000);
  await host({ type: "screens/show" });
  at(150_000);
  await host({ type: "session/close" });
}

/** The second piece begins in the break: what is said there is skipped. */
async function keepVoice(stores: ReturnType<typeof openMemoryStores>, code: string): Promise<void> {
  const record = await stores.classes.classByCode(code as never);
  for (const [name, from] of [
    ["voice-1", 6000],
    ["voice-2", 99_500],
  ] as const) {
    const bytes = readFileSync(join(FIXTURES, `${name}.webm`));
    const piece = { name, from, length: 3000, type: "audio/webm;codecs=opus", size: bytes.length };
    await stores.recordings.addVoice(record?.id ?? "", piece, new Uint8Array(bytes));
  }
}

async function exported(host: Browser): Promise<AveragerFiles> {
  const [card] = await granted(await host.get("/api/recordings"), z.array(RecordingCard));
  const file = async (query: string): Promise<Buffer> =>
    Buffer.from(await (await host.get(`/api/recordings/${card?.id}/file${query}`)).arrayBuffer());
  return { shared: await file("?view=shared"), owner: await file("") };
}

async function passing(clock: HandClock): Promise<never> {
  for (;;) {
    clock.advance(3000);
    await new Promise(setImmediate);
  }
}
