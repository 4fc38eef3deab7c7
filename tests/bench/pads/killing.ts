import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Random } from "../../support/random.ts";
import { ServerProcess } from "../server-process.ts";
import type { LoadedPad, PadContestant } from "./contestant.ts";
import { contentsIn, fillPad, textIn } from "./load/fill-pad.ts";
import { keysIn } from "./load/keys.ts";
import { play, schedule } from "./load/schedule.ts";
import { exampleText } from "./load/texts.ts";
import { Typist } from "./load/typist.ts";
import type { PadPlan } from "./plan.ts";

const TYPISTS = 4;
/** Servers that are typed at and killed side by side: nothing is timed. */
const AT_ONCE = 4;
const EARLIEST = 300;
const SEED = 9;

/** What kills in mid-typing have cost, in characters of all typists. */
export interface Losses {
  readonly kills: number;
  readonly typed: number;
  readonly acknowledged: number;
  /** Of the acknowledged ones, gone after the server has started again. */
  readonly lost: number;
  /** The most that one kill has cost. */
  readonly worst: number;
  /** In the text more than once. */
  readonly doubled: number;
}

type Loss = Omit<Losses, "kills" | "worst">;

/** Kills servers with `SIGKILL` while people type, at moments spread over all of the time, and starts them again. */
export async function measureLosses(contestant: PadContestant, plan: PadPlan): Promise<Losses> {
  const losses: Loss[] = [];
  const one = async (kill: number) => {
    const share = (kill + new Random(SEED + kill).next()) / plan.kills;
    losses.push(await measureLoss(contestant, EARLIEST + share * (plan.killedWithin - EARLIEST), kill));
  };
  for (let first = 0; first < plan.kills; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, plan.kills - first);
    await Promise.all(Array.from({ length: count }, (_, offset) => one(first + offset)));
  }
  const sum = (figure: keyof Loss) => losses.reduce((total, loss) => total + loss[figure], 0);
  return {
    kills: losses.length,
    typed: sum("typed"),
    acknowledged: sum("acknowledged"),
    lost: sum("lost"),
    worst: Math.max(...losses.map(({ lost }) => lost)),
    doubled: sum("doubled"),
  };
}

async function measureLoss(contestant: PadContestant, afterMs: number, seed: number): Promise<Loss> {
  const folder = mkdtempSync(join(tmpdir(), "baton-bench-kill-"));
  try {
    const server = await ServerProcess.start(contestant.server, null, folder);
    const pad = await contestant.prepare(server, TYPISTS);
    const typed = await typeUntilKilled(server, pad, afterMs, seed);
    const again = await ServerProcess.start(contestant.server, null, folder);
    const kept = await keysKept(again, pad);
    await again.stop();
    const unique = new Set(kept);
    return {
      typed: typed.keys,
      acknowledged: typed.acknowledged.length,
      lost: typed.acknowledged.filter((key) => !unique.has(key)).length,
      doubled: kept.length - unique.size,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function typeUntilKilled(server: ServerProcess, pad: LoadedPad, afterMs: number, seed: number) {
  const writer = await fillPad(pad, server.port, exampleText());
  const sockets = await Promise.all(
    Array.from({ length: TYPISTS }, (_, person) => pad.connect(server.port, person, () => {})),
  );
  const typists = await Promise.all(
    sockets.map(async (socket, index) => {
      const contents = contentsIn(pad, await socket.open());
      return new Typist(socket, contents, index / TYPISTS);
    }),
  );
  let keys = 0;
  await play(schedule(TYPISTS, afterMs, seed), (typist) => typists[typist]?.press(keys++));
  const ends = [...sockets, writer].map((socket) => socket.end());
  await server.kill();
  await Promise.all(ends);
  return { keys, acknowledged: typists.flatMap((typist) => typist.acknowledged) };
}

async function keysKept(server: ServerProcess, pad: LoadedPad): Promise<number[]> {
  const reader = await pad.connect(server.port, 0, () => {});
  const text = textIn(pad, await reader.open());
  reader.close();
  return keysIn(text);
}
