import type { Clock } from "../../domain/clock.ts";
import type { RecordingStore } from "../store/recording-store.ts";
import type { Deletion } from "./deletion.ts";
import type { GoingOn } from "./going-on.ts";
import { expiredBefore } from "./recording-cards.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

export interface RetentionParts {
  readonly recordings: RecordingStore;
  readonly goingOn: GoingOn;
  readonly deletion: Deletion;
  /** Null: nothing is deleted by itself. */
  readonly retentionDays: number | null;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly wallNow: () => number;
  readonly report: (trouble: unknown) => void;
}

/** Deletes what is too old, now and every day from now on; the function returned ends it, when it has finished what it is at. */
export function startRetention(parts: RetentionParts): () => Promise<void> {
  if (parts.retentionDays === null) return async () => {};
  const { retentionDays, clock, report } = parts;
  let ended = false;
  let callOff = (): void => {};
  let sweep: Promise<void> = Promise.resolve();
  const run = (): void => {
    sweep = sweepOld(parts, retentionDays, () => ended).catch(report);
    callOff = clock.after(DAY_MS, run);
  };
  run();
  return async () => {
    ended = true;
    callOff();
    await sweep;
  };
}

/** Classes that somebody is in just now stay until the next time. */
async function sweepOld(
  { recordings, goingOn, deletion, wallNow }: RetentionParts,
  retentionDays: number,
  isEnded: () => boolean,
): Promise<void> {
  const before = expiredBefore(wallNow(), retentionDays);
  for (;;) {
    const busy = await goingOn.occupied();
    const { classes, imports } = await recordings.olderThan(before);
    const old = classes.filter(({ id }) => !busy.has(id));
    if (old.length + imports.length === 0) return;
    for (const record of old) {
      if (isEnded()) return;
      await deletion.wholeClass(record, "expired");
    }
    for (const id of imports) await recordings.deleteImport(id, "expired");
  }
}
