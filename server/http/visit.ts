import { ok, type Result, refuse } from "../../domain/result.ts";
import { readRoomCode } from "../../domain/room-code.ts";
import { presentParticipant } from "../../domain/session/state.ts";
import type { Door, Visitor } from "../identity/door.ts";
import type { Exchange, Refused } from "./exchange.ts";

/** Finds the class that a path names, and who asks; a resume token stands in for the cookie (H2). */
export async function visit(
  door: Door,
  exchange: Exchange,
  resumeToken?: string,
): Promise<Result<Visitor, Refused>> {
  const { params, cookie, address } = exchange;
  const code = readRoomCode(params.code ?? "");
  if (code === null) return refuse({ error: "no-such-class" });
  const opened = await door.open(code, { cookie, resumeToken }, address);
  if (opened.ok) return opened;
  const { error } = opened;
  return refuse(error === "too-many-tries" ? { error, retryAfterS: door.waitS(address) } : { error });
}

/** The same for hosts only. */
export async function visitAsHost(door: Door, exchange: Exchange): Promise<Result<Visitor, Refused>> {
  const visited = await visit(door, exchange);
  if (!visited.ok) return visited;
  const { actor, self } = visited.value;
  const role = self === null ? undefined : presentParticipant(actor.state, self)?.role;
  return role === "host" ? ok(visited.value) : refuse({ error: "not-a-host" });
}
