import * as z from "zod/mini";
import { PadDocument } from "../../domain/pad/pad-document.ts";
import { ParticipantId, type Seq } from "../../domain/session/events.ts";
import { parseJson } from "../session/parse-json.ts";
import type { EventStore } from "../store/event-store.ts";
import { Base64, fromBase64, toBase64 } from "./read-pad.ts";

const Snapshot = z.object({
  v: z.literal(1),
  state: Base64,
  clients: z.record(z.string().check(z.regex(/^\d{1,10}$/)), ParticipantId),
});

/** Keeps the document as it is at `seq`, so that loading need not read all edits. */
export function savePadSnapshot(
  store: EventStore,
  stream: string,
  seq: Seq,
  document: PadDocument,
): Promise<void> {
  const snapshot: z.infer<typeof Snapshot> = {
    v: 1,
    state: toBase64(document.state()),
    clients: document.clients(),
  };
  return store.saveSnapshot(stream, { seq, state: JSON.stringify(snapshot) });
}

/** The kept document and its seq; null when there is none that can be read: all edits are read then. */
export async function loadPadSnapshot(
  store: EventStore,
  stream: string,
): Promise<{ readonly seq: Seq; readonly document: PadDocument } | null> {
  const stored = await store.loadSnapshot(stream);
  if (!stored || stored.seq > (await store.head(stream))) return null;
  const snapshot = Snapshot.safeParse(parseJson(stored.state));
  if (!snapshot.success) return null;
  const { state, clients } = snapshot.data;
  const document = tryDocument({ state: fromBase64(state), clients });
  return document && { seq: stored.seq, document };
}

function tryDocument(from: ConstructorParameters<typeof PadDocument>[0]): PadDocument | null {
  try {
    return new PadDocument(from);
  } catch {
    return null;
  }
}
