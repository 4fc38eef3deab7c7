import type { HostedClasses, HostLink } from "../../domain/http-api.ts";
import { ok, refuse } from "../../domain/result.ts";
import { peopleIn } from "../../domain/session/state.ts";
import type { Door } from "../identity/door.ts";
import type { HostKeys } from "../identity/host-keys.ts";
import { hashSecret } from "../identity/secrets.ts";
import type { SessionRegistry } from "../session/session-registry.ts";
import type { ClassStore } from "../store/class-store.ts";
import { type Exchange, type HttpResult, JsonText, type Route } from "./exchange.ts";
import { visitAsHost } from "./visit.ts";

/** Each needs its class loaded: more than anybody scrolls through is not worth that. */
const MOST_CLASSES = 50;

export interface HostParts {
  readonly registry: SessionRegistry;
  readonly classes: ClassStore;
  readonly door: Door;
  readonly hostKeyFor: HostKeys;
}

/** What only hosts get. */
export function hostRoutes(parts: HostParts): Route[] {
  return [
    { method: "GET", path: "/api/classes/:code/host-link", handle: (exchange) => hostLink(parts, exchange) },
    { method: "GET", path: "/api/classes/:code/notes", handle: (exchange) => notes(parts, exchange) },
    { method: "GET", path: "/api/hosted", handle: (exchange) => hosted(parts, exchange) },
  ];
}

async function hostLink({ door, registry, hostKeyFor }: HostParts, exchange: Exchange): Promise<HttpResult> {
  const visited = await visitAsHost(door, exchange);
  if (!visited.ok) return visited;
  const { actor } = visited.value;
  const key = hostKeyFor(actor.record.id);
  // The secret behind the keys was lost or replaced since the class began: a link would not work.
  if (!registry.checkHostKey(actor, key)) return refuse({ error: "not-found" });
  const body: HostLink = { path: `/teach/${actor.record.code}#host=${key}` };
  return ok({ body });
}

async function notes({ door, classes }: HostParts, exchange: Exchange): Promise<HttpResult> {
  const visited = await visitAsHost(door, exchange);
  if (!visited.ok) return visited;
  const { lesson } = visited.value.actor.state;
  const json = lesson && (await classes.getBlob("notes", lesson.notesHash));
  return json ? ok({ body: new JsonText(json) }) : refuse({ error: "not-found" });
}

async function hosted({ registry, classes }: HostParts, { cookie }: Exchange): Promise<HttpResult> {
  const found: HostedClasses["classes"] = [];
  const known = cookie === null ? [] : await classes.classesOf(hashSecret(cookie));
  for (const { record, participantId } of known.slice(0, MOST_CLASSES)) {
    const state = (await registry.find(record.code))?.state;
    if (state?.people[participantId]?.role !== "host") continue;
    found.push({
      code: record.code,
      lessonTitle: state.lesson?.title ?? "",
      openedAt: new Date(record.openedAt).toISOString(),
      closed: state.phase === "closed",
      people: peopleIn(state).filter(({ role }) => role === "student").length,
    });
  }
  const body: HostedClasses = { classes: found };
  return ok({ body });
}
