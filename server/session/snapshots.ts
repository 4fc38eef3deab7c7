import { z } from "zod";
import type { Seq } from "../../domain/session/events.ts";
import { SessionState } from "../../domain/session/state.ts";
import type { EventStore } from "../store/event-store.ts";
import { parseJson } from "./parse-json.ts";

/** Raise it when the fold of an old log gives another state than before: kept snapshots are then ignored. */
const SNAPSHOT_VERSION = 1;

const Snapshot = z.object({ v: z.literal(SNAPSHOT_VERSION), state: SessionState });
type SnapshotText = z.input<typeof Snapshot>;

/** Keeps the folded state, so that loading need not fold the whole log. */
export function saveSnapshot(
  store: EventStore,
  stream: string,
  seq: Seq,
  state: SessionState,
): Promise<void> {
  const snapshot: SnapshotText = { v: SNAPSHOT_VERSION, state };
  return store.saveSnapshot(stream, { seq, state: JSON.stringify(snapshot) });
}

/** The kept state and its seq; null when there is none that can be read: the log is folded from the start then. */
export async function loadSnapshot(
  store: EventStore,
  stream: string,
): Promise<{ readonly seq: Seq; readonly state: SessionState } | null> {
  const stored = await store.loadSnapshot(stream);
  if (!stored || stored.seq > (await store.head(stream))) return null;
  const snapshot = Snapshot.safeParse(parseJson(stored.state));
  return snapshot.success ? { seq: stored.seq, state: snapshot.data.state } : null;
}
