import type { Resume } from "../../domain/protocol.ts";
import { type Audience, redact, visible } from "../../domain/session/audience.ts";
import type { ParticipantId, Seq, SessionEvent } from "../../domain/session/events.ts";
import type { Base, Batch, Epoch } from "../../domain/session/reader.ts";
import type { SessionActor } from "../session/session-actor.ts";
import type { ReaderKind } from "./connection.ts";

/** A longer tail is never shorter than a base. */
const LONGEST_TAIL = 200;
/** So few events are shorter than any base: nothing to compare. */
const SHORT_TAIL = 5;

/** What a reader has. */
export interface Have {
  readonly epoch: Epoch;
  readonly seq: Seq;
}

/** Who reads: decides what may be seen. */
export interface ReaderOf {
  readonly kind: ReaderKind;
  readonly self: ParticipantId | null;
}

/** The audience of the domain that a reader belongs to. */
export function audienceFor({ kind, self }: ReaderOf): Audience {
  return kind === "student" && self !== null
    ? { kind, id: self }
    : { kind: kind === "host" ? kind : "screen" };
}

/** The epoch as this kind of reader knows it: what was read as a student is no part of a host's history. */
export function epochFor(actor: SessionActor, kind: ReaderKind): Epoch {
  return `${actor.epoch}.${kind}`;
}

/** The state at the head, as the reader may know it. */
export function baseFor(actor: SessionActor, reader: ReaderOf): Base {
  const state = redact(actor.state, audienceFor(reader));
  return { epoch: epochFor(actor, reader.kind), seq: actor.head, state };
}

/** The tail after what the reader has, or a base when that is shorter, when the epoch differs or when nothing is had. */
export async function resumeFor(actor: SessionActor, reader: ReaderOf, have?: Have): Promise<Resume> {
  const tail = have && (await tailFor(actor, reader, have));
  const base = (): Resume => ({ with: "base", base: baseFor(actor, reader) });
  if (!tail || (tail.events.length > SHORT_TAIL && isLonger(tail.events, base()))) return base();
  return { with: "tail", batch: tail };
}

/** The resume itself if it still reaches to the head and is for this kind of reader, else a base: nothing is missed after it. */
export function upToHead(actor: SessionActor, reader: ReaderOf, resume: Resume): Resume {
  const { epoch, seq } =
    resume.with === "base" ? resume.base : { epoch: resume.batch.epoch, seq: resume.batch.upTo };
  if (seq === actor.head && epoch === epochFor(actor, reader.kind)) return resume;
  return { with: "base", base: baseFor(actor, reader) };
}

/** All that the reader may see after what it has, up to the head; null when only a base will do. */
async function tailFor(actor: SessionActor, reader: ReaderOf, have: Have): Promise<Batch | null> {
  const epoch = epochFor(actor, reader.kind);
  if (have.epoch !== epoch) return null;
  const events = have.seq === actor.head ? [] : await actor.tailAfter(have.seq, LONGEST_TAIL);
  if (!events) return null;
  // Judged by the state of now: whoever everybody knows by now, they may know from the start.
  const seen = visible(actor.state, events, audienceFor(reader));
  return { epoch, after: have.seq, upTo: events.at(-1)?.seq ?? have.seq, events: seen };
}

function isLonger(events: readonly SessionEvent[], than: Resume): boolean {
  return JSON.stringify(events).length > JSON.stringify(than).length;
}
