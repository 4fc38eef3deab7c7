import { CLASS, padParts } from "../../domain/pad/pad-id.ts";
import type { SessionState } from "../../domain/session/state.ts";
import { padWords } from "../words/pad.ts";
import type { PadChoice } from "./pad-choice.ts";

/** What a pad is called for `self`: in tabs, and as the name of its editor. */
export function padLabel({ people }: SessionState, self: string | null, owner: PadChoice["owner"]): string {
  if (owner === CLASS) return padWords.shared;
  if (owner === self) return padWords.mine;
  const name = people[owner]?.name;
  return name === undefined ? padWords.ofSomebody : padWords.of(name);
}

/** Whose pad is in the spotlight, as `self` may know it. */
export function spotlightLabel({ spotlight, people }: SessionState, self: string | null): string {
  const owner = spotlight?.pad ? padParts(spotlight.pad).owner : null;
  if (owner === CLASS) return padWords.shared;
  if (owner !== null && owner === self) return padWords.spotlight.yours;
  const name = spotlight?.name ?? (owner === null ? undefined : people[owner]?.name);
  return name === undefined ? padWords.ofSomebody : padWords.of(name);
}
