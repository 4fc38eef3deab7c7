import { BatonClass } from "./contestants/baton.ts";
import type { Plan } from "./plan.ts";
import { ServerProcess } from "./server-process.ts";
import { median } from "./statistics.ts";

/** What it costs to come into a class that has been running, medians. */
export interface LateJoin {
  /** Length of the log, in events. */
  readonly events: number;
  /** From the hello to its answer, read, in milliseconds. */
  readonly ms: number;
  /** On the wire to the newcomer. */
  readonly bytes: number;
}

/** All lengths of log side by side, a join in each in turn, so that what else the machine does falls on all. */
export async function measureLateJoins(plan: Plan): Promise<LateJoin[]> {
  const classes = [];
  for (const events of plan.logs) classes.push(await longClass(events, plan.lateJoins));
  for (let join = 0; join < plan.lateJoins; join++) {
    for (const one of classes) one.joins.push(await one.loaded.measureJoin(join));
  }
  await Promise.all(classes.map(({ server }) => server.stop()));
  return classes.map(({ events, joins }) => ({
    events,
    ms: median(joins.map(({ ms }) => ms)),
    bytes: median(joins.map(({ bytes }) => bytes)),
  }));
}

async function longClass(events: number, students: number) {
  const server = await ServerProcess.start("baton", null);
  const loaded = await BatonClass.start(server, students);
  await server.growLog(loaded.code, events);
  const joins: Omit<LateJoin, "events">[] = [];
  return { events, server, loaded, joins };
}
