import type { PadId, PadName } from "../../../domain/pad/pad-id.ts";
import type { PadError, PadOpen } from "../../../domain/pad/pad-protocol.ts";
import { ok, type Result, refuse } from "../../../domain/result.ts";
import { padToRead } from "../../../domain/session/decide-pads.ts";
import type { SessionEvent } from "../../../domain/session/events.ts";
import type { Rejection } from "../../../domain/session/rejection.ts";
import type { PadActor } from "../../pad/pad-actor.ts";
import type { PadRegistry } from "../../pad/pad-registry.ts";
import type { SessionActor } from "../../session/session-actor.ts";
import type { Reader } from "../readers.ts";
import { LivePad, type LivePadParts } from "./live-pad.ts";
import { padShutFrame } from "./pad-frames.ts";
import type { PadReader } from "./pad-reader.ts";

/** Pads that one line may have open. */
const MOST_OPEN = 8;

export interface LivePadsParts extends LivePadParts {
  readonly pads: PadRegistry;
}

/** A pad and its reader on one line. */
export interface OpenPad {
  readonly pad: LivePad;
  readonly reader: PadReader;
}

type Refusal = Rejection | PadError | "hello-first";

/** The pads of one session that somebody reads on a socket of this process. */
export class LivePads {
  readonly #session: SessionActor;
  readonly #parts: LivePadsParts;
  readonly #byId = new Map<PadId, LivePad>();
  /** What each line has open. */
  readonly #open = new Map<Reader["reading"], Map<PadName, OpenPad>>();

  constructor(session: SessionActor, parts: LivePadsParts) {
    this.#session = session;
    this.#parts = parts;
  }

  /** How many pads are open. */
  get size(): number {
    return this.#byId.size;
  }

  /** Opens a pad on a line, if its reader may read it; one that is open there already stays what it is. Rejects when the store fails. */
  async open(reader: Reader, { pad: name }: PadOpen): Promise<Result<OpenPad, Refusal>> {
    const { reading } = reader;
    const asked = this.#mayOpen(reader, name);
    if (!asked.ok) return asked;
    const actor = await this.#parts.pads.open(this.#session, asked.value);
    // Much may have happened meanwhile.
    if (reader.reading !== reading) return refuse("hello-first");
    const granted = this.#mayOpen(reader, name);
    if (!granted.ok) return granted;
    if (granted.value !== actor.id) return refuse("no-such-pad");
    const known = this.find(reader, name);
    if (known) return ok(known);
    const pad = this.#of(actor);
    const opened = { pad, reader: pad.add(reader, name) };
    const onLine = this.#open.get(reading) ?? new Map();
    this.#open.set(reading, onLine.set(name, opened));
    return ok(opened);
  }

  /** The pad that is open on this line under this name. */
  find({ reading }: Pick<Reader, "reading">, name: PadName): OpenPad | undefined {
    return this.#open.get(reading)?.get(name);
  }

  close({ reading }: Pick<Reader, "reading">, name: PadName): void {
    const onLine = this.#open.get(reading);
    const open = onLine?.get(name);
    if (!onLine || !open) return;
    onLine.delete(name);
    if (onLine.size === 0) this.#open.delete(reading);
    const { pad } = open;
    pad.remove(open.reader);
    if (pad.size > 0) return;
    pad.stop();
    this.#byId.delete(pad.actor.id);
  }

  /** Closes all that is open on a line that has gone. */
  closeAllOf(reader: Reader): void {
    for (const name of [...(this.#open.get(reader.reading)?.keys() ?? [])]) this.close(reader, name);
  }

  /** Acts on what has changed about who may read and point where. */
  onCommitted(events: readonly SessionEvent[]): void {
    if (this.#byId.size === 0) return;
    if (events.some(({ body }) => CHANGES_WHO_READS.has(body.type))) this.#shutThoseWhoMayNot();
    const isAboutPoints = events.some(({ body }) => CHANGES_WHO_POINTS.has(body.type));
    for (const pad of this.#byId.values()) {
      if (isAboutPoints) pad.checkPoints();
      for (const { body } of events) if (body.type === "participant/renamed") pad.renamed(body.id);
    }
  }

  stop(): void {
    for (const pad of this.#byId.values()) pad.stop();
    this.#byId.clear();
    this.#open.clear();
  }

  #of(actor: PadActor): LivePad {
    const known = this.#byId.get(actor.id);
    if (known) return known;
    const pad = new LivePad(actor, this.#session, this.#parts, (reader) => this.#shut(reader, "unavailable"));
    this.#byId.set(actor.id, pad);
    return pad;
  }

  #mayOpen({ reading }: Reader, name: PadName): Result<PadId, Refusal> {
    const onLine = this.#open.get(reading);
    if (onLine && onLine.size >= MOST_OPEN && !onLine.has(name)) return refuse("too-many-pads");
    return padToRead(this.#session.state, reading.self ?? "screen", name);
  }

  #shutThoseWhoMayNot(): void {
    for (const pad of [...this.#byId.values()]) {
      for (const open of [...pad.readers()]) {
        const allowed = padToRead(this.#session.state, open.who, open.name);
        if (!allowed.ok) this.#shut(open, allowed.error);
      }
    }
  }

  #shut(open: PadReader, why: string): void {
    open.line.send(padShutFrame({ pad: open.name, why }));
    this.close(open.reader, open.name);
  }
}

const CHANGES_WHO_READS: ReadonlySet<string> = new Set([
  "participant/removed",
  "participant/banned",
  "role/given",
  "pad/spotlit",
  "pad/spotlit-whose",
  "spotlight/ended",
]);

const CHANGES_WHO_POINTS: ReadonlySet<string> = new Set([
  "participant/removed",
  "participant/banned",
  "role/given",
  "baton/passed",
  "writing/allowed",
  "writer/chosen",
  "writer/released",
  "session/closed",
]);
