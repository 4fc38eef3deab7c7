import type { Point } from "../../../domain/pad/pad-protocol.ts";
import type { ParticipantId } from "../../../domain/session/events.ts";
import type { PadReader } from "./pad-reader.ts";

/** A cursor that goes out with the edit which it came with. */
export interface StagedPoint {
  readonly reader: PadReader;
  readonly point: Point | null;
}

/**
 * Cursors that came with edits which are not committed yet, by who edits, in their order. Each goes out in the same frame
 * as its text: it may be at a character that nobody else has before.
 */
export class StagedPoints {
  readonly #byPerson = new Map<ParticipantId, StagedPoint[]>();

  add(by: ParticipantId, staged: StagedPoint): void {
    const queue = this.#byPerson.get(by) ?? [];
    queue.push(staged);
    this.#byPerson.set(by, queue);
  }

  /** The cursor that came with the first of this person's edits, which is committed now. */
  take(by: ParticipantId): StagedPoint | undefined {
    const queue = this.#byPerson.get(by);
    const first = queue?.shift();
    if (queue?.length === 0) this.#byPerson.delete(by);
    return first;
  }

  /** Takes back one that is not needed any more; false when it has been taken. */
  remove(by: ParticipantId, staged: StagedPoint): boolean {
    const queue = this.#byPerson.get(by) ?? [];
    const at = queue.indexOf(staged);
    if (at < 0) return false;
    queue.splice(at, 1);
    if (queue.length === 0) this.#byPerson.delete(by);
    return true;
  }
}
