import type { RecordedPads } from "../../client/playback.ts";
import {
  CLASS,
  classPad,
  type PadName,
  padParts,
  spotlightName,
  spotlightOf,
} from "../../domain/pad/pad-id.ts";
import type { SessionState } from "../../domain/session/state.ts";
import { placeOn } from "../pad/pad-choice.ts";
import { padLabel, spotlightLabel } from "../pad/pad-name.ts";
import { replayWords } from "../words/replay.ts";

const words = replayWords.shown;

/** The pad in the spotlight, by the name under which this recording has it; null where there is none. */
export function litPad({ spotlight, spotlights }: SessionState, pads: RecordedPads): PadName | null {
  if (!spotlight) return null;
  const byItsOwn = spotlight.pad && pads.read(spotlight.pad) ? spotlight.pad : null;
  return byItsOwn ?? spotlightName(spotlights);
}

/**
 * What the class had in the code's place on a step: the pad in the spotlight; else its own pad, where it says something else than
 * the program in sight: what was typed and then run is the program again. A free pad is of no program: it is in sight while
 * somebody types in it. Null: the program itself.
 */
export function padOfInstant(
  state: SessionState,
  pads: RecordedPads,
  step: number,
  source: string,
): PadName | null {
  const lit = litPad(state, pads);
  if (lit !== null) return lit;
  const place = placeOn(state, step);
  const pad = pads.read(classPad(place));
  if (!pad) return null;
  const isInSight = place === "free" ? pad.cursors.length > 0 : pad.text !== source;
  return isInSight ? classPad(place) : null;
}

/** The class's pad of a step that the class is not on, null on any other: it comes only for those who say that they look there. */
export function padElsewhere(state: SessionState, step: number): PadName | null {
  return step === state.position.step ? null : classPad(placeOn(state, step));
}

/** Whether a pad may be looked at on a step: one of the step's, a free one, or what is in the spotlight. */
export function isOfStep(state: SessionState, name: PadName, step: number): boolean {
  if (spotlightOf(name) !== null) return true;
  const { place } = padParts(name);
  return place === "free" || place === placeOn(state, step);
}

/** The pads that a viewer may choose on a step, each with what it is called. */
export function padsToChoose(
  state: SessionState,
  names: readonly PadName[],
  step: number,
): readonly (readonly [PadName, string])[] {
  return names
    .filter((name) => isOfStep(state, name, step))
    .map((name) => [name, padWordsOf(state, name)] as const);
}

/** What a pad of a recording is called. */
export function padWordsOf(state: SessionState, name: PadName): string {
  if (spotlightOf(name) !== null) return spotlightLabel(state, null);
  const { owner, place, version } = padParts(name);
  const whose = padLabel(state, null, owner === CLASS ? CLASS : owner);
  if (version > 0) return words.version(whose, version);
  return place === "free" ? words.free(whose) : whose;
}
