import { type PadId, padParts } from "../../../domain/pad/pad-id.ts";
import { ok, refuse } from "../../../domain/result.ts";
import type { CommandId } from "../../../domain/session/commands.ts";
import { mayPushPad } from "../../../domain/session/decide-pads.ts";
import type { ParticipantId } from "../../../domain/session/events.ts";
import type { PadRegistry } from "../../pad/pad-registry.ts";
import { keepPushedText } from "../../pad/pushed-text.ts";
import type { CommandOutcome, SessionActor } from "../../session/session-actor.ts";
import type { ClassStore } from "../../store/class-store.ts";

export interface PushParts {
  readonly pads: PadRegistry;
  readonly classes: ClassStore;
}

/** Who pushes which pad, under which id. */
export interface Push {
  readonly id: CommandId;
  readonly by: ParticipantId;
  readonly pad: PadId;
}

/**
 * Gives what stands in a pad now to everybody: the text is durable before its event is. Exactly once: what was carried out
 * under this id is answered as it was then, whatever the pad holds by now. Rejects when the store fails.
 */
export async function pushPad(
  { pads, classes }: PushParts,
  session: SessionActor,
  { id, by, pad }: Push,
): Promise<CommandOutcome> {
  const end = await session.endOf(id);
  if (end !== null) return ok(end);
  const allowed = mayPushPad(session.state, by, pad);
  if (!allowed.ok) return refuse(allowed.error);
  const { text } = await pads.open(session, pad);
  const pushed = await keepPushedText(classes, text);
  return session.handle(id, { id: by }, { type: "pad/hand-out", place: padParts(pad).place, text: pushed });
}
