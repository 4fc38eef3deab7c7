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
  /** As many seeks, in rounds, by somebody who has nothing of the recording but its beginning: each is fetched, also of a short class. */
  readonly fetched: readonly (readonly number[])[];
  /** What was in sight at the first of them. */
  readonly sights: readonly Sight[];
}

/** Sights that are kept, to be compared with what they should be. */
const SIGHTS = 3;
const OPENINGS = 5;
/** What one collection of garbage falls on is among the slowest: so that these are many. */
const FETCHED_ROUNDS = 5;
/** Nothing before this is sought there, in milliseconds: it would be in the first chunk, which is here already. */
const FIRST_CHUNK = 65_000;

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
    });
  }
  for (let seek = 0; seek < count; seek++)
    for (const { viewer, times, took, sights } of watching) {
      took.push(await viewer.seek(times[seek] ?? 0));
      if (seek < SIGHTS) sights.push(viewer.sight);
    }
  const heap = collectedHeap() - before;
  for (const { viewer } of watching) viewer.close();
  const fetched = await fetchedSeeks(
    watching.map(({ watched, viewer }) => ({ watched, length: viewer.length })),
    count,
    seed,
  );
  const seeks = watching.map(({ times, took, sights }, index) => ({
    opened: opened[index] ?? [],
    times,
    took,
    sights,
    fetched: fetched.map((round) => round[index] ?? []),
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

/**
 * By round, by recording. All are opened before any is sought in, and sought in a random order each time: what opening the longest
 * leaves behind falls on all of them, and what one seek leaves behind on any other.
 */
async function fetchedSeeks(
  all: readonly { readonly watched: Watched; readonly length: number }[],
  count: number,
  seed: number,
): Promise<number[][][]> {
  const rounds: number[][][] = [];
  for (let round = 0; round < FETCHED_ROUNDS; round++) {
    const took = all.map(() => [] as number[]);
    const times = all.map(({ length }, index) =>
      randomTimes(length - FIRST_CHUNK, count, seed + all.length * round + index),
    );
    const random = new Random(seed + round);
    // What was before is not this round's.
    collectedHeap();
    for (let seek = 0; seek < count; seek++) {
      const viewers = await Promise.all(all.map(({ watched }) => Viewer.open(watched)));
      for (const index of inRandomOrder(all.length, random)) {
        const t = FIRST_CHUNK + (times[index]?.[seek] ?? 0);
        took[index]?.push((await viewers[index]?.seek(t)) ?? Number.NaN);
      }
      for (const viewer of viewers) viewer.close();
    }
    rounds.push(took);
  }
  return rounds;
}

function inRandomOrder(count: number, random: Random): number[] {
  const drawn = Array.from({ length: count }, (_, index) => ({ index, at: random.next() }));
  return drawn.sort((one, other) => one.at - other.at).map(({ index }) => index);
}

/** Whole milliseconds on the recording's axis, the same for equal seeds. */
export function randomTimes(length: number, count: number, seed: number): number[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => random.int(length));
}
