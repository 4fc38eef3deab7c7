import { randomUUID } from "node:crypto";
import {
  ClaimClass,
  type ClassDoor,
  type ClassJoined,
  type ClassStarted,
  JoinClass,
} from "../../domain/http-api.ts";
import { ok, refuse } from "../../domain/result.ts";
import type { ParticipantId } from "../../domain/session/events.ts";
import { peopleIn, type SessionState } from "../../domain/session/state.ts";
import { browserCookie } from "../identity/browser-cookie.ts";
import type { Door, Visitor } from "../identity/door.ts";
import type { Identity } from "../identity/identity.ts";
import { newSecret } from "../identity/secrets.ts";
import type { SessionRegistry } from "../session/session-registry.ts";
import type { Exchange, HttpResult, Route } from "./exchange.ts";
import { readJson } from "./read-json.ts";
import { visit } from "./visit.ts";

export interface EnterParts {
  readonly registry: SessionRegistry;
  readonly identity: Identity;
  readonly door: Door;
  readonly newParticipantId: () => ParticipantId;
}

/** The door of a class, and the two ways in: as a student, and by the host link. */
export function enterClassRoutes(parts: EnterParts): Route[] {
  const joins = new Map<string, Promise<HttpResult>>();
  const join = (exchange: Exchange): Promise<HttpResult> => joinOnce(parts, joins, exchange);
  return [
    { method: "GET", path: "/api/classes/:code", handle: (exchange) => showDoor(parts, exchange) },
    { method: "POST", path: "/api/classes/:code/join", handle: join },
    { method: "POST", path: "/api/classes/:code/claim", handle: (exchange) => claim(parts, exchange) },
  ];
}

async function showDoor({ door }: EnterParts, exchange: Exchange): Promise<HttpResult> {
  const visited = await visit(door, exchange);
  if (!visited.ok) return visited;
  const { actor, self } = visited.value;
  const { state, record } = actor;
  const person = self === null ? undefined : state.people[self];
  const body: ClassDoor = {
    code: record.code,
    lessonTitle: state.lesson?.title ?? "",
    door: doorOf(state),
    self: person ? { id: person.id, role: person.role, name: person.name, standing: person.standing } : null,
  };
  return ok({ body });
}

function doorOf(state: SessionState): ClassDoor["door"] {
  if (state.phase !== "open") return "closed";
  if (state.roomLocked) return "locked";
  const students = peopleIn(state).filter(({ role }) => role === "student").length;
  return students >= state.seats ? "full" : "open";
}

/** A browser that asks twice at once, by a double click, is one person all the same. */
function joinOnce(
  parts: EnterParts,
  joins: Map<string, Promise<HttpResult>>,
  exchange: Exchange,
): Promise<HttpResult> {
  if (exchange.cookie === null) return join(parts, exchange);
  const key = `${exchange.params.code} ${exchange.cookie}`;
  const before = joins.get(key) ?? Promise.resolve();
  const own = before.then(
    () => join(parts, exchange),
    () => join(parts, exchange),
  );
  joins.set(key, own);
  const forget = (): void => void (joins.get(key) === own && joins.delete(key));
  own.then(forget, forget);
  return own;
}

async function join(parts: EnterParts, exchange: Exchange): Promise<HttpResult> {
  const request = await readJson(exchange.request, JoinClass);
  if (!request.ok) return request;
  const visited = await visit(parts.door, exchange);
  if (!visited.ok) return visited;
  const { actor, self } = visited.value;
  const id = self ?? parts.newParticipantId();
  const command = { type: "participant/join", name: request.value.name } as const;
  const joined = await actor.handle(randomUUID(), { id }, command);
  // Whoever is in already, a host too, is recognised.
  const isIn = joined.ok || (joined.error === "nothing-to-do" && self !== null);
  if (!joined.ok && !isIn) return refuse({ error: joined.error });
  return admit(parts, exchange, { actor, self: id });
}

async function admit(
  { identity }: EnterParts,
  exchange: Exchange,
  { actor, self }: Visitor & { self: ParticipantId },
): Promise<HttpResult> {
  const cookie = exchange.cookie ?? newSecret();
  const resumeToken = await identity.remember(actor.record.id, self, cookie);
  const body: ClassJoined = { id: self, name: actor.state.people[self]?.name ?? "", resumeToken };
  return ok({ body, headers: { "set-cookie": browserCookie(cookie, exchange.secure) } });
}

/** The host link on another device: its browser is the host from now on, the same person twice. */
async function claim(parts: EnterParts, exchange: Exchange): Promise<HttpResult> {
  const request = await readJson(exchange.request, ClaimClass);
  if (!request.ok) return request;
  const visited = await visit(parts.door, exchange);
  if (!visited.ok) return visited;
  const { record } = visited.value.actor;
  if (!parts.registry.checkHostKey(visited.value.actor, request.value.key)) {
    return refuse({ error: "wrong-key" });
  }
  const cookie = exchange.cookie ?? newSecret();
  const resumeToken = await parts.identity.remember(record.id, record.hostId, cookie);
  const body: ClassStarted = { code: record.code, resumeToken };
  return ok({ body, headers: { "set-cookie": browserCookie(cookie, exchange.secure) } });
}
