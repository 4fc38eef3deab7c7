import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LessonRef, ParticipantId, Seq } from "../../domain/session/events.ts";
import { hashSecret } from "../../server/identity/secrets.ts";
import type { EventStore } from "../../server/store/event-store.ts";
import { openMemoryStores } from "../../server/store/memory/open-memory-stores.ts";
import type { Stores } from "../../server/store/stores.ts";
import { altered } from "../session/live-session.ts";
import { sqliteIn } from "../store/open-stores.ts";
import { HandClock } from "../support/clock.ts";
import { DEAD, MemoryServer } from "../support/memory-server.ts";
import type { Random } from "../support/random.ts";
import { tinyLesson } from "../support/tiny-lesson.ts";

/** The example's step in the tiny lesson. */
export const EXAMPLE = 6;
const TROUBLE = "The store fails";
/** The level of an error in a log. */
const ERROR = 50;
const OPENED_AT = 1_700_000_000_000;
const lesson: LessonRef = {
  slug: tinyLesson.slug,
  title: tinyLesson.title,
  hash: "a".repeat(32),
  notesHash: "b".repeat(32),
  shape: tinyLesson.steps.map(({ frames }) => frames),
  runnable: [EXAMPLE],
};

/** A participant, with what makes a browser theirs. */
export interface Person {
  readonly id: ParticipantId;
  readonly token: string;
}

/** Where a class keeps its things: in memory, or in a folder that is opened anew for each server. */
export class Disk {
  readonly #folder: string | null;
  #stores: Stores;

  constructor(onSqlite: boolean) {
    this.#folder = onSqlite ? mkdtempSync(join(tmpdir(), "baton-fuzz-")) : null;
    this.#stores = this.#folder === null ? openMemoryStores() : sqliteIn(this.#folder);
  }

  get stores(): Stores {
    return this.#stores;
  }

  /** As another process would find it. */
  async reopen(): Promise<void> {
    if (this.#folder === null) return;
    await this.#stores.close();
    this.#stores = sqliteIn(this.#folder);
  }

  async remove(): Promise<void> {
    await this.#stores.close();
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true });
  }
}

/** A class on the real server, which can be ended and begun again on the same disk; people are in it, nobody is connected. */
export class PadClass {
  readonly clock = new HandClock();
  readonly disk: Disk;
  readonly people: Person[] = [];
  /** While it is calm the store does not fail. */
  calm = true;
  code = "";
  id = "";
  /** By stream and seq of a pad's row: between which seqs of the class's log it was judged. */
  readonly judged = new Map<string, { readonly from: Seq; readonly to: Seq }>();
  #heads: { readonly before: Seq; readonly now: Seq } = { before: 0, now: 0 };
  readonly #random: Random;
  #server: MemoryServer | null = null;

  constructor(onSqlite: boolean, random: Random) {
    this.disk = new Disk(onSqlite);
    this.#random = random;
  }

  /** Null while there is none. */
  get server(): MemoryServer | null {
    return this.#server;
  }

  /** Opens it for a host and so many students. */
  async begin(students: number): Promise<void> {
    await this.start();
    const { classes } = this.disk.stores;
    await classes.putBlob({ kind: "lesson", hash: lesson.hash, json: JSON.stringify(tinyLesson) });
    const opened = await this.#server?.registry.open({ lesson, hostName: "Maria", seats: 30 });
    if (!opened?.ok) throw new Error(`The class did not open: ${opened?.error}`);
    const { actor, hostId } = opened.value;
    this.code = actor.record.code;
    this.id = actor.id;
    const ids = Array.from({ length: students }, (_, at) => `p-student-${at + 1}`);
    await Promise.all(ids.map((id) => this.join(id, `join-${id}`)));
    this.people.push(...[hostId, ...ids].map((id) => ({ id, token: `token-of-${id}` })));
    await Promise.all(this.people.map(({ id, token }) => this.#remember(actor.id, id, token)));
  }

  /** Comes in, for the first time or after having been sent out. */
  async join(id: ParticipantId, commandId: string): Promise<void> {
    const actor = await this.#server?.registry.find(this.code);
    await actor?.handle(commandId, { id }, { type: "participant/join", name: `Student ${id.slice(10)}` });
  }

  async start(): Promise<void> {
    const { clock, disk } = this;
    const calm = this.calm;
    this.calm = true;
    this.#server = await MemoryServer.start({
      stores: { ...disk.stores, events: this.#fragile(disk.stores.events) },
      clock,
      wallNow: () => OPENED_AT + clock.now(),
    });
    await untilQuiet();
    this.calm = calm;
  }

  /** Ends the server, by and by or at once. */
  async stop(how: "close" | "kill"): Promise<void> {
    const server = this.#server;
    this.#server = null;
    await server?.[how]();
    await untilQuiet();
    this.#checkLog(server?.logged ?? "");
    await this.disk.reopen();
  }

  async remove(): Promise<void> {
    await this.#server?.kill();
    await this.disk.remove();
  }

  /** What is committed, and said to be so, is known to all parts of a server a moment later. */
  #tellSoon(): void {
    const { now } = this.#heads;
    setImmediate(() => {
      this.#heads = { ...this.#heads, before: Math.max(this.#heads.before, now) };
    });
  }

  /** Fails now and then, before the commit or after it. */
  #fragile(store: EventStore): EventStore {
    const maybeFail = (share: number): void => {
      if (!this.calm && this.#random.chance(share)) throw new Error(TROUBLE);
    };
    return altered(store, {
      append: async (stream, expected, entries) => {
        maybeFail(0.015);
        const from = this.#heads.before;
        const appended = await store.append(stream, expected, entries);
        if (appended.ok && stream === this.id) this.#heads = { ...this.#heads, now: appended.value };
        if (appended.ok && stream !== this.id)
          for (let seq = expected + 1; seq <= appended.value; seq++)
            this.judged.set(`${stream} ${seq}`, { from, to: this.#heads.now });
        maybeFail(0.015);
        if (stream === this.id) this.#tellSoon();
        return appended;
      },
      saveSnapshot: async (...what) => {
        maybeFail(0.2);
        return store.saveSnapshot(...what);
      },
    });
  }

  /** What an operator is told must be about the store, or about a server that died. */
  #checkLog(lines: string): void {
    for (const line of lines.split("\n")) {
      if (line === "" || Number(JSON.parse(line).level) < ERROR) continue;
      if (!line.includes(TROUBLE) && !line.includes(DEAD)) throw new Error(`The server says: ${line}`);
    }
  }

  #remember(classId: string, participantId: ParticipantId, token: string): Promise<void> {
    const secretHash = hashSecret(token);
    return this.disk.stores.classes.addCredential({ secretHash, kind: "resume", classId, participantId });
  }
}

/** How many turns a port takes to open or close is not the seed's: so many that all else that was under way has ended. */
async function untilQuiet(): Promise<void> {
  for (let turns = 0; turns < 30; turns++) await new Promise(setImmediate);
}
