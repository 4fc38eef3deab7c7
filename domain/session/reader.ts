import * as z from "zod/mini";
import { ok, type Result, refuse } from "../result.ts";
import { text } from "../schema.ts";
import { Seq, SessionEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { emptySession, SessionState } from "./state.ts";

/** Names one writing of a stream: another epoch is another history, and nothing known of the old one counts. */
export const Epoch = text(1, 64);
export type Epoch = z.infer<typeof Epoch>;

/** News of a stream: all that the reader may see of the events after `after`, up to and with `upTo`. */
export const Batch = z.object({
  epoch: Epoch,
  after: Seq,
  upTo: Seq,
  events: z.array(SessionEvent),
});
export type Batch = z.infer<typeof Batch>;

/** The state that a reader starts from, at `seq`. */
export const Base = z.object({ epoch: Epoch, seq: Seq, state: SessionState });
export type Base = z.infer<typeof Base>;

/** What a reader knows: everything it may see up to `seq`. */
export type Reader = Base;

/** Before anything is known. */
export const newReader: Reader = { epoch: "none", seq: 0, state: emptySession };

/**
 * The reader after a batch. What it has is dropped, so a batch may come twice or overlap; `gap` when something before the
 * batch is missing, and `other-epoch` when the batch is of another history: then ask again with what one has.
 */
export function readBatch(reader: Reader, batch: Batch): Result<Reader, "gap" | "other-epoch"> {
  if (batch.epoch !== reader.epoch) return refuse("other-epoch");
  if (batch.upTo <= reader.seq) return ok(reader);
  if (batch.after > reader.seq) return refuse("gap");
  const news = batch.events.filter((event) => event.seq > reader.seq);
  return ok({ epoch: reader.epoch, seq: batch.upTo, state: news.reduce(evolve, reader.state) });
}
