import { setTimeout as wait } from "node:timers/promises";
import type { Contestant, LoadedClass } from "./contestant.ts";
import { Arrivals } from "./load/arrivals.ts";
import type { Plan } from "./plan.ts";
import { ServerProcess } from "./server-process.ts";
import { percentile } from "./statistics.ts";

/** How many sockets come in at the same time. */
const AT_ONCE = 50;
/** How long the last delivery may take before the point has failed, in milliseconds. */
const PATIENCE = 20_000;

/** One contestant with one size of class, once. */
export interface FanOut {
  /** From a step's sending to its arrival, over all deliveries, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the server, in microseconds. */
  readonly cpuPerDelivery: number;
  /** Bytes that the server's process grew by, garbage collected. */
  readonly memoryPerSocket: number;
  /** Bytes, on average, without the WebSocket header. */
  readonly frameSize: number;
  /** Under 1 when a frame brought more than one step. */
  readonly framesPerDelivery: number;
}

export async function measureFanOut(
  contestant: Contestant,
  sockets: number,
  plan: Plan,
  profileFolder: string | null,
): Promise<FanOut> {
  const server = await ServerProcess.start(contestant.server, profileFolder);
  const warmUp = Math.round(plan.warmUp / plan.stepEvery);
  const steps = warmUp + Math.round(plan.measured / plan.stepEvery);
  const loaded = await contestant.prepare(server, sockets);
  const arrivals = new Arrivals(sockets, steps);

  const empty = await server.usageCollected();
  await openAll(loaded, sockets, arrivals);
  arrivals.begin(loaded.head);
  await sendSteps(loaded, arrivals, 0, warmUp, plan.stepEvery);
  await arrivals.until(warmUp * sockets, PATIENCE);
  const before = await server.usage();
  await sendSteps(loaded, arrivals, warmUp, steps, plan.stepEvery);
  await arrivals.until(steps * sockets, PATIENCE);
  const after = await server.usage();
  const full = await server.usageCollected();
  loaded.close();
  await server.stop();

  const latencies = arrivals.latencies(warmUp * sockets);
  return {
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    cpuPerDelivery: (after.cpu - before.cpu) / latencies.length,
    memoryPerSocket: (full.resident - empty.resident) / sockets,
    frameSize: arrivals.frameSize,
    framesPerDelivery: arrivals.framesPerDelivery,
  };
}

async function openAll(loaded: LoadedClass, sockets: number, arrivals: Arrivals): Promise<void> {
  const open = (socket: number) =>
    loaded.openSocket((bytes, from, to) => arrivals.take(socket, bytes, from, to));
  // The first one alone: steps are sent from it.
  await open(0);
  for (let first = 1; first < sockets; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, sockets - first);
    await Promise.all(Array.from({ length: count }, (_, offset) => open(first + offset)));
  }
}

async function sendSteps(
  loaded: LoadedClass,
  arrivals: Arrivals,
  from: number,
  to: number,
  every: number,
): Promise<void> {
  const start = performance.now();
  for (let step = from; step < to; step++) {
    await wait(Math.max(0, start + (step - from) * every - performance.now()));
    arrivals.sent(step);
    loaded.sendStep(loaded.head + step + 1);
  }
}
