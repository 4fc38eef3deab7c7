import type { PadId, PadName } from "../pad/pad-id.ts";
import type { OwnPads } from "./recording.ts";

/** Pads gathered by their owners and since when they are there. */
export function gathered(since: ReadonlyMap<PadId, number>): OwnPads[] {
  const groups = new Map<string, OwnPads>();
  for (const [pad, t] of since) {
    const [owner = "", ...rest] = pad.split(".");
    const group = groups.get(`${owner} ${t}`) ?? { owner, since: t, rests: [] };
    groups.set(`${owner} ${t}`, group);
    group.rests.push(rest.join("."));
  }
  return [...groups.values()];
}

/** The names of those that are there at `t`. */
export function namesAt(all: readonly OwnPads[], t: number): PadName[] {
  return all.flatMap(({ owner, since, rests }) =>
    since <= t ? rests.map((rest) => `${owner}.${rest}`) : [],
  );
}

/** Whether a pad is among them, from whatever time on. */
export function isAmong(all: readonly OwnPads[], pad: PadName): boolean {
  return all.some(
    ({ owner, rests }) => pad.startsWith(`${owner}.`) && rests.includes(pad.slice(owner.length + 1)),
  );
}
