import type * as z from "zod/mini";
import {
  BaseNews,
  Bye,
  CommandAnswer,
  type CommandRequest,
  HelloAnswer,
  type Look,
  PAD_PREFIX,
  PROTOCOL_VERSION,
  Presence,
  Resume,
  type Self,
  TO_CLIENT,
  TO_SERVER,
} from "../../domain/protocol.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import { RoomCode } from "../../domain/room-code.ts";
import type { Seq } from "../../domain/session/events.ts";
import { Batch, newReader, type Reader } from "../../domain/session/reader.ts";
import { Connection } from "./connection.ts";
import { LineEnd } from "./line-end.ts";
import type { LiveEnvironment, LiveOptions } from "./live-options.ts";
import { StreamReader } from "./stream-reader.ts";

/** How long a line in doubt has to prove that it is alive, in ms. */
const PROOF_WITHIN = 2500;
/** Refusals of a hello that time may heal. */
const NOT_NOW: ReadonlySet<string> = new Set(["unavailable", "too-fast", "too-many-tries", "bad-answer"]);

export interface ClassLineEvents {
  readonly onSelf: (self: Self | null) => void;
  /** The reader has changed. */
  readonly onNews: () => void;
  readonly onPresence: (presence: Presence) => void;
  /** Something about a pad, not checked yet. */
  readonly onPad: (name: string, content: unknown) => void;
  /** The session opened `startedAt` ms before 0 of this page's clock. The line is of use from now on. */
  readonly onLive: (startedAt: number) => void;
  readonly onLost: () => void;
  /** There is no coming back. */
  readonly onEnded: (reason: string) => void;
}

/** Speaks the protocol: says hello, reads the stream, and asks; everything that comes in is checked here. */
export class ClassLine {
  readonly #options: LiveOptions;
  readonly #environment: LiveEnvironment;
  readonly #events: ClassLineEvents;
  readonly #connection: Connection;
  readonly #stream: StreamReader;
  #unreadable = 0;
  #proving = false;
  /** Counts hellos and ends of lines: what answers an earlier hello comes too late. */
  #turn = 0;
  readonly #end: LineEnd;

