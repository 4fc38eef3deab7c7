import { randomUUID } from "node:crypto";
import type { HttpError } from "../../domain/http-api.ts";
import { withoutName } from "../../domain/recording/forget-person.ts";
import { pseudonymsOf } from "../../domain/recording/pseudonyms.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import type { ParticipantId, SessionEvent } from "../../domain/session/events.ts";
import type { PadRegistry } from "../pad/pad-registry.ts";
import { readLog, toStored } from "../session/read-log.ts";
import type { SessionRegistry } from "../session/session-registry.ts";
import type { LiveSessions } from "../socket/live-sessions.ts";
import type { ClassRecord } from "../store/class-store.ts";
import type { WhyGone } from "../store/recording-store.ts";
import type { Stores } from "../store/stores.ts";
import type { GoingOn } from "./going-on.ts";
import type { Recorder } from "./recorder.ts";

export interface DeletionParts {
  readonly stores: Stores;
  readonly registry: SessionRegistry;
  readonly pads: PadRegistry;
  readonly live: LiveSessions;
  readonly recorder: Recorder;
  readonly goingOn: GoingOn;
}

/** Deletes for good. */
export class Deletion {
  readonly #parts: DeletionParts;

  constructor(parts: DeletionParts) {
    this.#parts = parts;
  }

  /** A class and all of it; whoever is in it is sent away, one that goes on is over. */
  async wholeClass({ id }: ClassRecord, why: WhyGone): Promise<void> {
    await this.#parts.recorder.during(id, async () => {
      await this.#letGo(id);
      await this.#parts.stores.recordings.deleteClass(id, why);
    });
  }

  /** One student of a class that is over: their pads, their name, and whatever knows them again. */
  async person(record: ClassRecord, id: ParticipantId): Promise<Result<null, HttpError>> {
    const session = await this.#parts.registry.find(record.code);
    if (!session) return refuse("no-recording");
    const { made, isWhole } = await this.#parts.recorder.made(record.id);
    if (!isWhole) return refuse("being-prepared");
    if (made && (await this.#parts.goingOn.has(record, made.index))) return refuse("still-open");
    const { people } = session.state;
    const called = pseudonymsOf(Object.values(people)).get(id)?.name;
    if (called === undefined || id === record.hostId) return refuse("not-found");
    await this.#parts.recorder.during(record.id, () => this.#forget(record.id, id, called));
    return ok(null);
  }

  async #forget(classId: string, participantId: ParticipantId, called: string): Promise<void> {
    const { stores } = this.#parts;
    await this.#letGo(classId);
    const events: SessionEvent[] = [];
    for await (const page of readLog(stores.events, classId, 0)) events.push(...page);
    const changed = withoutName(events, participantId, called);
    const bodies = new Map<number, string>();
    for (const event of events) {
      const body = changed.get(event.seq);
      if (body) bodies.set(event.seq, toStored({ ...event, body }).body);
    }
    await stores.recordings.forgetPerson(classId, { participantId, bodies, epoch: randomUUID() });
  }

  async #letGo(classId: string): Promise<void> {
    const { live, pads, registry } = this.#parts;
    live.sendAway(classId);
    await pads.letGo(classId);
    await registry.letGo(classId);
  }
}
