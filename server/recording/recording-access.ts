import type { HttpError } from "../../domain/http-api.ts";
import type { RecordingView } from "../../domain/recording/recording.ts";
import { RecordingName } from "../../domain/recording/recording-api.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import { hashSecret } from "../identity/secrets.ts";
import { readPage } from "../session/read-log.ts";
import type { ClassRecord, ClassStore } from "../store/class-store.ts";
import type { EventStore } from "../store/event-store.ts";
import type { RecordingRow, RecordingStore, WhyGone } from "../store/recording-store.ts";

/** A recording that somebody came to, and for whom it is made. */
export interface Reached {
  readonly row: RecordingRow;
  readonly view: RecordingView;
}

const GONE: Readonly<Record<WhyGone, HttpError>> = {
  deleted: "recording-deleted",
  expired: "recording-expired",
  unshared: "not-shared",
};

/** Who may what: a recording is its owner's by their cookie, and what is shared of it is everybody's by the link's token. */
export class RecordingAccess {
  readonly #classes: ClassStore;
  readonly #recordings: RecordingStore;
  readonly #events: EventStore;
  readonly #newId: () => string;
  readonly #wallNow: () => number;

  constructor(parts: {
    readonly classes: ClassStore;
    readonly recordings: RecordingStore;
    readonly events: EventStore;
    /** Unguessable. */
    readonly newId: () => string;
    /** Milliseconds since 1970. */
    readonly wallNow: () => number;
  }) {
    this.#classes = parts.classes;
    this.#recordings = parts.recordings;
    this.#events = parts.events;
    this.#newId = parts.newId;
    this.#wallNow = parts.wallNow;
  }

  /** The recording of this name: an id, which its owner alone may use, or a link's token. `asShared`: as everybody sees it. */
  async reach(name: string, cookie: string | null, asShared = false): Promise<Result<Reached, HttpError>> {
    if (!RecordingName.safeParse(name).success) return refuse("no-recording");
    const shared = await this.#recordings.byToken(name);
    if (shared) return ok({ row: shared, view: "shared" });
    const own = await this.own(name, cookie);
    if (own.ok) return ok({ row: own.value, view: asShared ? "shared" : "owner" });
    const why = await this.#recordings.whyGone(name);
    return refuse(why === null ? own.error : GONE[why]);
  }

  /** The recording of this id, for its owner; whoever is not is told no more than that there is none. */
  async own(id: string, cookie: string | null): Promise<Result<RecordingRow, HttpError>> {
    const row = cookie === null ? null : await this.#recordings.byId(id);
    const isOwn = row !== null && cookie !== null && (await this.#isOwn(row, hashSecret(cookie)));
    return isOwn ? ok(row) : refuse("no-recording");
  }

  /** All recordings of this browser: of the classes that it began, and what it imported. */
  async ofBrowser(cookie: string | null): Promise<readonly RecordingRow[]> {
    if (cookie === null) return [];
    const hash = hashSecret(cookie);
    const rows: RecordingRow[] = [...(await this.#recordings.importsOf(hash))];
    for (const { record, participantId } of await this.#classes.classesOf(hash)) {
      const row = participantId === record.hostId ? await this.#ofClass(record) : null;
      if (row) rows.push(row);
    }
    return rows.sort((one, other) => givenAt(other) - givenAt(one));
  }

  /** There is one from the very beginning, before anything is made. Null where nothing has happened yet. */
  async #ofClass(of: ClassRecord): Promise<RecordingRow | null> {
    const known = await this.#recordings.ofClass(of.id);
    const [first] = known ? [] : await readPage(this.#events, of.id, 0, 1);
    if (first?.body.type !== "session/opened") return known;
    return this.#recordings.add({
      id: this.#newId(),
      of,
      ownerHash: null,
      title: first.body.lesson.title,
      trim: { from: 0, to: null },
      hidden: [],
      shareToken: null,
      voiceShared: true,
      createdAt: this.#wallNow(),
    });
  }

  async #isOwn({ of, ownerHash }: RecordingRow, cookieHash: string): Promise<boolean> {
    if (!of) return ownerHash === cookieHash;
    return (await this.#classes.findParticipant(of.id, "cookie", cookieHash)) === of.hostId;
  }
}

/** Wall clock when the class began, or when its file was imported. */
export function givenAt({ of, createdAt }: RecordingRow): number {
  return of?.openedAt ?? createdAt;
}
