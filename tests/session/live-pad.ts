import { onTestFinished } from "vitest";
import { classPad } from "../../domain/pad/pad-id.ts";
import { PadRegistry } from "../../server/pad/pad-registry.ts";
import { readEdits } from "../../server/pad/read-pad.ts";
import type { SessionActor } from "../../server/session/session-actor.ts";
import type { EventStore } from "../../server/store/event-store.ts";
import type { Stores } from "../../server/store/stores.ts";
import { lesson } from "../domain/session-story.ts";
import { HandClock } from "../support/clock.ts";
import { host, openIt, record, node as sessionNode } from "./live-session.ts";

/** The code of the example, and so what its pads begin with. */
export const EXAMPLE = "def relay():\n    yield 1\n";
/** The step that has it. */
export const STEP = 1;
export const PAD = classPad(STEP);
export const STREAM = `${record.id}/${PAD}`;

const steps = [null, EXAMPLE, "x = 1\n", null].map((source) => ({
  code: source === null ? null : { source },
}));

/** Stores with the class's lesson in them, closed after the test. */
export async function storesWithLesson(open: () => Stores): Promise<Stores> {
  const stores = open();
  onTestFinished(() => stores.close());
  await stores.classes.putBlob({ kind: "lesson", hash: lesson.hash, json: JSON.stringify({ steps }) });
  return stores;
}

/** The class of `host`, with `ada` and `bo` in it. */
export async function openedClass(store: EventStore): Promise<SessionActor> {
  const session = await sessionNode(store);
  await session.handle("open", host, openIt);
  for (const id of ["ada", "bo"])
    await session.handle(`join ${id}`, { id }, { type: "participant/join", name: id });
  return session;
}

/** The pads of a node on these stores; `events` in place of their own. What it reports is collected. */
export function padsOn(stores: Stores, events: EventStore = stores.events) {
  const clock = new HandClock();
  const trouble: unknown[] = [];
  const pads = new PadRegistry({
    events,
    classes: stores.classes,
    clock,
    report: (what) => trouble.push(what),
  });
  return { pads, clock, trouble };
}

/** All that the store has of a pad. */
export function storedEdits(store: EventStore, stream = STREAM) {
  return readEdits(store, stream, 0, 100_000);
}
