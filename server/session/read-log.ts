import * as z from "zod/mini";
import { type Seq, SessionEvent } from "../../domain/session/events.ts";
import type { EventStore, NewEvent, StoredEvent } from "../store/event-store.ts";
import { parseJson } from "./parse-json.ts";

/** Events that are read at a time: bounds the memory that a long log takes while it is folded. */
const PAGE = 500;

/** What stands in the store's `body`: the version goes with it, so that a log of many years can hold several. */
const StoredBody = z.pick(SessionEvent, { v: true, body: true });

/** The event as the store keeps it. Throws when it could not be read back: such a log would be lost. */
export function toStored(event: SessionEvent): NewEvent {
  const { v, at, by, body } = SessionEvent.parse(event);
  return { at, by, body: JSON.stringify({ v, body }) };
}

/** The events after `after`, page by page, in order. Throws on a row that is no event or stands in the wrong place. */
export async function* readLog(
  store: EventStore,
  stream: string,
  after: Seq,
): AsyncGenerator<readonly SessionEvent[]> {
  let seq = after;
  for (;;) {
    const page = await readPage(store, stream, seq, PAGE);
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    seq += page.length;
  }
}

/** At most `limit` events after `after`, in order. Throws like `readLog`. */
export async function readPage(
  store: EventStore,
  stream: string,
  after: Seq,
  limit: number,
): Promise<readonly SessionEvent[]> {
  const rows = await store.read(stream, after, limit);
  return rows.map((row, index) => toEvent(stream, row, after + 1 + index));
}

function toEvent(stream: string, row: StoredEvent, seq: Seq): SessionEvent {
  if (row.seq !== seq) throw new Error(`Stream ${stream} has ${row.seq} where seq ${seq} should be`);
  const stored = StoredBody.safeParse(parseJson(row.body));
  const event = stored.success && SessionEvent.safeParse({ ...stored.data, seq, at: row.at, by: row.by });
  if (event === false || !event.success) throw new Error(`Stream ${stream} holds no event at seq ${seq}`);
  return event.data;
}
