import * as z from "zod/mini";
import { ownPad } from "../../domain/pad/pad-id.ts";
import { wholeOf } from "../../domain/recording/chunk-parts.ts";
import { Chunk, ClassPart, Manifest } from "../../domain/recording/recording.ts";
import { RecordingCard } from "../../domain/recording/recording-api.ts";
import type { Command } from "../../domain/session/commands.ts";
import { type Browser, granted } from "../support/browser.ts";
import { Classroom, type Student } from "../support/classroom.ts";
import { HandClock } from "../support/clock.ts";
import type { ServerChoices } from "../support/start-server.ts";
import { TestPad } from "../support/test-pad.ts";

/** What Ada types where nobody but her and the hosts sees it. */
export const SECRET = "adas_secret";
export const NAME = "Ada Lovelace-Zzyzx";
export const SHARED_TEXT = "for_everybody";

/** A class whose time is the test's. */
export class RecordedRoom {
  readonly room: Classroom;
  readonly clock: HandClock;
  readonly ada: Student;

  private constructor(room: Classroom, clock: HandClock, ada: Student) {
    this.room = room;
    this.clock = clock;
    this.ada = ada;
  }

  /** With Ada in it, who types in her own pad; the host types in the class's, and goes on after a minute and a half. */
  static async open(choices: ServerChoices = {}): Promise<RecordedRoom> {
    const clock = new HandClock();
    const room = await Classroom.open({ clock, wallNow: () => 1_800_000_000_000 + clock.now(), ...choices });
    const ada = await room.student(NAME);
    const made = new RecordedRoom(room, clock, ada);
    clock.advance(1000);
    const pad = await TestPad.open(ada.socket, ownPad(ada.id, 6));
    await pad.insert(0, SECRET);
    clock.advance(4000);
    const shared = await TestPad.open(room.host, "class.6.0");
    await shared.insert(0, SHARED_TEXT);
    clock.advance(85_000);
    await room.step(1);
    clock.advance(30_000);
    await room.step(2);
    clock.advance(10_000);
    return made;
  }

  get host(): Browser {
    return this.room.browser;
  }

  async ask(command: Command): Promise<void> {
    const answer = await this.room.host.command(command as never);
    if (!answer.ok) throw new Error(answer.error);
  }

  close(): Promise<void> {
    return this.ask({ type: "session/close" });
  }

  cards(browser: Browser = this.host): Promise<RecordingCard[]> {
    return browser.get("/api/recordings").then((answer) => granted(answer, z.array(RecordingCard)));
  }

  async card(): Promise<RecordingCard> {
    const [card, ...more] = await this.cards();
    if (!card || more.length > 0) throw new Error("Not the one recording");
    return card;
  }

  async change(id: string, change: object): Promise<RecordingCard> {
    return granted(await this.host.patch(`/api/recordings/${id}`, change), RecordingCard);
  }
}

/** Asked for again while the recording is being prepared, as a page does. */
export async function manifestOf(browser: Browser, name: string, query = ""): Promise<Manifest> {
  for (;;) {
    const answer = await browser.get(`/api/recordings/${name}/manifest${query}`);
    if (answer.status !== 503) return granted(answer, Manifest);
  }
}

/** All chunks, whole: each put together from its parts. */
export async function chunksOf(browser: Browser, name: string, query = ""): Promise<Chunk[]> {
  const { chunks } = await manifestOf(browser, name, query);
  return Promise.all(chunks.map((_, n) => chunkOf(browser, name, n, query)));
}

async function chunkOf(browser: Browser, name: string, n: number, query: string): Promise<Chunk> {
  const path = `/api/recordings/${name}/chunks/${n}`;
  const classPart = await granted(await browser.get(`${path}${query}`), ClassPart);
  const isWhole = classPart.apart.length === 0;
  const asidePart = isWhole ? null : await granted(await browser.get(`${path}/aside${query}`), Chunk);
  return wholeOf({ classPart, asidePart });
}
