import { ClassStarted, StartClass } from "../../domain/http-api.ts";
import { shapeOf } from "../../domain/lesson/position.ts";
import { runnableSteps } from "../../domain/lesson/runnable-steps.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import type { LessonRef } from "../../domain/session/events.ts";
import { browserCookie } from "../identity/browser-cookie.ts";
import type { Identity } from "../identity/identity.ts";
import { newSecret, sameSecret } from "../identity/secrets.ts";
import type { CompiledLesson, LessonLibrary } from "../lesson/lesson-library.ts";
import type { TryLimits } from "../limits/tries.ts";
import type { SessionRegistry } from "../session/session-registry.ts";
import type { ClassStore } from "../store/class-store.ts";
import type { Exchange, HttpResult, Refused, Route } from "./exchange.ts";
import { readJson } from "./read-json.ts";

export interface StartParts {
  readonly registry: SessionRegistry;
  readonly classes: ClassStore;
  readonly identity: Identity;
  readonly lessons: LessonLibrary;
  readonly tries: TryLimits;
  readonly hostPasscode: string | null;
  readonly seats: number;
}

export function startClassRoute(parts: StartParts): Route {
  return { method: "POST", path: "/api/classes", handle: (exchange) => startClass(parts, exchange) };
}

async function startClass(parts: StartParts, exchange: Exchange): Promise<HttpResult> {
  const request = await readJson(exchange.request, StartClass);
  if (!request.ok) return request;
  const allowed = mayStart(parts, exchange.address, request.value.passcode);
  if (!allowed.ok) return allowed;
  const compiled = parts.lessons.get(request.value.lesson);
  if (!compiled) return refuse({ error: "no-such-lesson" });
  await keepContent(parts.classes, compiled);
  const { hostName, recorded } = request.value;
  const opened = await parts.registry.open({
    lesson: refOf(compiled),
    hostName,
    seats: parts.seats,
    recorded,
  });
  if (!opened.ok) return refuse({ error: opened.error });
  parts.tries.starts.failed(exchange.address);
  const { actor, hostId } = opened.value;
  const cookie = exchange.cookie ?? newSecret();
  const resumeToken = await parts.identity.remember(actor.record.id, hostId, cookie);
  const body = ClassStarted.parse({ code: actor.record.code, resumeToken });
  return ok({ body, headers: { "set-cookie": browserCookie(cookie, exchange.secure) } });
}

/** Wrong passcodes are counted, and so is every class started: both fill something up. */
function mayStart(
  { tries, hostPasscode }: StartParts,
  address: string,
  passcode = "",
): Result<null, Refused> {
  const retryAfterS = Math.max(tries.passcodes.waitS(address), tries.starts.waitS(address));
  if (retryAfterS > 0) return refuse({ error: "too-many-tries", retryAfterS });
  if (hostPasscode === null || sameSecret(passcode, hostPasscode)) return ok(null);
  tries.passcodes.failed(address);
  return refuse({ error: "wrong-passcode" });
}

/** A class keeps the lesson as it was when it began, whatever becomes of the file. */
async function keepContent(classes: ClassStore, compiled: CompiledLesson): Promise<void> {
  const { lesson, notes, hash, notesHash, traces } = compiled;
  await Promise.all([
    ...Array.from(traces, ([hash, json]) => classes.putBlob({ hash, kind: "trace", json })),
    classes.putBlob({ hash, kind: "lesson", json: JSON.stringify(lesson) }),
    classes.putBlob({ hash: notesHash, kind: "notes", json: JSON.stringify(notes) }),
  ]);
}

function refOf({ lesson, hash, notesHash }: CompiledLesson): LessonRef {
  const { slug, title } = lesson;
  return { slug, title, hash, notesHash, shape: [...shapeOf(lesson)], runnable: runnableSteps(lesson) };
}
