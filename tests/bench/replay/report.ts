import { table, verdict } from "../report.ts";
import { median, percentile } from "../statistics.ts";
import type { ClassFigures, ReplayFigures, View } from "./measure.ts";

/** Milliseconds. */
const SEEK_AT_MOST = 50;
const HELD_AT_MOST = 10;
/** The same, but for the noise of a shared machine. */
const SAME = 1.25;

const VIEWS: readonly View[] = ["owner", "shared"];

/** All that is said of replays. */
export function replayLines({ long, short, viewers }: ReplayFigures): string[] {
  const both = [long, short];
  return [
    "Classes that are made up, by the server's own actors on a clock moved on by hand, and replayed:",
    ...both.map(madeLine),
    "",
    "Random times sought by the client over HTTP, one right after another, both classes in turns. ms: until all is in sight.",
    "fetched: by somebody who has nothing but the beginning: a short class is soon all there, and then nothing of it is fetched.",
    "Over five rounds, in a random order each time; rounds: the p99 of each, which one or two collections of garbage make what it is.",
    "open: from nothing to the first instant. folded: the same times, all folded from the beginning, in memory. x: how many times as long.",
    "",
    seekTable(both),
    "",
    ...browserLines(both),
    "Of each class: its .baton file, and bytes for one of its events (no voice in it)",
    fileTable(both),
    "",
    ...both.map(makingLine),
    ...both.map(livingLine),
    ...both.map(servingLine),
    `Viewers: all four, ${long.seeks.owner.took.length} seeks each, have grown by ${megabytes(viewers)}.`,
    "",
    ...aims(long, short),
  ];
}

function madeLine({ plan, made }: ClassFigures): string {
  return `${minutes(plan)}: ${made.rows} events, ${plan.typists} typists, ${made.pads} pads`;
}

function seekTable(all: readonly ClassFigures[]): string {
  const rows = all.flatMap((one) =>
    VIEWS.map((view) => {
      const { took, opened, fetched } = one.seeks[view];
      const ratio = view === "owner" ? foldedTimes(one) : null;
      return [
        minutes(one.plan),
        view,
        ms(median(opened)),
        ms(at(took, 0.5)),
        ms(at(took, 0.99)),
        ms(inAll(fetched, 0.5)),
        ms(inAll(fetched, 0.99)),
        fetched.map((round) => ms(at(round, 0.99))).join(" "),
        ratio ? ms(ratio.folded) : "",
        ratio ? ratio.times.toFixed(0) : "",
      ];
    }),
  );
  return table([
    ["class", "view", "open ms", "p50 ms", "p99 ms", "fetched p50", "p99", "rounds", "folded ms", "x"],
    ...rows,
  ]);
}

/** The mean of what was folded from the beginning, and how many times the mean of the same seeks it is. */
function foldedTimes({ folds, seeks }: ClassFigures): { folded: number; times: number } {
  const sought = mean(seeks.owner.took.slice(0, folds.length));
  return { folded: mean(folds), times: mean(folds) / sought };
}

function browserLines(all: readonly ClassFigures[]): string[] {
  const rows = all.flatMap(({ plan, browser }) =>
    VIEWS.flatMap((view) => {
      if (!browser) return [];
      const { cold, warm, took, work, heap } = browser[view];
      const times = [median(cold), median(warm), at(took, 0.5), at(took, 0.99), work];
      const figures = times.map((time) => time.toFixed(0));
      return [[minutes(plan), view, ...figures, (heap / 1e6).toFixed(1)]];
    }),
  );
  if (rows.length === 0) return ["In a browser: no Chromium here, nothing measured.", ""];
  return [
    "The page of a replay in Chromium. cold, warm: from the navigation to the step in sight, with a fresh profile and in one that was there.",
    "seeks: from the pointer's press on the timeline to the frame in which all is drawn; a frame is 17 ms.",
    "work: of the page's main thread for a seek, in its own time, whatever else the machine does. MB: what its heap has grown by.",
    "",
    table([["class", "view", "cold ms", "warm ms", "p50 ms", "p99 ms", "work ms", "MB"], ...rows]),
    "",
  ];
}

function fileTable(all: readonly ClassFigures[]): string {
  const rows = all.flatMap(({ plan, made, file }) =>
    VIEWS.map((view) => [
      minutes(plan),
      view,
      (file[view] / 1000).toFixed(0),
      (file[view] / made.rows).toFixed(1),
    ]),
  );
  return table([["class", "view", "kB", "B an event"], ...rows]);
}

function makingLine({ plan, making: { ms: took, cpu, held, memory } }: ClassFigures): string {
  return (
    `${minutes(plan)}: all chunks made anew in ${ms(took)} ms, ${ms(cpu)} ms of processor; ` +
    `the server held up by ${ms(held.longest)} ms at the longest (p99 ${ms(held.p99)}), grown by ${megabytes(memory)}`
  );
}

function livingLine({ plan, made: { cpu, longest } }: ClassFigures): string {
  return (
    `${minutes(plan)}: recorded as it went on, ${ms(cpu / plan.minutes)} ms of processor for a minute of class; ` +
    `held up by ${ms(longest)} ms at the longest`
  );
}

function servingLine({ plan, serving: { held, memory } }: ClassFigures): string {
  return (
    `${minutes(plan)}: while it was watched, the server held up by ${ms(held.longest)} ms at the longest ` +
    `(p99 ${ms(held.p99)}), grown by ${megabytes(memory)}`
  );
}

function aims(long: ClassFigures, short: ClassFigures): string[] {
  const p99 = (one: ClassFigures, view: View) => at(one.seeks[view].took, 0.99);
  const fetched = (one: ClassFigures, view: View, share: number) => inAll(one.seeks[view].fetched, share);
  const held = Math.max(long.making.held.longest, long.made.longest);
  return [
    ...[long, short].flatMap((one) =>
      VIEWS.map((view) => {
        const time = p99(one, view);
        const what = `p99 of a seek, ${minutes(one.plan)}, ${view}: ${ms(time)} ms`;
        return `${verdict(time < SEEK_AT_MOST)}  ${what}, aim under ${SEEK_AT_MOST}`;
      }),
    ),
    ...VIEWS.map((view) => {
      const [p50, times] = [0.5, 0.99].map(
        (share) => fetched(long, view, share) / fetched(short, view, share),
      );
      const what = `a fetched seek, ${minutes(long.plan)} against ${minutes(short.plan)}, ${view}: p50 ${timesWords(p50)}, p99 ${timesWords(times)} times`;
      return `${verdict(Math.max(p50 ?? 0, times ?? 0) <= SAME)}  ${what}, aim the same (up to ${SAME})`;
    }),
    `${verdict(held <= HELD_AT_MOST)}  making chunks holds the server up by ${ms(held)} ms at the longest, aim at most ${HELD_AT_MOST}`,
  ];
}

function timesWords(times = Number.NaN): string {
  return times.toFixed(2);
}

function at(times: readonly number[], share: number): number {
  return percentile(Float64Array.from(times).sort(), share);
}

/** Of all rounds together: a single one has but two seeks above its p99. */
function inAll(rounds: readonly (readonly number[])[], share: number): number {
  return at(rounds.flat(), share);
}

function mean(times: readonly number[]): number {
  return times.reduce((sum, one) => sum + one, 0) / times.length;
}

function minutes({ minutes: count }: ClassFigures["plan"]): string {
  return count % 60 === 0 ? `${count / 60} h` : `${count} min`;
}

function ms(time: number): string {
  return time.toFixed(1);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
