import { Random } from "../../support/random.ts";
import { collectedHeap } from "./collected-heap.ts";
import { type Sight, Viewer, type Watched } from "./viewer.ts";

/** What one viewer of a recording waited for. Milliseconds. */
export interface Seeks {
  /** From nothing to the first instant in sight, each time anew. */
  readonly opened: readonly number[];
  readonly times: readonly number[];
  /** How long each of these times took. */
  readonly took: readonly number[];
  /** The same for somebody who has nothing of the recording but its beginning: each seek is fetched, also of a short class. */
  readonly fetched: readonly number[];
  /** What was in sight at the first of them. */
  readonly sights: readonly Sight[];
}

/** Sights that are kept, to be compared with what they should be. */
const SIGHTS = 3;
const OPENINGS = 5;

/**
 * Opens recordings and seeks `count` random times in each, one right after another and in turns, so that what else the machine
 * does falls on all of them. Also gives what the viewers have grown by, in bytes of heap: all of them together.
 */
export async function measureSeeks(
  all: readonly Watched[],
  count: number,
  seed: number,
): Promise<{ seeks: Seeks[]; heap: number }> {
  const opened = all.map(() => [] as number[]);
  for (let round = 0; round < OPENINGS; round++)
    for (const [index, watched] of all.entries()) opened[index]?.push(await openingTime(watched));
  const before = collectedHeap();
  const watching = [];
  for (const [index, watched] of all.entries()) {
    const viewer = await Viewer.open(watched);
    const times = randomTimes(viewer.length, count, seed + index);
    watching.push({
      watched,
      viewer,
      times,
      took: [] as number[],
      sights: [] as Sight[],
      fetched: [] as number[],
    });
  }
  for (let seek = 0; seek < count; seek++)
    for (const { viewer, times, took, sights } of watching) {
      took.push(await viewer.seek(times[seek] ?? 0));
      if (seek < SIGHTS) sights.push(viewer.sight);
    }
  const heap = collectedHeap() - before;
  for (const { viewer } of watching) viewer.close();
  for (let seek = 0; seek < count; seek++)
    for (const { watched, times, fetched } of watching)
      fetched.push(await freshSeek(watched, times[seek] ?? 0));
  const seeks = watching.map(({ times, took, sights, fetched }, index) => ({
    opened: opened[index] ?? [],
    times,
    took,
    sights,
    fetched,
  }));
  return { seeks, heap };
}

async function openingTime(watched: Watched): Promise<number> {
  const began = performance.now();
  const viewer = await Viewer.open(watched);
  const ms = performance.now() - began;
  viewer.close();
  return ms;
}

async function freshSeek(watched: Watched, t: number): Promise<number> {
  const viewer = await Viewer.open(watched);
  const ms = await viewer.seek(t);
  viewer.close();
  return ms;
}

/** Whole milliseconds on the recording's axis, the same for equal seeds. */
export function randomTimes(length: number, count: number, seed: number): number[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => random.int(length));
}
