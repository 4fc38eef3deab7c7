import type { Clock } from "../domain/clock.ts";

/** The monotonic clock of this process. Its timers do not keep the process alive: sockets and files do. */
export const processClock: Clock = {
  now: () => performance.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms).unref();
    return () => clearTimeout(timer);
  },
};
