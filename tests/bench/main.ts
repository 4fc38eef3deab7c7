import { parseArgs } from "node:util";
import type { Contestant } from "./contestant.ts";
import { bareWs } from "./contestants/bare-ws.ts";
import { baton } from "./contestants/baton.ts";
import { stockSocketIo } from "./contestants/stock-socket-io.ts";
import { courtLines, measureCourt } from "./court.ts";
import { type FanOut, measureFanOut } from "./fan-out.ts";
import { measureLateJoins } from "./late-join.ts";
import { measurePads } from "./pads/measure.ts";
import { FULL_PAD_PLAN, QUICK_PAD_PLAN } from "./pads/plan.ts";
import { padLines } from "./pads/report.ts";
import { FULL_PLAN, type Plan, QUICK_PLAN } from "./plan.ts";
import { measurePython } from "./python.ts";
import { pythonLines } from "./python-report.ts";
import { measureReplay } from "./replay/measure.ts";
import { FULL_REPLAY_PLAN, QUICK_REPLAY_PLAN } from "./replay/plan.ts";
import { replayLines } from "./replay/report.ts";
import { measurePlay, playLines } from "./replay-play.ts";
import { fanOutAims, fanOutTable, lateJoinAims, lateJoinTable, type Point } from "./report.ts";
import { measureSeek, seekLines } from "./seek.ts";

const CONTESTANTS = [bareWs, stockSocketIo, baton];

/** All rounds; the contestants take turns, so that what else the machine does falls on all of them. */
async function measureAll(plan: Plan, profileFolder: string | null): Promise<Point[]> {
  const rounds = new Map<string, FanOut[]>();
  for (let round = 1; round <= plan.rounds; round++) {
    for (const sockets of plan.sizes) {
      for (const contestant of CONTESTANTS) {
        process.stderr.write(`round ${round} of ${plan.rounds}: ${contestant.name}, ${sockets} sockets\n`);
        const key = keyOf(contestant, sockets);
        const fanOut = await measureFanOut(contestant, sockets, plan, profileFolder);
        rounds.set(key, [...(rounds.get(key) ?? []), fanOut]);
      }
    }
  }
  return plan.sizes.flatMap((sockets) =>
    CONTESTANTS.map((contestant) => {
      const done = rounds.get(keyOf(contestant, sockets)) ?? [];
      return { contestant: contestant.name, sockets, rounds: done };
    }),
  );
}

function keyOf(contestant: Contestant, sockets: number): string {
  return `${contestant.name}/${sockets}`;
}

async function classLines(plan: Plan, profileFolder: string | null): Promise<string[]> {
  const points = await measureAll(plan, profileFolder);
  process.stderr.write("late joins\n");
  const joins = await measureLateJoins(plan);
  return [
    `One step every ${plan.stepEvery} ms to all sockets of a class, medians of ${plan.rounds} rounds; Node ${process.version}.`,
    "ms: from sending to arrival. CPU: of the server, per delivery. kB: of the server, per socket, garbage collected.",
    "x: how many times bare ws. Baton has each step on disk (SQLite, synchronous=FULL) before it sends it.",
    "",
    fanOutTable(points, bareWs.name),
    "",
    `Coming late into a class, medians of ${plan.lateJoins}: from the hello to its answer`,
    "",
    lateJoinTable(joins),
    "",
    ...fanOutAims(points, bareWs.name, baton.name, stockSocketIo.name),
    ...lateJoinAims(joins),
  ];
}

const { values } = parseArgs({
  options: {
    /** A short run for development. */
    quick: { type: "boolean", default: false },
    /** How many sockets a class has instead, once for each size. */
    sockets: { type: "string", multiple: true },
    /** A folder for V8 profiles of the servers. */
    profile: { type: "string" },
    /** Parts of the bench instead of all, once for each. */
    only: { type: "string", multiple: true },
  },
});
const whole = values.quick ? QUICK_PLAN : FULL_PLAN;
const plan: Plan = { ...whole, sizes: values.sockets?.map(Number) ?? whole.sizes };
const padPlan = values.quick ? QUICK_PAD_PLAN : FULL_PAD_PLAN;
const replayPlan = values.quick ? QUICK_REPLAY_PLAN : FULL_REPLAY_PLAN;
const profileFolder = values.profile ?? null;

const PARTS: Readonly<Record<string, () => Promise<string[]>>> = {
  class: () => classLines(plan, profileFolder),
  pads: async () => padLines(await measurePads(padPlan, profileFolder), padPlan),
  python: async () => {
    const python = await measurePython(plan.rounds);
    return pythonLines(python.start, python.runs);
  },
  seek: async () => seekLines(measureSeek(plan.rounds)),
  replay: async () => replayLines(await measureReplay(replayPlan)),
  court: async () => courtLines(await measureCourt()),
  play: async () => playLines(await measurePlay()),
};
for (const name of values.only ?? Object.keys(PARTS)) {
  const part = PARTS[name];
  if (!part) throw new Error(`No part is called ${name}: ${Object.keys(PARTS).join(", ")}`);
  console.log(`\n${(await part()).join("\n")}`);
}
