import type { Clock } from "../../domain/clock.ts";
import type { ClassRecord } from "../store/class-store.ts";
import type { EventStore } from "../store/event-store.ts";
import { loadLog } from "./load-log.ts";
import { SessionActor } from "./session-actor.ts";
import { startSessionClock } from "./session-clock.ts";

export interface SessionSurroundings {
  readonly events: EventStore;
  readonly clock: Clock;
  /** Wall clock, milliseconds since 1970. */
  readonly wallNow: () => number;
  /** Takes what went wrong, for the operator's eyes. */
  readonly report: (trouble: unknown) => void;
}

/** Brings a session to life from its log; begins the log when the session is new. Rejects when the store fails. */
export async function loadSession(
  record: ClassRecord,
  { events, clock, wallNow, report }: SessionSurroundings,
): Promise<SessionActor> {
  const epoch = await events.begin(record.id);
  const log = await loadLog(events, record.id);
  const lastAt = Math.max(log.lastAt, await lastAtOf(events, record.id));
  const sessionNow = startSessionClock({ clock, wallNow, openedAt: record.openedAt, lastAt });
  return new SessionActor({ record, epoch, log, store: events, sessionNow, report });
}

/** `at` of the last row in any stream of a class: its pads are often ahead of itself. */
async function lastAtOf(store: EventStore, classId: string): Promise<number> {
  let last = 0;
  for (const { stream, head } of await store.streamsOf(classId)) {
    const [row] = head > 0 ? await store.read(stream, head - 1, 1) : [];
    last = Math.max(last, row?.at ?? 0);
  }
  return last;
}
