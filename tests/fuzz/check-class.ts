import { isDeepStrictEqual } from "node:util";
import { type Audience, audienceOf, redact, visible } from "../../domain/session/audience.ts";
import type { SessionEvent } from "../../domain/session/events.ts";
import { evolve, fold } from "../../domain/session/evolve.ts";
import { newReader, type Reader, readBatch } from "../../domain/session/reader.ts";
import { emptySession, type SessionState } from "../../domain/session/state.ts";
import { readLog } from "../../server/session/read-log.ts";
import { epochFor, resumeFor } from "../../server/socket/resume.ts";
import type { EventStore } from "../../server/store/event-store.ts";
import { record } from "../session/live-session.ts";
import type { Random } from "../support/random.ts";
import { PEOPLE, type StormyClass } from "./stormy-class.ts";
import { kindFor, type Node, type Viewer } from "./viewer.ts";

/** The log as it is on the disk, and the full state at each seq. */
export interface Truth {
  readonly log: readonly SessionEvent[];
  readonly states: readonly SessionState[];
}

export async function truthOf(store: EventStore): Promise<Truth> {
  const log: SessionEvent[] = [];
  for await (const page of readLog(store, record.id, 0)) log.push(...page);
  const states = [emptySession];
  for (const event of log) states.push(evolve(states.at(-1) ?? emptySession, event));
  return { log, states };
}

/** What a viewer shows is the fold of the log up to its seq, as its audience may know it: at every instant. */
export function checkViewer({ states }: Truth, { id, stream }: Viewer): void {
  const { epoch, seq, state } = stream.reader;
  const kind = epoch.split(".").at(-1);
  if (epoch === newReader.epoch) return;
  const audience: Audience =
    kind === "host" ? { kind } : id === null ? { kind: "screen" } : { kind: "student", id };
  same(state, redact(states[seq] ?? missing(seq), audience), `${id ?? "a screen"} at ${seq} as ${kind}`);
}

/** All that must hold when everything has come to rest. */
export async function checkClass(storm: StormyClass, store: EventStore, random: Random): Promise<Truth> {
  const truth = await truthOf(store);
  const { log } = truth;
  const end = truth.states[log.length] ?? emptySession;
  log.forEach((event, index) => {
    if (index > 0 && event.at < (log[index - 1]?.at ?? 0)) throw new Error(`Time goes back at ${event.seq}`);
  });
  await checkCommands(storm, store, log.length);
  const fresh = await storm.fresh();
  for (const { actor } of [...storm.nodes, fresh]) same(actor.state, end, "A node");
  for (const viewer of storm.viewers) {
    checkViewer(truth, viewer);
    if (viewer.ready) checkRole(viewer, fresh);
  }
  for (const id of [...PEOPLE, null]) await checkLateJoin(truth, fresh, id, random);
  return truth;
}

/** Whatever was acknowledged is in the log, once, and ends where the answer says. */
async function checkCommands(storm: StormyClass, store: EventStore, head: number): Promise<void> {
  const rows = await store.read(record.id, 0, head);
  const ends = new Map<string | null, number>();
  for (const { commandId, seq } of rows) {
    const before = ends.get(commandId);
    if (before !== undefined && before !== seq - 1) throw new Error(`${commandId} is in the log twice`);
    ends.set(commandId, seq);
  }
  for (const { outbox } of storm.viewers)
    for (const { id, answer } of outbox)
      if (answer?.ok && ends.get(id) !== answer.value)
        throw new Error(`${id} was granted at ${answer.value} and ended at ${ends.get(id)}`);
}

/** A viewer that is connected reads as what it is. */
function checkRole(viewer: Viewer, { actor }: Node): void {
  const kind = kindFor(actor, viewer.id) ?? missing(0);
  same(viewer.stream.reader.epoch, epochFor(actor, kind), `${viewer.id ?? "a screen"}'s epoch`);
}

/** Who comes in now, with nothing or with what they had at some time, ends where everybody is. */
async function checkLateJoin(
  { log, states }: Truth,
  { actor }: Node,
  id: string | null,
  random: Random,
): Promise<void> {
  const audience: Audience = id === null ? { kind: "screen" } : audienceOf(actor.state, id);
  const reader = { kind: audience.kind, self: id };
  const end = redact(states[log.length] ?? emptySession, audience);
  const cut = random.int(log.length + 1);
  const base = redact(states[cut] ?? emptySession, audience);
  const tail = visible(states[cut] ?? emptySession, log.slice(cut), audience);
  same(fold(tail, base), end, `Base and tail from ${cut} for ${audience.kind}`);
  const had: Reader = { epoch: epochFor(actor, audience.kind), seq: cut, state: base };
  for (const have of [undefined, had]) {
    const resume = await resumeFor(actor, reader, have);
    const read =
      resume.with === "base" ? ({ ok: true, value: resume.base } as const) : readBatch(had, resume.batch);
    if (!read.ok) throw new Error(`A resume from ${cut} is a ${read.error}`);
    same(read.value.seq, log.length, `Seq of a resume from ${cut}`);
    same(read.value.state, end, `Resume from ${have ? cut : "nothing"} for ${audience.kind}`);
  }
}

function same(found: unknown, expected: unknown, what: string): void {
  if (isDeepStrictEqual(found, expected)) return;
  throw new Error(`${what}:\n${JSON.stringify(found)}\nis not\n${JSON.stringify(expected)}`);
}

function missing(seq: number): never {
  throw new Error(`There is no seq ${seq} in the log`);
}
