import type { Clock } from "../../domain/clock.ts";
import type { HttpError } from "../../domain/http-api.ts";
import { decideVoicePiece } from "../../domain/recording/decide-voice.ts";
import { beginsAs, type VoiceQuery } from "../../domain/recording/voice-upload.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import type { ParticipantId } from "../../domain/session/events.ts";
import type { Rejection } from "../../domain/session/rejection.ts";
import type { SessionActor } from "../session/session-actor.ts";
import type { EventStore } from "../store/event-store.ts";
import type { RecordingStore } from "../store/recording-store.ts";
import { ClassVoice } from "./class-voice.ts";
import { takingTurns } from "./turns.ts";

/** What the voice of one class may take, in bytes and in pieces: ten hours. */
const MOST_BYTES = 200_000_000;
const MOST_PIECES = 6000;

export interface VoiceIntakeParts {
  readonly events: EventStore;
  readonly recordings: RecordingStore;
  readonly clock: Pick<Clock, "now">;
}

/** Takes in the pieces of hosts' voices. */
export class VoiceIntake {
  readonly #parts: VoiceIntakeParts;
  readonly #classes = new WeakMap<SessionActor, ClassVoice>();

  constructor(parts: VoiceIntakeParts) {
    this.#parts = parts;
  }

  /** Whether this one may bring that piece; `kept`: it is there already. Asked before its sound is read. */
  async judge(
    actor: SessionActor,
    by: ParticipantId,
    piece: VoiceQuery,
  ): Promise<Result<"new" | "kept", HttpError | Rejection>> {
    const voice = this.#of(actor);
    const times = await voice.timesUpTo(actor, takingTurns(this.#parts.clock));
    const allowed = decideVoicePiece(times, { ...piece, by, now: actor.now() });
    if (!allowed.ok) return allowed;
    const { names, size } = await voice.kept();
    if (names.has(piece.name)) return ok("kept");
    return size >= MOST_BYTES || names.size >= MOST_PIECES ? refuse("voice-full") : ok("new");
  }

  /** Keeps the sound of a piece that was granted. Durable when it resolves. */
  async keep(
    actor: SessionActor,
    piece: VoiceQuery,
    { type, bytes }: { readonly type: string; readonly bytes: Uint8Array },
  ): Promise<Result<null, "wrong-type">> {
    if (!beginsAs(type, bytes)) return refuse("wrong-type");
    const { heard, ...when } = piece;
    await this.#of(actor).add({ ...when, type, size: bytes.length, ...(heard && { heard }) }, bytes);
    return ok(null);
  }

  #of(actor: SessionActor): ClassVoice {
    const known = this.#classes.get(actor) ?? new ClassVoice({ ...this.#parts, classId: actor.id });
    this.#classes.set(actor, known);
    return known;
  }
}
