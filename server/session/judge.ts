import { ok, type Result } from "../../domain/result.ts";
import type { Command } from "../../domain/session/commands.ts";
import { type Actor, decide } from "../../domain/session/decide.ts";
import type { EventBody, Seq, SessionEvent } from "../../domain/session/events.ts";
import { fold } from "../../domain/session/evolve.ts";
import type { Rejection } from "../../domain/session/rejection.ts";
import type { SessionState } from "../../domain/session/state.ts";
import type { Entry } from "../store/event-store.ts";
import { toStored } from "./read-log.ts";

/** A command on its way to be judged. */
export interface Request {
  readonly commandId: string;
  readonly actor: Actor;
  readonly command: Command;
}

/** From where on is judged. */
export interface Standpoint {
  readonly state: SessionState;
  readonly head: Seq;
  /** For the events that come of it, milliseconds since the session opened. */
  readonly at: number;
  /** The seqs of the commands that were carried out before. */
  readonly known: ReadonlyMap<string, Seq>;
}

/** What is to be appended, and how each command is answered once it is. */
export interface Judgement {
  readonly entries: readonly Entry[];
  readonly events: readonly SessionEvent[];
  readonly answers: ReadonlyMap<string, Result<Seq, Rejection>>;
}

/** Judges the commands one after another, each on the state that the ones before it leave. A known or repeated id is not judged again. Pure. */
export function judge(from: Standpoint, requests: readonly Request[]): Judgement {
  const entries: Entry[] = [];
  const events: SessionEvent[] = [];
  const answers = new Map<string, Result<Seq, Rejection>>();
  for (const [id, seq] of from.known) answers.set(id, ok(seq));
  let state = from.state;
  for (const { commandId, command, actor } of requests) {
    if (answers.has(commandId)) continue;
    const decided = decide(state, command, actor);
    if (decided.ok) {
      const news = toEvents(decided.value, { after: from.head + events.length, at: from.at, by: actor.id });
      entries.push({ commandId, events: news.map(toStored) });
      events.push(...news);
      state = fold(news, state);
    }
    answers.set(commandId, decided.ok ? ok(from.head + events.length) : decided);
  }
  return { entries, events, answers };
}

function toEvents(
  bodies: readonly EventBody[],
  { after, at, by }: { after: Seq; at: number; by: string },
): SessionEvent[] {
  return bodies.map((body, index) => ({ v: 1, seq: after + 1 + index, at, by, body }));
}
