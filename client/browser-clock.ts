import type { Clock } from "../domain/clock.ts";

/** The monotonic clock of the page. */
export const browserClock: Clock = {
  now: () => performance.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
