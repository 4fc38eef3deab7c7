import { RUN_HEADERS } from "../../domain/http-api.ts";
import { VoiceAt, type VoiceQuery, voiceQuery } from "../../domain/recording/voice-upload.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import { type ApiResult, ask } from "../api.ts";
import { resumeToken } from "../storage/resume-tokens.ts";

/** How long sending a piece may take, in ms: what hangs is sent again. */
const SEND_WITHIN_MS = 30_000;
/** A longer answer says nothing of what time it is. */
const TIME_WITHIN_MS = 4000;

/** Brings a piece to the server; its name makes that a retry is known. */
export function sendPiece(code: RoomCode, piece: VoiceQuery, sound: Blob): Promise<ApiResult<VoiceAt>> {
  return ask(`/api/classes/${code}/voice/${piece.name}?${voiceQuery(piece)}`, VoiceAt, {
    method: "PUT",
    body: sound,
    headers: { ...asSelf(code), "content-type": sound.type },
    signal: AbortSignal.timeout(SEND_WITHIN_MS),
  });
}

/** What time it is in the class. */
export function askClassTime(code: RoomCode): Promise<ApiResult<VoiceAt>> {
  const signal = AbortSignal.timeout(TIME_WITHIN_MS);
  return ask(`/api/classes/${code}/voice`, VoiceAt, { headers: asSelf(code), signal, cache: "no-store" });
}

function asSelf(code: RoomCode): Record<string, string> {
  const token = resumeToken(code).read();
  return token === null ? {} : { [RUN_HEADERS.resumeToken]: token };
}
