import type { Socket } from "socket.io";
import { StreamReader } from "../../client/live/stream-reader.ts";
import { type Presence, type Resume, TO_CLIENT } from "../../domain/protocol.ts";
import type { Command } from "../../domain/session/commands.ts";
import type { ParticipantId, Seq } from "../../domain/session/events.ts";
import type { Base, Batch } from "../../domain/session/reader.ts";
import { Metrics } from "../../server/metrics.ts";
import type { CommandOutcome, SessionActor } from "../../server/session/session-actor.ts";
import { Connection, type ReaderKind } from "../../server/socket/connection.ts";
import type { LiveSession } from "../../server/socket/live-session.ts";
import type { Reader } from "../../server/socket/readers.ts";
import { resumeFor, upToHead } from "../../server/socket/resume.ts";
import type { HandClock } from "../support/clock.ts";
import type { Random } from "../support/random.ts";
import { type LineKind, LossyLine, once } from "./lossy-line.ts";

/** A node of the server, as far as readers see it. */
export interface Node {
  readonly actor: SessionActor;
  readonly live: LiveSession;
}

/** A command on its way, and its first answer that counts. */
export interface Asked {
  readonly id: string;
  readonly command: Command;
  answer: CommandOutcome | null;
  /** Where the server has said that it ended, be that answer on its way still; from then on it says nothing else. */
  granted: Seq | null;
}

const metrics = new Metrics();
const CLOG = [{ data: "x".repeat(20_000) }];

/** As what this person may come in now; null at a closed door. `id` is null for a screen. */
export function kindFor(actor: SessionActor, id: ParticipantId | null): ReaderKind | null {
  if (id === null) return "screen";
  const person = actor.state.people[id];
  return person?.standing === "in" ? person.role : null;
}

/** What a viewer is surrounded by. */
export interface Surroundings {
  readonly lines: LineKind;
  readonly random: Random;
  readonly clock: HandClock;
  /** Is told of work that goes on by itself. */
  readonly track: (work: Promise<unknown>) => void;
}

/** One browser: the real reader of the client, the real readers of the server, and a lossy line between them. */
export class Viewer {
  readonly id: ParticipantId | null;
  readonly stream: StreamReader;
  readonly outbox: Asked[] = [];
  line: LossyLine;
  /** How often it had to ask for what it missed. */
  catchUps = 0;
  /** How often it came in. */
  hellos = 0;
  /** Whether the server has answered its hello. */
  ready = false;
  #node: Node | null = null;
  #reader: Reader | null = null;
  readonly #around: Surroundings;

  constructor(id: ParticipantId | null, around: Surroundings) {
    this.id = id;
    this.#around = around;
    this.line = this.#newLine();
    this.stream = new StreamReader({
      clock: around.clock,
      catchUp: (have) => this.#catchUp(have),
      onNews: () => {},
    });
  }

  get node(): Node | null {
    return this.#node;
  }

  /** Goes to this node, with what it has, on a new line. */
  hello(node: Node, faithful: boolean): void {
    this.hellos++;
    this.leave();
    this.line = this.#newLine();
    this.line.faithful = faithful;
    this.#node = node;
    this.stream.expectResume();
    const { line } = this;
    const { epoch, seq } = this.stream.reader;
    line.put(() => this.#around.track(this.#enter(node, line, { epoch, seq })));
  }

  /** The line is gone, noticed on both sides. */
  leave(): void {
    this.ready = false;
    this.stream.pause();
    this.line.cut();
    if (this.#reader) this.#node?.live.remove(this.#reader);
    this.#reader = null;
    this.#node = null;
  }

  /** Sends a command, for the first time or again. */
  send(asked: Asked): void {
    const { line, id } = this;
    const actor = this.#node?.actor;
    if (!this.ready || !actor || id === null) return;
    line.put(() => {
      const { granted } = asked;
      const answered = actor.handle(asked.id, { id }, asked.command).then((answer) => {
        if (answer.ok) asked.granted ??= answer.value;
        checkAnswer(asked.id, granted, answer);
        line.put(once(() => settle(asked, answer)));
      });
      this.#around.track(answered);
    });
  }

  #newLine(): LossyLine {
    const line: LossyLine = new LossyLine(this.#around.lines, this.#around.random, () => {
      if (this.line === line) this.leave();
    });
    return line;
  }

  async #enter(node: Node, line: LossyLine, have: { epoch: string; seq: Seq }): Promise<void> {
    const before = kindFor(node.actor, this.id);
    if (!before) return;
    const found = await resumeFor(node.actor, { kind: before, self: this.id }, have).catch(() => null);
    const kind = kindFor(node.actor, this.id);
    if (!found || !kind || this.line !== line || this.#reader) return;
    const reading = {
      session: node.live,
      self: this.id,
      kind,
      seq: node.actor.head,
      behindSince: null,
      pads: new Map(),
    };
    const connection = new Connection(this.#socketOn(line), { address: "", cookie: null }, 0, metrics);
    this.#reader = Object.assign(connection, { reading });
    node.live.add(this.#reader);
    const resume = upToHead(node.actor, reading, found);
    line.put(once(() => this.#welcome(resume)));
  }

  #welcome(resume: Resume): void {
    this.ready = true;
    this.stream.resume(resume);
  }

  #catchUp(have: { epoch: string; seq: Seq }): Promise<Resume | null> {
    const { line } = this;
    this.catchUps++;
    return new Promise((resolve) => {
      const lost = (): void => resolve(null);
      line.put(() => {
        const found = this.#resume(have).catch(() => null);
        this.#around.track(found.then((resume) => line.put(() => resolve(resume), lost)));
      }, lost);
    });
  }

  async #resume(have: { epoch: string; seq: Seq }): Promise<Resume | null> {
    const [node, reader] = [this.#node, this.#reader];
    if (!node || !reader) return null;
    const found = await resumeFor(node.actor, reader.reading, have);
    if (this.#reader !== reader) return null;
    reader.reading.seq = node.actor.head;
    return upToHead(node.actor, reader.reading, found);
  }

  #socketOn(line: LossyLine): Socket {
    const conn = {
      readyState: "open",
      upgrading: false,
      get writeBuffer() {
        return line.clogged ? CLOG : [];
      },
      transport: { name: "polling", writable: true },
      write: (text: string) => line.putFrame(() => this.#receive(text)),
    };
    const disconnect = (): void => {
      if (this.line === line) this.leave();
    };
    return { conn, disconnect } as unknown as Socket;
  }

  #receive(text: string): void {
    const [name, content] = JSON.parse(text.slice(1)) as [string, unknown];
    if (name === TO_CLIENT.batch) this.stream.take(content as Batch);
    if (name === TO_CLIENT.base) this.stream.restart((content as { base: Base }).base);
    if (name === TO_CLIENT.presence) this.stream.hearOfHead((content as Presence).head);
  }
}

/** Unavailable is no answer: the command is asked again. */
function settle(asked: Asked, answer: CommandOutcome): void {
  if (answer.ok || answer.error !== "unavailable") asked.answer ??= answer;
}

function checkAnswer(id: string, granted: Seq | null, answer: CommandOutcome): void {
  const same = answer.ok ? answer.value === granted : answer.error === "unavailable";
  if (granted !== null && !same) throw new Error(`${id}, granted at ${granted}: ${JSON.stringify(answer)}`);
}
