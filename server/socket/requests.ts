import { z } from "zod";
import type { Clock } from "../../domain/clock.ts";
import {
  type Answer,
  CatchUp,
  type CommandAnswer,
  CommandRequest,
  Hello,
  type HelloAnswer,
  Look,
  PROTOCOL_VERSION,
} from "../../domain/protocol.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import type { ParticipantId } from "../../domain/session/events.ts";
import type { Door } from "../identity/door.ts";
import type { Metrics } from "../metrics.ts";
import type { CommandOutcome, SessionActor } from "../session/session-actor.ts";
import type { Connection } from "./connection.ts";
import type { LiveSessions } from "./live-sessions.ts";
import { type PushParts, pushPad } from "./pads/push-pad.ts";
import type { Reader } from "./readers.ts";
import { type ReaderOf, resumeFor, upToHead } from "./resume.ts";
import { isOverfull, sendAway } from "./slow-readers.ts";

/** Answers a request on the socket. */
export type Reply = (answer: Answer) => void;

export interface RequestParts extends PushParts {
  readonly clock: Clock;
  readonly door: Door;
  readonly live: LiveSessions;
  readonly metrics: Metrics;
}

const AnyHello = z.object({ protocol: z.number() });

/** What clients may ask for on the socket: parsed here, forwarded, answered. No rules of the class are here. */
export class Requests {
  readonly #parts: RequestParts;

  constructor(parts: RequestParts) {
    this.#parts = parts;
  }

  async hello(connection: Connection, payload: unknown, reply: Reply): Promise<void> {
    const turn = ++connection.hellos;
    if (!connection.resumes.take(this.#parts.clock.now())) return reply(refuse("too-fast"));
    const spoken = AnyHello.safeParse(payload);
    if (spoken.success && spoken.data.protocol !== PROTOCOL_VERSION) {
      reply(refuse("other-protocol"));
      return connection.sayBye("other-protocol");
    }
    const hello = Hello.safeParse(payload);
    if (!hello.success) return reply(refuse("bad-message"));
    const entered = await this.#enter(connection, hello.data);
    const overtaken = connection.hellos !== turn || !connection.socket.connected;
    const answer: Result<HelloAnswer, string> =
      overtaken || !entered.ok
        ? refuse(entered.ok ? "hello-first" : entered.error)
        : this.#beginReading(connection, entered.value);
    this.#parts.metrics.hellos.inc({ outcome: answer.ok ? answer.value.resume.with : answer.error });
    reply(answer);
    // Others hear of it after the newcomer has heard the answer.
    const { reading } = connection;
    if (answer.ok && reading?.self) this.#parts.live.of(reading.actor).presence.personChanged(reading.self);
  }

  command(connection: Connection, payload: unknown, reply: Reply): void {
    const { clock, metrics } = this.#parts;
    const { reading } = connection;
    if (!reading) return reply(refuse("hello-first"));
    if (!connection.commands.take(clock.now())) return reply(refuse("too-fast"));
    const request = CommandRequest.safeParse(payload);
    if (!request.success) return reply(refuse("bad-message"));
    if (reading.self === null) return reply(refuse("not-joined"));
    this.#carryOut(reading.actor, reading.self, request.data).then(
      (result) => {
        metrics.commands.inc({ outcome: result.ok ? "granted" : result.error });
        const value: CommandAnswer | null = result.ok ? { seq: result.value } : null;
        reply(result.ok ? ok(value) : result);
      },
      () => reply(refuse("unavailable")),
    );
  }

  async catchUp(connection: Connection, payload: unknown, reply: Reply): Promise<void> {
    const { clock, metrics } = this.#parts;
    const { reading } = connection;
    if (!reading) return reply(refuse("hello-first"));
    if (!connection.resumes.take(clock.now())) return reply(refuse("too-fast"));
    const request = CatchUp.safeParse(payload);
    if (!request.success) return reply(refuse("bad-message"));
    metrics.catchUps.inc();
    if (isOverfull(connection)) return sendAway(connection, clock);
    const { actor } = reading;
    const found = await resumeFor(actor, reading, request.data.have);
    if (connection.reading !== reading) return reply(refuse("hello-first"));
    reading.seq = actor.head;
    reply(ok(upToHead(actor, reading, found)));
  }

  look(connection: Connection, payload: unknown, reply: Reply): void {
    const { reading } = connection;
    if (!reading) return reply(refuse("hello-first"));
    const look = Look.safeParse(payload);
    if (!look.success) return reply(refuse("bad-message"));
    if (reading.self === null || !connection.looks.take(this.#parts.clock.now())) return;
    this.#parts.live.of(reading.actor).presence.looked(reading.self, look.data);
  }

  #carryOut(
    actor: SessionActor,
    self: ParticipantId,
    { id, command }: CommandRequest,
  ): Promise<CommandOutcome> {
    if (command.type === "pad/push") return pushPad(this.#parts, actor, { id, by: self, pad: command.pad });
    return actor.handle(id, { id: self }, command);
  }

  async #enter(connection: Connection, hello: Hello): Promise<Result<Entered, string>> {
    const { address, cookie } = connection;
    const shown = { cookie, resumeToken: hello.resumeToken };
    const visitor = await this.#parts.door.open(hello.code, shown, address);
    if (!visitor.ok) return visitor;
    const { actor } = visitor.value;
    const self = hello.as === "screen" ? null : visitor.value.self;
    if (hello.as === "participant" && self === null) return refuse("not-joined");
    const reader = admit(actor, self);
    if (!reader.ok) return reader;
    return ok({ actor, self, resume: await resumeFor(actor, reader.value, hello.have) });
  }

  /** Without a pause from here to the answer, so that no news falls between what it holds and what is sent after it. */
  #beginReading(connection: Connection, { actor, self, resume }: Entered): Result<HelloAnswer, string> {
    const admitted = admit(actor, self);
    if (!admitted.ok) return admitted;
    const { live } = this.#parts;
    if (connection.reading) live.remove(connection as Reader);
    const session = live.of(actor);
    const reading = { actor, ...admitted.value, seq: actor.head, behindSince: null };
    session.add(Object.assign(connection, { reading }));
    return ok({
      self: session.selfOf(self),
      resume: upToHead(actor, reading, resume),
      presence: session.presence.whole(reading.kind),
      at: actor.now(),
    });
  }
}

interface Entered {
  readonly actor: SessionActor;
  readonly self: ReaderOf["self"];
  readonly resume: HelloAnswer["resume"];
}

/** As what somebody may read now; `self` is null for a screen. */
function admit(actor: SessionActor, self: ReaderOf["self"]): Result<ReaderOf, string> {
  if (self === null) return ok({ kind: "screen", self });
  const person = actor.state.people[self];
  if (!person) return refuse("not-joined");
  if (person.standing !== "in") return refuse(person.standing === "banned" ? "banned" : "not-a-participant");
  return ok({ kind: person.role, self });
}
