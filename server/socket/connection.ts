import type { Socket } from "socket.io";
import { type Bye, type ByeReason, TO_CLIENT } from "../../domain/protocol.ts";
import type { ParticipantId, Seq } from "../../domain/session/events.ts";
import { TokenBucket } from "../limits/token-bucket.ts";
import type { Metrics } from "../metrics.ts";
import type { SessionActor } from "../session/session-actor.ts";
import { encodeFrame, type Frame } from "./frame.ts";
import { Line } from "./line.ts";

/** Readers of one kind get the same frames, but for what is about themselves. */
export type ReaderKind = "host" | "student" | "screen";

/** What a connection is after a good hello. */
export interface Reading {
  readonly actor: SessionActor;
  /** Null for a screen. */
  readonly self: ParticipantId | null;
  kind: ReaderKind;
  /** Up to where this reader was sent everything it may see. */
  seq: Seq;
  /** Since when it is left out because its line does not drain, milliseconds of the clock; null when it is not. */
  behindSince: number | null;
}

const ONE_A_SECOND = { burst: 5, perSecond: 1 };
const COMMANDS = { burst: 40, perSecond: 20 };
const PAD_OPENINGS = { burst: 30, perSecond: 5 };
const PAD_EDITS = { burst: 60, perSecond: 30 };
const PAD_POINTS = { burst: 10, perSecond: 10 };
const LOOKS = { burst: 10, perSecond: 10 };
const ANYTHING = { burst: 200, perSecond: 100 };
/** After these a browser comes back by itself. */
const RESUMABLE: ReadonlySet<ByeReason> = new Set(["draining", "slow", "unavailable", "bad-message"]);
/** The twentieth within a minute is one too many. */
const OFFENCES = { burst: 19, perSecond: 19 / 60 };

/** What the request that opened a socket told of whoever sent it. */
export interface Origin {
  /** Whom to count tries for. */
  readonly address: string;
  readonly cookie: string | null;
}

/** One socket and what the server knows of it. */
export class Connection {
  readonly socket: Socket;
  readonly line: Line;
  readonly address: string;
  readonly cookie: string | null;
  readonly commands: TokenBucket;
  readonly resumes: TokenBucket;
  readonly looks: TokenBucket;
  readonly padOpenings: TokenBucket;
  readonly padEdits: TokenBucket;
  readonly padPoints: TokenBucket;
  readonly anything: TokenBucket;
  readonly offences: TokenBucket;
  reading: Reading | null = null;
  /** Counts hellos: one that is overtaken by the next must not come into effect. */
  hellos = 0;

  readonly #metrics: Metrics;

  constructor(socket: Socket, from: Origin, now: number, metrics: Metrics) {
    this.socket = socket;
    this.#metrics = metrics;
    this.line = new Line(socket);
    this.address = from.address;
    this.cookie = from.cookie;
    this.commands = new TokenBucket(COMMANDS, now);
    this.resumes = new TokenBucket(ONE_A_SECOND, now);
    this.looks = new TokenBucket(LOOKS, now);
    this.padOpenings = new TokenBucket(PAD_OPENINGS, now);
    this.padEdits = new TokenBucket(PAD_EDITS, now);
    this.padPoints = new TokenBucket(PAD_POINTS, now);
    this.anything = new TokenBucket(ANYTHING, now);
    this.offences = new TokenBucket(OFFENCES, now);
  }

  send(frame: Frame): void {
    this.line.send(frame);
  }

  /** Says why, and closes. `waitMs` is how long to stay away at the least. */
  sayBye(reason: ByeReason, waitMs = 0): void {
    this.#metrics.byes.inc({ reason });
    const bye: Bye = { reason, resumable: RESUMABLE.has(reason), waitMs };
    this.send(encodeFrame(TO_CLIENT.bye, JSON.stringify(bye)));
    this.socket.disconnect(true);
  }
}
