import type { SessionSource } from "../session-source.ts";
import type { LiveEnvironment, LiveOptions } from "./live-options.ts";
import { LiveSession } from "./live-session.ts";

/** A class over the network. A screen only shows it; a participant may also ask for things and look elsewhere. */
export function createLiveSource(options: LiveOptions, environment: LiveEnvironment): SessionSource {
  const listeners = new Set<() => void>();
  const session = new LiveSession(options, environment, () => {
    for (const listener of listeners) listener();
  });
  let stopLater: () => void = () => {};
  const source: SessionSource = {
    getSnapshot: () => session.view,
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
  if (options.as === "screen") return source;
  const { act, goTo, returnToClass } = session;
  return { ...source, act, goTo, returnToClass };
}
