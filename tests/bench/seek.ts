import { courtOf } from "../../domain/trace/court.ts";
import { TraceFold } from "../../domain/trace/fold.ts";
import { openTrace } from "../../domain/trace/player.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import { Random } from "../support/random.ts";
import { madeUpTrace } from "./seek-trace.ts";
import { median, percentile } from "./statistics.ts";

/** How fast a trace shows any of its steps, in milliseconds. */
export interface SeekPace {
  /** One seek, to and fro. */
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  /** Opening: it folds the trace once and keeps its keyframes. */
  readonly open: number;
  /** How many times as long the same seeks take when each folds from the first step. */
  readonly withoutKeyframes: number;
  /** All steps, one after the other. */
  readonly forward: number;
  /** The picture of the whole run. */
  readonly court: number;
}

const LANES = 40;
const STEPS = 5_000;
const SEEKS = 500;
const SEED = 20_261_123;
/** Half of a frame at 60 a second: the other half is for drawing. */
const AT_MOST = 8;

/** Seeks in a made-up trace as long as one may be: `rounds` times, and the medians of these. */
export function measureSeek(rounds: number): SeekPace {
  const trace = madeUpTrace({ lanes: LANES, steps: STEPS, seed: SEED });
  const all = Array.from({ length: rounds }, (_, round) => measureRound(trace, new Random(SEED + round)));
  const of = (figure: keyof SeekPace) => median(all.map((pace) => pace[figure]));
  return {
    p50: of("p50"),
    p99: of("p99"),
    worst: of("worst"),
    open: of("open"),
    withoutKeyframes: of("withoutKeyframes"),
    forward: of("forward"),
    court: of("court"),
  };
}

function measureRound(trace: Trace, random: Random): SeekPace {
  const someplace = () => random.int(STEPS);
  const places = Array.from({ length: SEEKS }, someplace);
  const open = timeOf(() => openTrace(trace));
  const player = openTrace(trace);
  const seeks = Float64Array.from(places, (place) => timeOf(() => player.at(place)));
  const folds = places.map((place) => timeOf(() => foldedTo(trace, place)));
  const forward = timeOf(() => playAll(trace));
  const court = timeOf(() => courtOf(trace));
  const sorted = seeks.toSorted();
  return {
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    worst: percentile(sorted, 1),
    open,
    withoutKeyframes: sum(folds) / sum([...seeks]),
    forward,
    court,
  };
}

function foldedTo(trace: Trace, index: number): unknown {
  const fold = new TraceFold(trace.steps);
  while (fold.index < index) fold.advance();
  return fold.state();
}

function playAll(trace: Trace): void {
  const player = openTrace(trace);
  for (let index = 0; index < player.length; index++) player.at(index);
}

function timeOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function sum(times: readonly number[]): number {
  return times.reduce((all, time) => all + time, 0);
}

/** The figures as lines to print, and what was aimed at. */
export function seekLines(pace: SeekPace): string[] {
  const ms = (time: number) => `${time.toFixed(2)} ms`;
  const { p50, p99, worst, withoutKeyframes } = pace;
  return [
    `Seeking in ${STEPS} steps of ${LANES} lanes: p50 ${ms(p50)}, p99 ${ms(p99)}, worst ${ms(worst)}; ${withoutKeyframes.toFixed(1)} times as long without keyframes`,
    `The same trace: opened in ${ms(pace.open)}, played forward ${ms(pace.forward)}, its court ${ms(pace.court)}`,
    aim("p99 of a seek", p99),
    aim("worst seek", worst),
  ];
}

function aim(what: string, time: number): string {
  return `${time <= AT_MOST ? "met    " : "NOT met"}  ${what}: ${time.toFixed(2)} ms, aim at most ${AT_MOST}`;
}
