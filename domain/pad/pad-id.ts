import * as z from "zod/mini";
import { wholeNumber } from "../schema.ts";

/** What a pad is for: the example of one step, by the step's number, or nothing given. */
export const PadPlace = z.union([wholeNumber, z.literal("free")]);
export type PadPlace = z.infer<typeof PadPlace>;

/**
 * Names a pad within its class, as `owner.place.version`: the class's own (`class.3.0`, `class.free.0`) or one person's
 * (`pAb12.3.0`). Version 0 begins with the example; version n of somebody's own with what was n-th pushed to everybody.
 * Pads of other versions stay what they are: nothing that is pushed destroys what was typed.
 */
export const PadId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{1,32}\.(free|0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})$/));
export type PadId = z.infer<typeof PadId>;

/** The parts of a pad's name. `owner` is a participant's id, or `CLASS`. */
export interface PadParts {
  readonly owner: string;
  readonly place: PadPlace;
  readonly version: number;
}

/** The owner of what all share. No participant's id is this: those are longer. */
export const CLASS = "class";

/** Begins pads; no participant's id is this: those are longer. */
export const SEEDER = "server";

export function padIdOf({ owner, place, version }: PadParts): PadId {
  return `${owner}.${place}.${version}`;
}

/** The parts of a name that its schema has taken. */
export function padParts(id: PadId): PadParts {
  const [owner = "", place = "", version = ""] = id.split(".");
  return { owner, place: place === "free" ? "free" : Number(place), version: Number(version) };
}

export function classPad(place: PadPlace): PadId {
  return padIdOf({ owner: CLASS, place, version: 0 });
}

/** Somebody's own pad, by default the one that begins with the example. */
export function ownPad(owner: string, place: PadPlace, version = 0): PadId {
  return padIdOf({ owner, place, version });
}

/** By this name everybody reads the pad in the n-th spotlight of the class: it does not tell whose it is. */
export const SpotlightName = z.string().check(z.regex(/^spotlight\.[1-9]\d{0,5}$/));

export function spotlightName(count: number): PadName {
  return `spotlight.${count}`;
}

/** Which spotlight a pad is read in, by this name; null for a pad that is read by its own. */
export function spotlightOf(name: PadName): number | null {
  const [, count] = /^spotlight\.(\d+)$/.exec(name) ?? [];
  return count === undefined ? null : Number(count);
}

/** What a reader calls a pad. */
export const PadName = z.union([PadId, SpotlightName]);
export type PadName = z.infer<typeof PadName>;
