import { PadDocument, type PadEditBy } from "../../domain/pad/pad-document.ts";
import { type PadId, SEEDER } from "../../domain/pad/pad-id.ts";
import { seedUpdate } from "../../domain/pad/seed-update.ts";
import type { Seq } from "../../domain/session/events.ts";
import type { SessionActor } from "../session/session-actor.ts";
import type { EventStore } from "../store/event-store.ts";
import { PadActor } from "./pad-actor.ts";
import { PadLog } from "./pad-log.ts";
import { loadPadSnapshot } from "./pad-snapshots.ts";
import { readPad, toStoredEdit } from "./read-pad.ts";
import type { Seeds } from "./seeds.ts";

export interface PadSurroundings {
  readonly events: EventStore;
  readonly seeds: Seeds;
  /** Takes what went wrong, for the operator's eyes. */
  readonly report: (trouble: unknown) => void;
}

/** Brings a pad to life from its stream; begins the stream when the pad is new. Rejects when the store fails or holds what is no pad. */
export async function loadPad(
  session: SessionActor,
  pad: PadId,
  surroundings: PadSurroundings,
): Promise<PadActor> {
  const { events: store, report } = surroundings;
  const stream = padStream(session.id, pad);
  const epoch = await store.begin(stream);
  if ((await store.head(stream)) === 0) await plant(session, pad, surroundings);
  const { log, savedSeq } = await loadPadLog(store, stream);
  return new PadActor({ session, pad, stream, epoch, log, savedSeq, store, report });
}

/** The name of a pad's stream in the store. */
function padStream(classId: string, pad: PadId): string {
  return `${classId}/${pad}`;
}

/** Writes what the pad begins with, if anything. Where another node was faster, this one reads what it wrote. */
async function plant(
  session: SessionActor,
  pad: PadId,
  { events: store, seeds }: PadSurroundings,
): Promise<void> {
  const text = await seeds.textFor(session.state, pad);
  if (text === "") return;
  const seed: PadEditBy = { by: SEEDER, update: seedUpdate(text) };
  const events = [toStoredEdit(seed, session.now())];
  await store.append(padStream(session.id, pad), 0, [{ commandId: null, events }]);
}

/** The stream as the store has it: the snapshot, if it is any good, and what came after it. */
async function loadPadLog(store: EventStore, stream: string): Promise<{ log: PadLog; savedSeq: Seq }> {
  const snapshot = await loadPadSnapshot(store, stream);
  const log = new PadLog(snapshot ?? { seq: 0, document: new PadDocument() });
  for await (const page of readPad(store, stream, log.head)) log.add(page);
  return { log, savedSeq: snapshot?.seq ?? 0 };
}
