import type { Clock } from "../../../domain/clock.ts";
import {
  PAD_TO_SERVER,
  PadClose,
  PadEdit,
  type PadEdited,
  PadOpen,
  type PadOpened,
  PadPoint,
} from "../../../domain/pad/pad-protocol.ts";
import { ok, type Result, refuse } from "../../../domain/result.ts";
import type { Metrics } from "../../metrics.ts";
import type { Connection } from "../connection.ts";
import type { LiveSessions } from "../live-sessions.ts";
import type { Reader } from "../readers.ts";
import type { Reply } from "../requests.ts";
import { isOverfull, sendAway } from "../slow-readers.ts";

export interface PadRequestParts {
  readonly clock: Clock;
  readonly live: LiveSessions;
  readonly metrics: Metrics;
}

/** What clients may ask for about pads: parsed here, forwarded, answered. No rules of the class are here. */
export class PadRequests {
  readonly #parts: PadRequestParts;

  constructor(parts: PadRequestParts) {
    this.#parts = parts;
  }

  /** Answers, or resolves when it has; a name that is no request about pads is an `unknown-message`. */
  take(connection: Connection, name: string, payload: unknown, reply: Reply): Promise<void> | void {
    if (!isReader(connection)) return reply(refuse("hello-first"));
    switch (name) {
      case PAD_TO_SERVER.open:
        return this.#open(connection, payload, reply);
      case PAD_TO_SERVER.close:
        return this.#close(connection, payload, reply);
      case PAD_TO_SERVER.edit:
        return this.#edit(connection, payload, reply);
      case PAD_TO_SERVER.point:
        return this.#point(connection, payload, reply);
      default:
        return reply(refuse("unknown-message"));
    }
  }

  async #open(reader: Reader, payload: unknown, reply: Reply): Promise<void> {
    const { clock, live } = this.#parts;
    if (!reader.padOpenings.take(clock.now())) return reply(refuse("too-fast"));
    const request = PadOpen.safeParse(payload);
    if (!request.success) return reply(refuse("bad-message"));
    if (isOverfull(reader)) return sendAway(reader, clock);
    const opened = await live.of(reader.reading.actor).pads.open(reader, request.data);
    if (!opened.ok) return reply(opened);
    const { pad, reader: opener } = opened.value;
    const value: PadOpened = { you: opener.number, head: pad.actor.head };
    reply(ok(value));
    const { have } = request.data;
    pad.bring(opener, have?.epoch === opener.title.epoch ? have.seq : null);
  }

  #close(reader: Reader, payload: unknown, reply: Reply): void {
    const request = PadClose.safeParse(payload);
    if (!request.success) return reply(refuse("bad-message"));
    this.#parts.live.of(reader.reading.actor).pads.close(reader, request.data.pad);
    reply(ok(null));
  }

  #edit(reader: Reader, payload: unknown, reply: Reply): void {
    this.#judgeEdit(reader, payload).then(
      (outcome) => {
        this.#parts.metrics.padEdits.inc({ outcome: outcome.ok ? "taken" : outcome.error });
        reply(outcome);
      },
      () => reply(refuse("unavailable")),
    );
  }

  async #judgeEdit(reader: Reader, payload: unknown): Promise<Result<PadEdited, string>> {
    const { live, clock } = this.#parts;
    const { reading } = reader;
    if (!reader.padEdits.take(clock.now())) return refuse("too-fast");
    const request = PadEdit.safeParse(payload);
    if (!request.success) return refuse("bad-message");
    if (reading.self === null) return refuse("not-joined");
    const { pad, epoch, update, point } = request.data;
    const open = live.of(reading.actor).pads.find(reader, pad);
    if (!open || open.reader.isWatching) return refuse("not-open");
    if (epoch !== open.reader.title.epoch) return refuse("other-epoch");
    const bytes = Buffer.from(update, "base64");
    const outcome = await open.pad.edit(open.reader, { by: reading.self, update: bytes, point });
    return outcome.ok ? ok({ seq: outcome.value }) : outcome;
  }

  #point(reader: Reader, payload: unknown, reply: Reply): void {
    const { live, clock } = this.#parts;
    const moved = PadPoint.safeParse(payload);
    if (!moved.success) return reply(refuse("bad-message"));
    if (!reader.padPoints.take(clock.now())) return;
    const open = live.of(reader.reading.actor).pads.find(reader, moved.data.pad);
    open?.pad.pointed(open.reader, moved.data.point);
  }
}

function isReader(connection: Connection): connection is Reader {
  return connection.reading !== null;
}
