import { classPad } from "../pad/pad-id.ts";
import { unreachable } from "../unreachable.ts";
import type { EventBody, ParticipantId } from "./events.ts";
import type { SessionState } from "./state.ts";

/** What happened to the pads of a class: who may write in them, what was pushed, what is in the spotlight. */
export type PadEventBody = Extract<
  EventBody,
  { type: `writing/${string}` | `writer/${string}` | `pad/${string}` | `spotlight/${string}` }
>;

/** Folds one such event into the state; total and pure like `evolve`. */
export function applyToPads(state: SessionState, body: PadEventBody): SessionState {
  switch (body.type) {
    case "writing/allowed":
      return { ...state, writing: { ...state.writing, to: body.to } };
    case "writer/chosen":
      return withChosen(state, [...state.writing.chosen.filter((id) => id !== body.id), body.id]);
    case "writer/released":
      return withChosen(
        state,
        state.writing.chosen.filter((id) => id !== body.id),
      );
    case "pad/pushed": {
      const before = state.pushes[body.place] ?? [];
      return { ...state, pushes: { ...state.pushes, [body.place]: [...before, body.text] } };
    }
    case "pad/spotlit":
      return {
        ...state,
        spotlights: state.spotlights + 1,
        spotlight: { place: body.place, name: body.name, pad: body.shared ? classPad(body.place) : null },
      };
    case "pad/spotlit-whose":
      return { ...state, spotlight: state.spotlight && { ...state.spotlight, pad: body.pad } };
    case "spotlight/ended":
      return { ...state, spotlight: null };
    default:
      return unreachable(body);
  }
}

function withChosen(state: SessionState, chosen: ParticipantId[]): SessionState {
  return { ...state, writing: { ...state.writing, chosen } };
}
