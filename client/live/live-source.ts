import type { SessionSource } from "../session-source.ts";
import type { LiveEnvironment, LiveOptions } from "./live-options.ts";
import { LiveSession } from "./live-session.ts";

export interface LiveSource extends SessionSource {
  /** How many messages made no sense so far. Each was caught up with; a line that has many is worth a look. */
  readonly unreadable: () => number;
}

/** A class over the network. A screen only shows it; a participant may also ask for things and look elsewhere. */
export function createLiveSource(options: LiveOptions, environment: LiveEnvironment): LiveSource {
  const listeners = new Set<() => void>();
  const session = new LiveSession(options, environment, () => {
    for (const listener of listeners) listener();
  });
  let stopLater: () => void = () => {};
  const source: LiveSource = {
    getSnapshot: () => session.view,
    unreadable: () => session.unreadable,
    subscribe(onChange) {
      listeners.add(onChange);
      stopLater();
      session.start();
      return () => {
        listeners.delete(onChange);
        // React takes listeners away and puts them back within one tick: the line should not notice.
        if (listeners.size === 0) stopLater = environment.clock.after(0, () => session.stop());
      };
    },
  };
  const { act, goTo, returnToClass, runs, pads } = session;
  if (options.as === "screen") return { ...source, pads };
  return { ...source, pads, act, goTo, returnToClass, runs };
}
