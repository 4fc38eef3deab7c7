import * as Y from "yjs";
import * as z from "zod/mini";
import type { PadId } from "../../domain/pad/pad-id.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import type { EventStore, StoredEvent } from "../../server/store/event-store.ts";
import { type Acknowledged, holds } from "./pad-ledger.ts";

const ALL = 1_000_000;
const Body = z.object({ v: z.literal(1), update: z.string() });

/** A pad as it lies on the disk. */
export interface StoredPad {
  readonly rows: readonly StoredEvent[];
  readonly text: string;
}

/** Plays the rows of a pad one by one, and checks on the way that they are what they must be and hold what was acknowledged. */
export async function replayPad(
  store: EventStore,
  classId: string,
  pad: PadId,
  acknowledged: readonly Acknowledged[] = [],
): Promise<StoredPad> {
  const rows = await store.read(`${classId}/${pad}`, 0, ALL);
  const waiting = acknowledged.toSorted((one, other) => one.seq - other.seq);
  const document = new Y.Doc();
  const owners = new Map<number, string>();
  for (const [index, row] of rows.entries()) {
    if (row.seq !== index + 1) throw new Error(`${pad} has ${row.seq} where seq ${index + 1} should be`);
    if (row.at < (rows[index - 1]?.at ?? 0)) throw new Error(`In ${pad} time goes back at ${row.seq}`);
    const update = updateOf(row);
    if (holds(document, update)) throw new Error(`Row ${row.seq} of ${pad} changes nothing`);
    if (document.store.pendingStructs || document.store.pendingDs)
      throw new Error(`Row ${row.seq} of ${pad} does not follow from what is before it`);
    checkOwners(owners, row, update);
    while (waiting[0] && waiting[0].seq <= row.seq) checkHeld(pad, document, waiting.shift());
  }
  if (waiting[0]) throw new Error(`${pad}: seq ${waiting[0].seq} was acknowledged, and is not there`);
  return { rows, text: padText(document).toString() };
}

function updateOf({ body }: Pick<StoredEvent, "body">): Uint8Array {
  return new Uint8Array(Buffer.from(Body.parse(JSON.parse(body)).update, "base64"));
}

function checkHeld(pad: PadId, document: Y.Doc, edit: Acknowledged | undefined): void {
  if (!edit || holds(document, edit.update)) return;
  throw new Error(`${pad}: what ${edit.by} typed was acknowledged at ${edit.seq}, and is not there`);
}

/** What is inserted under one of Yjs' client ids is one participant's. */
function checkOwners(owners: Map<number, string>, { seq, by }: StoredEvent, update: Uint8Array): void {
  for (const { id } of Y.decodeUpdate(update).structs) {
    const owner = owners.get(id.client) ?? by;
    if (owner !== by) throw new Error(`Row ${seq} is by ${by}, with a client id of ${owner}`);
    owners.set(id.client, owner);
  }
}
