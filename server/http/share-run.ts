import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import * as z from "zod/mini";
import { MAX_RUN_BODY, RUN_HEADERS, type RunShared, ShareRun } from "../../domain/http-api.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import { CommandId } from "../../domain/session/commands.ts";
import { mayShowRun } from "../../domain/session/decide.ts";
import type { ParticipantId } from "../../domain/session/events.ts";
import { checkTrace } from "../../domain/trace/check-trace.ts";
import { parseTrace } from "../../domain/trace/parse-trace.ts";
import type { Trace, TraceRef } from "../../domain/trace/trace.ts";
import type { Door } from "../identity/door.ts";
import type { TryLimits } from "../limits/tries.ts";
import type { SessionActor } from "../session/session-actor.ts";
import type { ClassStore } from "../store/class-store.ts";
import type { Exchange, HttpResult, Refused, Route } from "./exchange.ts";
import { letPass, readUnpacked } from "./read-body.ts";
import { parseText } from "./read-json.ts";
import { visit } from "./visit.ts";

export interface ShareParts {
  readonly door: Door;
  readonly classes: ClassStore;
  readonly tries: TryLimits;
}

/** Shows a class what one of them has run. */
export function shareRunRoute(parts: ShareParts): Route {
  return {
    method: "POST",
    path: "/api/classes/:code/runs",
    async handle(exchange) {
      const result = await shareRun(parts, exchange);
      await letPass(exchange.request, MAX_RUN_BODY);
      return result;
    },
  };
}

/** Who asks, where, and under which id. */
interface Asked {
  readonly actor: SessionActor;
  readonly self: ParticipantId;
  readonly commandId: CommandId;
}

async function shareRun(parts: ShareParts, exchange: Exchange): Promise<HttpResult> {
  const asked = await whoAsks(parts.door, exchange);
  if (!asked.ok) return asked;
  const { actor, self, commandId } = asked.value;
  // An answer may have been lost: what was carried out is not judged again (C1).
  const end = await actor.endOf(commandId);
  if (end !== null) return answer(end);
  const allowed = mayUpload(parts, actor, self);
  if (!allowed.ok) return allowed;
  const run = await readRun(exchange.request);
  return run.ok ? show(parts, asked.value, run.value) : run;
}

async function whoAsks(door: Door, exchange: Exchange): Promise<Result<Asked, Refused>> {
  const { headers } = exchange.request;
  const token = headers[RUN_HEADERS.resumeToken];
  const visited = await visit(door, exchange, typeof token === "string" ? token : undefined);
  if (!visited.ok) return visited;
  const { actor, self } = visited.value;
  if (self === null) return refuse({ error: "not-a-participant" });
  const commandId = CommandId.safeParse(headers[RUN_HEADERS.commandId]);
  return commandId.success
    ? ok({ actor, self, commandId: commandId.data })
    : refuse({ error: "bad-request" });
}

/** Asked before a single byte of the run is taken in: a run is large, and reading it is work. */
function mayUpload({ tries }: ShareParts, actor: SessionActor, self: ParticipantId): Result<null, Refused> {
  const allowed = mayShowRun(actor.state, { id: self }, null);
  if (!allowed.ok) return refuse({ error: allowed.error });
  const who = `${actor.id} ${self}`;
  const retryAfterS = tries.runs.waitS(who);
  if (retryAfterS > 0) return refuse({ error: "too-many-tries", retryAfterS });
  tries.runs.failed(who);
  return ok(null);
}

const Envelope = z.extend(ShareRun, { trace: z.unknown() });

async function readRun(request: IncomingMessage): Promise<Result<ShareRun, Refused>> {
  const body = await readUnpacked(request, MAX_RUN_BODY);
  if (!body.ok) return refuse({ error: body.error });
  const parsed = Envelope.safeParse(parseText(body.value.toString()));
  if (!parsed.success) return refuse({ error: "bad-request" });
  const { step, trace: raw } = parsed.data;
  const trace = await parseTrace(raw, nextTurn);
  if (trace === null) return refuse({ error: "bad-trace" });
  // What nobody's program can have done was tampered with: a screen that is shown it need not be ready for it.
  const fault = checkTrace(trace);
  if (fault.ok) return ok({ step, trace });
  return refuse({ error: fault.error === "too-large" ? "too-large" : "bad-trace" });
}

/** The trace is durable before the class is told of it. */
async function show(
  { classes }: ShareParts,
  { actor, self, commandId }: Asked,
  { step, trace }: ShareRun,
): Promise<HttpResult> {
  const allowed = mayShowRun(actor.state, { id: self }, step);
  if (!allowed.ok) return refuse({ error: allowed.error });
  const json = JSON.stringify(trace);
  const run = refOf(trace, json);
  await classes.putBlob({ kind: "trace", hash: run.hash, json });
  const shown = await actor.handle(commandId, { id: self }, { type: "run/show", step, run });
  return shown.ok ? answer(shown.value) : refuse({ error: shown.error });
}

function refOf({ name, steps }: Trace, json: string): TraceRef {
  const hash = createHash("sha256").update(json).digest("hex").slice(0, 32);
  return { hash, frames: steps.length, name };
}

function answer(seq: number): HttpResult {
  const body: RunShared = { seq };
  return ok({ body });
}
