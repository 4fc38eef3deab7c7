import * as z from "zod/mini";
import type { PadEditBy } from "../../domain/pad/pad-document.ts";
import { ParticipantId, type Seq } from "../../domain/session/events.ts";
import { parseJson } from "../session/parse-json.ts";
import type { EventStore, NewEvent, StoredEvent } from "../store/event-store.ts";

/** Edits that are read at a time. */
const PAGE = 1000;

/** Bytes as base64. */
export const Base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/));

export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}

/** A copy of its own: parts of Node's shared pool would keep all of that in memory. */
export function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "base64"));
}

const StoredBody = z.object({ v: z.literal(1), update: Base64 });

/** An edit as the store keeps it; `at` is milliseconds since the session opened. */
export function toStoredEdit({ by, update }: PadEditBy, at: number): NewEvent {
  const body: z.infer<typeof StoredBody> = { v: 1, update: toBase64(update) };
  return { at, by, body: JSON.stringify(body) };
}

/** The edits after `after`, page by page, in order. Throws on a row that is no edit or stands in the wrong place. */
export async function* readPad(
  store: EventStore,
  stream: string,
  after: Seq,
): AsyncGenerator<readonly PadEditBy[]> {
  let seq = after;
  for (;;) {
    const page = await readEdits(store, stream, seq, PAGE);
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    seq += page.length;
  }
}

/** At most `limit` edits after `after`, in order. Throws like `readPad`. */
export async function readEdits(
  store: EventStore,
  stream: string,
  after: Seq,
  limit: number,
): Promise<readonly PadEditBy[]> {
  const rows = await store.read(stream, after, limit);
  return rows.map((row, index) => toEdit(stream, row, after + 1 + index));
}

/** The same, each with when it was made, in milliseconds since the session opened. */
export async function readRecordedEdits(
  store: EventStore,
  stream: string,
  after: Seq,
  limit: number,
): Promise<readonly (PadEditBy & { readonly at: number })[]> {
  const rows = await store.read(stream, after, limit);
  return rows.map((row, index) => ({ ...toEdit(stream, row, after + 1 + index), at: row.at }));
}

function toEdit(stream: string, row: StoredEvent, seq: Seq): PadEditBy {
  if (row.seq !== seq) throw new Error(`Stream ${stream} has ${row.seq} where seq ${seq} should be`);
  const stored = StoredBody.safeParse(parseJson(row.body));
  const by = ParticipantId.safeParse(row.by);
  if (!stored.success || !by.success) throw new Error(`Stream ${stream} holds no edit at seq ${seq}`);
  return { by: by.data, update: fromBase64(stored.data.update) };
}
