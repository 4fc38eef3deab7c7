import type { FanOut } from "./fan-out.ts";
import type { LateJoin } from "./late-join.ts";
import { median } from "./statistics.ts";

/** All rounds of one contestant with one size of class. */
export interface Point {
  readonly contestant: string;
  readonly sockets: number;
  readonly rounds: readonly FanOut[];
}

/** What is compared with the first contestant, and at which size how much of it is aimed at. */
interface Aim {
  readonly what: string;
  readonly figure: keyof FanOut;
  readonly sockets: number;
  readonly atMost: number;
}

const AIMS: readonly Aim[] = [
  { what: "CPU per delivery", figure: "cpuPerDelivery", sockets: 1000, atMost: 1.2 },
  { what: "p99", figure: "p99", sockets: 3000, atMost: 1.5 },
  { what: "memory per socket", figure: "memoryPerSocket", sockets: 3000, atMost: 3 },
];
/** The same, but for the noise of a shared machine and the digits of a seq. */
const SAME_TIME = 1.25;
const SAME_BYTES = 1.02;

const HEAD = [
  "sockets",
  "",
  "p50 ms",
  "p99 ms",
  "CPU us",
  "kB each",
  "frame B",
  "frames",
  "p50 x",
  "p99 x",
  "CPU x",
  "kB x",
];

/** The table of the fan-out: medians of the rounds, and how many times those of `baseline` they are. */
export function fanOutTable(points: readonly Point[], baseline: string): string {
  const rows = points.map((point) => {
    const base = points.find((one) => one.contestant === baseline && one.sockets === point.sockets);
    const ratio = (figure: keyof FanOut) => (base ? (of(point, figure) / of(base, figure)).toFixed(2) : "");
    return [
      String(point.sockets),
      point.contestant,
      of(point, "p50").toFixed(1),
      of(point, "p99").toFixed(1),
      of(point, "cpuPerDelivery").toFixed(1),
      (of(point, "memoryPerSocket") / 1000).toFixed(1),
      of(point, "frameSize").toFixed(0),
      of(point, "framesPerDelivery").toFixed(2),
      ...(["p50", "p99", "cpuPerDelivery", "memoryPerSocket"] as const).map(ratio),
    ];
  });
  return table([HEAD, ...rows]);
}

/** One line for each aim of `contestant` at a size that was measured, with what `other` reaches beside it. */
export function fanOutAims(
  points: readonly Point[],
  baseline: string,
  contestant: string,
  other: string,
): string[] {
  return AIMS.filter(({ sockets }) => points.some((point) => point.sockets === sockets)).map((aim) => {
    const at = (name: string) => figureAt(points, name, aim);
    const ratio = at(contestant) / at(baseline);
    const others = at(other) / at(baseline);
    const what = `${aim.what} at ${aim.sockets} sockets: ${ratio.toFixed(2)} times ${baseline}`;
    return `${verdict(ratio <= aim.atMost)}  ${what}, aim at most ${aim.atMost} (${other}: ${others.toFixed(2)})`;
  });
}

function figureAt(points: readonly Point[], contestant: string, { sockets, figure }: Aim): number {
  const point = points.find((one) => one.contestant === contestant && one.sockets === sockets);
  if (!point) throw new Error(`${contestant} was not measured with ${sockets} sockets`);
  return of(point, figure);
}

/** The table of late joins, one row for each length of the log. */
export function lateJoinTable(joins: readonly LateJoin[]): string {
  const rows = joins.map((join) => [String(join.events), join.ms.toFixed(2), join.bytes.toFixed(0)]);
  return table([["events", "ms", "bytes"], ...rows]);
}

/** Whether joining after the longest log costs what it costs after the shortest. */
export function lateJoinAims(joins: readonly LateJoin[]): string[] {
  const [short] = joins;
  const long = joins.at(-1);
  if (!short || !long) return [];
  const ms = long.ms / short.ms;
  const bytes = long.bytes / short.bytes;
  const after = `after ${long.events} events against ${short.events}`;
  return [
    `${verdict(ms <= SAME_TIME)}  late join, time ${after}: ${ms.toFixed(2)} times, aim the same (up to ${SAME_TIME})`,
    `${verdict(bytes <= SAME_BYTES)}  late join, bytes ${after}: ${bytes.toFixed(2)} times, aim the same (up to ${SAME_BYTES})`,
  ];
}

function of(point: Point, figure: keyof FanOut): number {
  return median(point.rounds.map((round) => round[figure]));
}

/** How the line of an aim begins. */
export function verdict(isMet: boolean): string {
  return isMet ? "met    " : "NOT met";
}

/** Rows of cells in columns, aligned to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows
    .map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  "))
    .join("\n");
}
