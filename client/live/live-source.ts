import { firstPosition } from "../../domain/lesson/position.ts";
import { emptySession } from "../../domain/session/state.ts";
import type { SessionSource, SessionView } from "../session-source.ts";
import type { LiveEnvironment, LiveOptions } from "./live-options.ts";

const unconnected: SessionView = {
  line: { is: "connecting" },
  state: emptySession,
  self: null,
  position: firstPosition,
  mode: "following",
  locked: false,
  drives: false,
  presence: { online: 0, joined: 0, people: {} },
  unsent: 0,
  refused: null,
  startedAt: null,
};

/** A class over the network. The line to it follows; until then it is always connecting. */
export function createLiveSource(_options: LiveOptions, _environment: LiveEnvironment): SessionSource {
  return { getSnapshot: () => unconnected, subscribe: () => () => {} };
}
