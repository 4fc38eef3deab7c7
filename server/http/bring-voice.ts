import type { IncomingMessage } from "node:http";
import { RUN_HEADERS } from "../../domain/http-api.ts";
import { MAX_VOICE_BYTES, type VoiceAt, VoiceQuery, VoiceType } from "../../domain/recording/voice-upload.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import type { ParticipantId } from "../../domain/session/events.ts";
import type { Door } from "../identity/door.ts";
import type { Tries } from "../limits/tries.ts";
import type { VoiceIntake } from "../recording/voice-intake.ts";
import type { SessionActor } from "../session/session-actor.ts";
import type { Exchange, HttpResult, Refused, Route } from "./exchange.ts";
import { letPass, readBody } from "./read-body.ts";
import { visit } from "./visit.ts";

export interface VoiceParts {
  readonly door: Door;
  readonly intake: VoiceIntake;
  /** Counted per participant. */
  readonly tries: Tries;
}

/** A host's voice comes in, piece by piece; and what time it is in the class, to say when each begins. */
export function voiceRoutes(parts: VoiceParts): Route[] {
  const path = "/api/classes/:code/voice";
  return [
    { method: "GET", path, handle: (exchange) => time(parts.door, exchange) },
    {
      method: "PUT",
      path: `${path}/:name`,
      async handle(exchange) {
        const result = await bring(parts, exchange);
        await letPass(exchange.request, MAX_VOICE_BYTES);
        return result;
      },
    },
  ];
}

interface Asked {
  readonly actor: SessionActor;
  readonly self: ParticipantId;
}

async function time(door: Door, exchange: Exchange): Promise<HttpResult> {
  const asked = await whoAsks(door, exchange);
  return asked.ok ? answer(asked.value.actor) : asked;
}

async function bring({ door, intake, tries }: VoiceParts, exchange: Exchange): Promise<HttpResult> {
  const asked = await whoAsks(door, exchange);
  if (!asked.ok) return asked;
  const { actor, self } = asked.value;
  const piece = readVoiceQuery(exchange);
  if (!piece) return refuse({ error: "bad-request" });
  const judged = await intake.judge(actor, self, piece);
  if (!judged.ok) return refuse({ error: judged.error });
  if (judged.value === "kept") return answer(actor);
  const who = `${actor.id} ${self}`;
  const retryAfterS = tries.waitS(who);
  if (retryAfterS > 0) return refuse({ error: "too-many-tries", retryAfterS });
  tries.failed(who);
  const sound = await readSound(exchange.request);
  if (!sound.ok) return sound;
  const kept = await intake.keep(actor, piece, sound.value);
  return kept.ok ? answer(actor) : refuse({ error: kept.error });
}

async function whoAsks(door: Door, exchange: Exchange): Promise<Result<Asked, Refused>> {
  const token = exchange.request.headers[RUN_HEADERS.resumeToken];
  const visited = await visit(door, exchange, typeof token === "string" ? token : undefined);
  if (!visited.ok) return visited;
  const { actor, self } = visited.value;
  return self === null ? refuse({ error: "not-a-participant" }) : ok({ actor, self });
}

function readVoiceQuery({ request, params }: Exchange): VoiceQuery | null {
  const query = new URLSearchParams((request.url ?? "").split("?")[1]);
  const parsed = VoiceQuery.safeParse({ ...Object.fromEntries(query), name: params.name });
  return parsed.success ? parsed.data : null;
}

async function readSound(
  request: IncomingMessage,
): Promise<Result<{ readonly type: string; readonly bytes: Uint8Array }, Refused>> {
  const type = VoiceType.safeParse(request.headers["content-type"]);
  if (!type.success) return refuse({ error: "wrong-type" });
  const body = await readBody(request, MAX_VOICE_BYTES);
  return body.ok ? ok({ type: type.data, bytes: body.value }) : refuse({ error: body.error });
}

function answer(actor: SessionActor): HttpResult {
  const body: VoiceAt = { at: actor.now() };
  return ok({ body });
}
