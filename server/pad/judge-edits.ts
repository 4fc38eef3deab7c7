import type { PadDocument, PadEditBy } from "../../domain/pad/pad-document.ts";
import type { PadId } from "../../domain/pad/pad-id.ts";
import type { PadError } from "../../domain/pad/pad-protocol.ts";
import { ok, type Result } from "../../domain/result.ts";
import { mayWritePad } from "../../domain/session/decide-pads.ts";
import type { Seq } from "../../domain/session/events.ts";
import type { Rejection } from "../../domain/session/rejection.ts";
import type { SessionState } from "../../domain/session/state.ts";

/** From where on edits are judged. */
export interface PadStandpoint {
  readonly pad: PadId;
  /** The session's, for who may write. */
  readonly state: SessionState;
  readonly head: Seq;
  readonly document: PadDocument;
}

/** What is to be appended, on trial in the document already, and how each edit is answered once it is. */
export interface PadJudgement {
  readonly edits: readonly PadEditBy[];
  readonly answers: readonly Result<Seq, Rejection | PadError>[];
}

/** Judges edits one after another, each on what the ones before it leave. One that changes nothing is granted with the seq it finds. */
export function judgeEdits(
  { pad, state, head, document }: PadStandpoint,
  asked: readonly PadEditBy[],
): PadJudgement {
  const edits: PadEditBy[] = [];
  const answers = asked.map(({ by, update }): Result<Seq, Rejection | PadError> => {
    const allowed = mayWritePad(state, by, pad);
    if (!allowed.ok) return allowed;
    const applied = document.apply(by, update);
    if (!applied.ok) return applied;
    if (applied.value !== null) edits.push({ by, update: applied.value });
    return ok(head + edits.length);
  });
  return { edits, answers };
}