  constructor(options: LiveOptions, environment: LiveEnvironment, events: ClassLineEvents) {
    this.#options = options;
    this.#environment = environment;
    this.#events = events;
    this.#end = new LineEnd({ environment, close: () => this.close(), onEnded: events.onEnded });
    this.#stream = new StreamReader({
      clock: environment.clock,
      catchUp: (have) => this.#catchUp(have),
      onNews: events.onNews,
    });
    this.#connection = new Connection(environment, {
      onOpen: () => void this.#hello(),
      onLost: () => this.#lost(),
      onDoubt: () => void this.#prove(),
      onMessage: (name, content) => this.#hear(name, content),
    });
  }

  get reader(): Reader {
    return this.#stream.reader;
  }

  /** How many messages made no sense. */
  get unreadable(): number {
    return this.#unreadable;
  }

  open(): void {
    if (RoomCode.safeParse(this.#options.code).success) this.#connection.open();
    else this.#events.onEnded("no-such-class");
  }

  close(): void {
    this.#turn += 1;
    this.#connection.close();
    this.#stream.pause();
  }

  /** The seq at which the command's events end, or why not. */
  async ask(request: CommandRequest): Promise<Result<Seq, string>> {
    const answer = await this.#connection.ask(TO_SERVER.command, request);
    if (!answer.ok) return answer;
    const granted = this.#read(CommandAnswer, answer.value);
    if (!granted) return refuse("bad-answer");
    this.#stream.hearOfHead(granted.seq);
    return ok(granted.seq);
  }

  /** Something is in the stream up to `seq`, though its news may be on their way still. */
  hearOfHead(seq: Seq): void {
    this.#stream.hearOfHead(seq);
  }

  look(look: Look): void {
    this.#connection.tell(TO_SERVER.look, look);
  }

  /** Asks something about a pad. What the answer holds is not checked here. */
  askPad(name: string, content: unknown): Promise<Result<unknown, string>> {
    return this.#connection.ask(name, content);
  }

  tellPad(name: string, content: unknown): void {
    this.#connection.tell(name, content);
  }

  async #hello(): Promise<void> {
    const { clock } = this.#environment;
    const turn = ++this.#turn;
    this.#stream.expectResume();
    const asked = clock.now();
    const answer = await this.#connection.ask(TO_SERVER.hello, this.#whatToSay());
    // By long-polling a goodbye may come in one breath with the answer, and is heard first.
    if (turn !== this.#turn) return;
    if (!answer.ok) return this.#refused(answer.error);
    const welcome = this.#read(HelloAnswer, answer.value);
    if (!welcome) return this.#connection.drop();
    this.#end.works();
    this.#connection.praise();
    this.#events.onSelf(welcome.self);
    this.#stream.resume(welcome.resume);
    this.#events.onPresence(welcome.presence);
    // The server looked at its clock somewhere between the question and the answer.
    this.#events.onLive(welcome.at - (asked + clock.now()) / 2);
    this.#stream.hearOfHead(welcome.presence.head);
  }

  #whatToSay() {
    const { code, as } = this.#options;
    const { epoch, seq } = this.#stream.reader;
    const token = as === "participant" ? this.#environment.resumeToken(code) : null;
    return {
      protocol: PROTOCOL_VERSION,
      code,
      as,
      ...(token === null ? {} : { resumeToken: token }),
      ...(epoch === newReader.epoch ? {} : { have: { epoch, seq } }),
    };
  }

  #refused(code: string): void {
    if (code === "no-answer") return;
    if (code === "other-protocol") this.#end.comeOutdated();
    else if (NOT_NOW.has(code)) this.#connection.drop();
    else this.#end.come(code);
  }

  #lost(): void {
    this.#turn += 1;
    this.#stream.pause();
    this.#events.onLost();
  }

  #hear(name: string, content: unknown): void {
    if (name === TO_CLIENT.batch) this.#with(Batch, content, (batch) => this.#stream.take(batch));
    else if (name === TO_CLIENT.presence) this.#with(Presence, content, (news) => this.#hearPresence(news));
    else if (name === TO_CLIENT.bye) this.#with(Bye, content, (bye) => this.#leave(bye));
    else if (name.startsWith(PAD_PREFIX)) this.#events.onPad(name, content);
    else if (name === TO_CLIENT.base) {
      this.#with(BaseNews, content, ({ self, base }) => {
        this.#events.onSelf(self);
        this.#stream.restart(base);
      });
    }
  }

  #hearPresence(presence: Presence): void {
    this.#stream.hearOfHead(presence.head);
    this.#events.onPresence(presence);
  }

  #leave({ reason, resumable, waitMs }: Bye): void {
    if (reason === "other-protocol") this.#end.comeOutdated();
    else if (resumable) this.#connection.drop(waitMs);
    else this.#end.come(reason);
  }

  async #catchUp(have: { epoch: string; seq: Seq }): Promise<Resume | null> {
    const answer = await this.#connection.ask(TO_SERVER.catchUp, { have });
    const resume = answer.ok ? this.#read(Resume, answer.value) : null;
    // A line on which one cannot catch up is of no use; after a new hello one is up to date.
    if (!resume) this.#connection.drop();
    return resume;
  }

  /** Any answer proves that the line is alive; without one the connection gives it up. */
  async #prove(): Promise<void> {
    if (this.#proving) return;
    this.#proving = true;
    const { epoch, seq } = this.#stream.reader;
    const have = { epoch, seq };
    const answer = await this.#connection.ask(TO_SERVER.catchUp, { have }, PROOF_WITHIN);
    this.#proving = false;
    const resume = answer.ok ? this.#read(Resume, answer.value) : null;
    if (resume) this.#stream.resume(resume);
  }

  /** What was meant to be said is lost with a message that makes no sense: the stream is asked for it. */
  #with<T>(schema: z.ZodMiniType<T>, content: unknown, take: (value: T) => void): void {
    const value = this.#read(schema, content);
    if (value === null) this.#stream.catchUp();
    else take(value);
  }

  #read<T>(schema: z.ZodMiniType<T>, content: unknown): T | null {
    const parsed = schema.safeParse(content);
    if (!parsed.success) this.#unreadable += 1;
    return parsed.success ? parsed.data : null;
  }
}
