import { CLASS, type PadId, padParts, SEEDER, spotlightName } from "../pad/pad-id.ts";
import { reaches, reachOf } from "../session/audience.ts";
import type { EventBody } from "../session/events.ts";
import type { SessionState } from "../session/state.ts";
import type { WholeParts } from "./chunk-parts.ts";
import { EntryFold } from "./fold-entry.ts";
import { Masks, NOBODY, type Pseudonyms, SOMEBODY } from "./pseudonyms.ts";
import type { Chunk, Keyframe, RecordedEntry, RecordedPad } from "./recording.ts";

type Edit = Extract<RecordedEntry, { is: "edit" }>;

/** A full chunk as everybody may see it: what everybody could see, under these pseudonyms, and of pads the class's alone. */
export function sharedParts({ classPart, asidePart }: WholeParts, pseudonyms: Pseudonyms): WholeParts {
  const masks = new Masks(pseudonyms);
  const apart = classPart.apart.filter(({ owner }) => owner === CLASS);
  return { classPart: { ...shared(classPart, masks), apart }, asidePart: shared(asidePart, masks) };
}

function shared(whole: Chunk, masks: Masks): Chunk {
  const fold = new EntryFold(whole.keyframe);
  const entries = whole.entries.flatMap((entry, index) => {
    const before = fold.state;
    fold.add(entry);
    if (entry.is === "edit") return sharedEdit(entry, fold.state, masks);
    const told = reaches(reachOf(before, entry.body), NOBODY)
      ? [{ ...entry, by: masks.by(entry.by), body: masks.body(entry.body, spotlitAfter(whole, index)) }]
      : [];
    return [...told, ...beginningInSpotlight(entry.body, entry.t, fold)];
  });
  return { ...whole, keyframe: sharedKeyframe(whole.keyframe, masks), entries };
}

/** Which pad it is that comes into the spotlight by the entry at `index`: the next entry, of the same command, says it. */
function spotlitAfter({ entries }: Chunk, index: number): PadId | null {
  const next = entries[index + 1];
  return next?.is === "event" && next.body.type === "pad/spotlit-whose" ? next.body.pad : null;
}

function sharedKeyframe({ state, pads }: Keyframe, masks: Masks): Keyframe {
  const shown = Object.entries(pads).flatMap(([name, pad]): [string, RecordedPad][] => {
    const as = sharedName(name, state);
    if (as === null) return [];
    const cursors = Object.entries(pad.cursors).map(([by, cursor]) => [
      typist(name, by, state, masks),
      cursor,
    ]);
    return [[as, { text: pad.text, cursors: Object.fromEntries(cursors) }]];
  });
  return { state: masks.state(state), pads: Object.fromEntries(shown) };
}

function sharedEdit(edit: Edit, state: SessionState, masks: Masks): Edit[] {
  const pad = sharedName(edit.pad, state);
  return pad === null ? [] : [{ ...edit, pad, by: typist(edit.pad, edit.by, state, masks) }];
}

/** By which name everybody could read a pad; null when they could not. */
function sharedName(pad: PadId, { spotlight, spotlights }: SessionState): string | null {
  if (padParts(pad).owner === CLASS) return pad;
  return spotlight?.pad === pad ? spotlightName(spotlights) : null;
}

/** Who types in somebody's own pad is its owner, which a spotlight without a name does not tell. */
function typist(pad: PadId, by: string, { spotlight }: SessionState, masks: Masks): string {
  const unnamed = padParts(pad).owner !== CLASS && spotlight?.name === null;
  return unnamed && by !== SEEDER ? SOMEBODY : masks.by(by);
}

/** What stood in a pad when it came into the spotlight, as the beginning of a pad. */
function beginningInSpotlight(body: EventBody, t: number, fold: EntryFold): Edit[] {
  if (body.type !== "pad/spotlit-whose") return [];
  const pad = fold.pad(body.pad);
  if (!pad) return [];
  const edits = pad.text === "" ? [] : [{ at: 0, del: 0, ins: pad.text }];
  return [{ is: "edit", t, by: SEEDER, pad: spotlightName(fold.state.spotlights), edits }];
}
