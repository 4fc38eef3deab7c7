import type { LiveEnvironment } from "./live-options.ts";

/** The page that this runs in. Nothing is touched before a source begins to work. */
export const browserEnvironment: LiveEnvironment = {
  clock: {
    now: () => performance.now(),
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
  },
};
