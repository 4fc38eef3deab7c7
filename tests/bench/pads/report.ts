import { table, verdict } from "../report.ts";
import { median } from "../statistics.ts";
import type { Losses } from "./killing.ts";
import { PAD_CONTESTANTS, type PadFigures, type TypingPoint } from "./measure.ts";
import type { Opening } from "./opening.ts";
import type { PadPlan } from "./plan.ts";
import type { Crowd, Typing } from "./typing.ts";

/** What is compared with the first of the others, and with which crowd how much of it is aimed at. */
interface Aim {
  readonly what: string;
  readonly figure: keyof Typing;
  readonly crowd: Crowd;
  readonly atMost: number;
}

const AIMS: readonly Aim[] = [
  { what: "CPU", figure: "cpuPerDelivery", crowd: { typists: 30, readers: 300 }, atMost: 0.45 },
  { what: "p99", figure: "p99", crowd: { typists: 30, readers: 300 }, atMost: 1.2 },
  { what: "p99", figure: "p99", crowd: { typists: 60, readers: 300 }, atMost: 1 },
  { what: "p50", figure: "p50", crowd: { typists: 1, readers: 30 }, atMost: 1.2 },
  { what: "p50", figure: "p50", crowd: { typists: 1, readers: 300 }, atMost: 1.2 },
];
const OPENING_AT_MOST = 0.3;

const HEAD = [
  "typists",
  "readers",
  "",
  "p50 ms",
  "p99 ms",
  "CPU us",
  "frames",
  "bytes",
  "arrived",
  "p50 x",
  "p99 x",
  "CPU x",
];
const RATIOS = ["p50", "p99", "cpuPerDelivery"] as const;

/** All that is said of pads. */
export function padLines(figures: PadFigures, plan: PadPlan): string[] {
  const [ours, baseline] = PAD_CONTESTANTS;
  return [
    `Five keys a second from each typist, with cursors, to all typists and readers, medians of ${plan.rounds} rounds`,
    "ms: from the key's press to its character's arrival. CPU: of the server, for a key at a socket, as are frames and bytes.",
    `x: how many times ${baseline.name}. Baton has each edit on disk before anybody gets it; its typists wait for the answer.`,
    "Nobody sends on the cursors that they get, which clients of the peers may do.",
    "",
    typingTable(figures.typing, baseline.name),
    "",
    ...typingAims(figures.typing, ours.name, baseline.name),
    "",
    `${plan.openers} people open a pad at once: from the first request to the last byte`,
    openingTable(figures.opening, baseline.name),
    "",
    openingAim(figures.opening, ours.name, baseline.name),
    "",
    `Killed in mid-typing, ${plan.kills} times each, and started again: characters`,
    lossTable(figures.losses),
    ...PAD_CONTESTANTS.filter(({ keeps }) => !keeps).map(
      ({ name }) =>
        `${name} acknowledges no edit and, without LevelDB, keeps none: there is nothing to compare.`,
    ),
    "",
    lossAim(figures.losses, ours.name, baseline.name),
  ];
}

function typingTable(points: readonly TypingPoint[], baseline: string): string {
  const rows = points.map((point) => {
    const base = pointOf(points, baseline, point.crowd);
    const ratio = (figure: keyof Typing) => (base ? (of(point, figure) / of(base, figure)).toFixed(2) : "");
    return [
      String(point.crowd.typists),
      String(point.crowd.readers),
      point.contestant,
      of(point, "p50").toFixed(1),
      of(point, "p99").toFixed(1),
      of(point, "cpuPerDelivery").toFixed(1),
      of(point, "framesPerDelivery").toFixed(2),
      of(point, "bytesPerDelivery").toFixed(0),
      `${(100 * of(point, "arrived")).toFixed(0)} %`,
      ...RATIOS.map(ratio),
    ];
  });
  return table([HEAD, ...rows]);
}

function typingAims(points: readonly TypingPoint[], ours: string, baseline: string): string[] {
  return AIMS.flatMap(({ what, figure, crowd, atMost }) => {
    const [mine, base] = [pointOf(points, ours, crowd), pointOf(points, baseline, crowd)];
    if (!mine || !base) return [];
    const ratio = of(mine, figure) / of(base, figure);
    const where = `${crowd.typists} typists and ${crowd.readers} readers`;
    return [
      `${verdict(ratio <= atMost)}  ${what}, ${where}: ${ratio.toFixed(2)} times ${baseline}, aim at most ${atMost}`,
    ];
  });
}

function openingTable(openings: ReadonlyMap<string, readonly Opening[]>, baseline: string): string {
  const rows = [...openings].map(([name, all]) => {
    const ratio = msOf(openings, name) / msOf(openings, baseline);
    const kilobytes = (all[0]?.bytes ?? 0) / 1000;
    return [name, msOf(openings, name).toFixed(0), kilobytes.toFixed(0), ratio.toFixed(2)];
  });
  return table([["", "ms", "kB each", "x"], ...rows]);
}

function openingAim(
  openings: ReadonlyMap<string, readonly Opening[]>,
  ours: string,
  baseline: string,
): string {
  const ratio = msOf(openings, ours) / msOf(openings, baseline);
  const aim = `aim at most ${OPENING_AT_MOST}`;
  return `${verdict(ratio <= OPENING_AT_MOST)}  all have opened the pad: ${ratio.toFixed(2)} times ${baseline}, ${aim}`;
}

function lossTable(losses: ReadonlyMap<string, Losses>): string {
  const rows = [...losses].map(([name, { typed, acknowledged, lost, worst, doubled }]) => [
    name,
    ...[typed, acknowledged, lost, worst, doubled].map(String),
  ]);
  return table([["", "typed", "acknowledged", "of these lost", "at most at once", "doubled"], ...rows]);
}

function lossAim(losses: ReadonlyMap<string, Losses>, ours: string, baseline: string): string {
  const [mine, base] = [losses.get(ours), losses.get(baseline)];
  if (!mine || !base) throw new Error("The losses of one of the two were not measured");
  const isMet = mine.lost === 0 && mine.doubled === 0;
  return `${verdict(isMet)}  acknowledged characters lost: ${mine.lost}, aim 0 (${baseline}: ${base.lost})`;
}

function pointOf(points: readonly TypingPoint[], name: string, crowd: Crowd): TypingPoint | undefined {
  return points.find(
    (point) =>
      point.contestant === name &&
      point.crowd.typists === crowd.typists &&
      point.crowd.readers === crowd.readers,
  );
}

function of(point: TypingPoint, figure: keyof Typing): number {
  return median(point.rounds.map((round) => round[figure]));
}

function msOf(openings: ReadonlyMap<string, readonly Opening[]>, name: string): number {
  return median((openings.get(name) ?? []).map(({ ms }) => ms));
}
