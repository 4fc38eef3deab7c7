import { onTestFinished } from "vitest";
import { loadSession } from "../../server/session/load-session.ts";
import type { SessionActor } from "../../server/session/session-actor.ts";
import type { ClassRecord } from "../../server/store/class-store.ts";
import type { EventStore } from "../../server/store/event-store.ts";
import type { Stores } from "../../server/store/stores.ts";
import { lesson } from "../domain/session-story.ts";
import { HandClock } from "../support/clock.ts";

export const OPENED_AT = 1_700_000_000_000;
export const record: ClassRecord = {
  id: "the-class",
  code: "CDF234",
  openedAt: OPENED_AT,
  hostKeyHash: "hash",
  hostId: "host",
};
export const host = { id: "host" };
export const openIt = { type: "session/open", lesson, hostName: "Maria", seats: 30 } as const;

export function move(step: number, frame = 0) {
  return { type: "step/move", to: { step, frame } } as const;
}

/** A node that serves the class from this store. What it reports is collected. */
export async function node(
  store: EventStore,
  { clock = new HandClock(), wallNow = (): number => OPENED_AT, trouble = [] as unknown[] } = {},
): Promise<SessionActor> {
  const report = (what: unknown): void => void trouble.push(what);
  return loadSession(record, { events: store, clock, wallNow, report });
}

/** The stores, closed after the test. */
export function during(stores: Stores): EventStore {
  onTestFinished(() => stores.close());
  return stores.events;
}

/** The store with some of its doings replaced, and the rest as it is. */
export function altered(store: EventStore, changes: Partial<EventStore>): EventStore {
  const real: EventStore = {
    begin: (stream) => store.begin(stream),
    findCommands: (stream, ids) => store.findCommands(stream, ids),
    append: (stream, expected, entries) => store.append(stream, expected, entries),
    read: (stream, after, limit) => store.read(stream, after, limit),
    head: (stream) => store.head(stream),
    streamsOf: (classId) => store.streamsOf(classId),
    rowsOf: (classId) => store.rowsOf(classId),
    saveSnapshot: (stream, snapshot) => store.saveSnapshot(stream, snapshot),
    loadSnapshot: (stream) => store.loadSnapshot(stream),
  };
  return { ...real, ...changes };
}
