import type { Batch } from "../../../domain/session/reader.ts";

/** A batch with one step, in form and length as Baton sends it: what the other contestants are given to send. */
export function stepBatch(seq: number): Batch {
  const body = { type: "step/moved" as const, to: { step: seq % 2, frame: 0 } };
  const event = { v: 1 as const, seq, at: 10_000 + 50 * seq, by: "pX2qk0Jb7TtWc4vN1sRzYgA", body };
  return {
    epoch: "3f6f0c52-7c1e-4f53-9d6c-0b1a2c3d4e5f.student",
    after: seq - 1,
    upTo: seq,
    events: [event],
  };
}
