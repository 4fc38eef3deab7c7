import * as Y from "yjs";
import { padText } from "../../../domain/pad/pad-text.ts";
import { ServerProcess } from "../server-process.ts";
import { percentile } from "../statistics.ts";
import type { LoadedPad, PadContestant, PadSocket } from "./contestant.ts";
import { contentsIn, fillPad } from "./load/fill-pad.ts";
import { KeyArrivals } from "./load/key-arrivals.ts";
import { keysIn } from "./load/keys.ts";
import { BETWEEN_KEYS, play, schedule } from "./load/schedule.ts";
import { exampleText } from "./load/texts.ts";
import { Typist } from "./load/typist.ts";
import type { PadPlan } from "./plan.ts";

/** How many sockets come in at the same time. */
const AT_ONCE = 50;
/** How long the last key may take: what has not come by then counts as coming then. */
const PATIENCE = 15_000;
/** So many of the sockets have real documents. */
const DOCUMENTS = 3;

/** Who is in a pad. */
export interface Crowd {
  readonly typists: number;
  readonly readers: number;
}

/** One contestant with one crowd, once. */
export interface Typing {
  /** From a key's press to the arrival of its character, over all keys and sockets, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the server for a key at a socket, in microseconds. */
  readonly cpuPerDelivery: number;
  /** Frames that a socket gets for a key, those of cursors too: under 1 when they bring more than one. */
  readonly framesPerDelivery: number;
  readonly bytesPerDelivery: number;
  /** The share of all deliveries that came at all, from 0 to 1. */
  readonly arrived: number;
}

/** Everybody types, typists and readers alike get it all. `seed`: the same presses for all contestants of a round. */
export async function measureTyping(
  contestant: PadContestant,
  crowd: Crowd,
  plan: PadPlan,
  seed: number,
  profileFolder: string | null,
): Promise<Typing> {
  const sockets = crowd.typists + crowd.readers;
  const measured = Math.max(plan.measured, (plan.keys * BETWEEN_KEYS) / crowd.typists);
  const presses = schedule(crowd.typists, plan.warmUp + measured, seed);
  const warmUp = presses.findIndex(({ at }) => at >= plan.warmUp);
  const server = await ServerProcess.start(contestant.server, profileFolder);
  const pad = await contestant.prepare(server, sockets);
  const writer = await fillPad(pad, server.port, exampleText());
  const arrivals = new KeyArrivals(sockets, presses.length, DOCUMENTS, pad.updateIn);
  const { opened, contents } = await openAll(pad, server.port, sockets, arrivals);
  const typists = opened
    .slice(0, crowd.typists)
    .map((socket, index) => new Typist(socket, contents, index / crowd.typists));
  const press = (typist: number, key: number) => {
    arrivals.pressed(key);
    typists[typist]?.press(key);
  };

  await play(presses.slice(0, warmUp), press);
  await arrivals.until(warmUp, PATIENCE);
  const before = { ...arrivals.totals, cpu: (await server.usage()).cpu };
  await play(presses.slice(warmUp), (typist, index) => press(typist, warmUp + index));
  const cameAll = await arrivals.until(presses.length, PATIENCE);
  const after = { ...arrivals.totals, cpu: (await server.usage()).cpu };
  const latencies = arrivals.latencies(warmUp);
  if (cameAll) checkDocuments(contents, arrivals, presses.length);
  for (const socket of [...opened, writer]) socket.close();
  await server.stop();

  const deliveries = after.deliveries - before.deliveries;
  return {
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    cpuPerDelivery: (after.cpu - before.cpu) / deliveries,
    framesPerDelivery: (after.frames - before.frames) / deliveries,
    bytesPerDelivery: (after.bytes - before.bytes) / deliveries,
    arrived: deliveries / latencies.length,
  };
}

async function openAll(pad: LoadedPad, port: number, sockets: number, arrivals: KeyArrivals) {
  const opened: PadSocket[] = [];
  let contents: Uint8Array = new Uint8Array();
  const open = async (index: number) => {
    const socket = await pad.connect(port, index, (bytes, from, to) => arrivals.take(index, bytes, from, to));
    opened[index] = socket;
    const frames = await socket.open();
    if (index === 0) contents = contentsIn(pad, frames);
  };
  for (let first = 0; first < sockets; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, sockets - first);
    await Promise.all(Array.from({ length: count }, (_, offset) => open(first + offset)));
  }
  return { opened, contents };
}

/** What reached the first sockets must come to the same text there, with each character once: else nothing was measured. */
function checkDocuments(contents: Uint8Array, arrivals: KeyArrivals, keys: number): void {
  const texts = Array.from({ length: DOCUMENTS }, (_, socket) => {
    const document = new Y.Doc();
    for (const update of [contents, ...arrivals.updatesOf(socket)]) Y.applyUpdate(document, update);
    return padText(document).toString();
  });
  const typed = keysIn(texts[0] ?? "");
  if (new Set(texts).size > 1) throw new Error("Two documents have come to different texts");
  if (typed.length !== keys || new Set(typed).size !== keys)
    throw new Error("A character is lost or doubled");
}
