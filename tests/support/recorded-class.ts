import * as Y from "yjs";
import { ownPad, type PadId, padParts, SEEDER } from "../../domain/pad/pad-id.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import { seedUpdate } from "../../domain/pad/seed-update.ts";
import { atOf, compareItems, type LogItem } from "../../domain/recording/full-chunks.ts";
import type { Command } from "../../domain/session/commands.ts";
import { decide } from "../../domain/session/decide.ts";
import { mayWritePad } from "../../domain/session/decide-pads.ts";
import type { SessionEvent } from "../../domain/session/events.ts";
import { evolve } from "../../domain/session/evolve.ts";
import { emptySession, type SessionState } from "../../domain/session/state.ts";
import { lesson } from "../domain/session-story.ts";
import { randomCommand } from "../fuzz/random-command.ts";
import { Random } from "./random.ts";

/** Options of a Yjs document. A name of its own for each costs more than all the rest: Yjs draws it digit by digit. */
export const NAMELESS = { guid: "-" };

export const HOST = "pHost-7f";
export const STUDENTS = ["pAda-71", "pBo-82", "pChi-93", "pDee-04"];
export const NAMES = ["Zadie", "Zeno", "Zuri", "Zita", "Zora"];
const EVERYBODY = [HOST, ...STUDENTS];
const CLASS_PADS: PadId[] = ["class.1.0", "class.2.0", "class.free.0"];

/** What is typed in somebody's own pad, and nowhere else. */
export const SECRET = "§";

/** A class that is made up: its rows as the server keeps them, from commands that were granted and edits by real documents. */
export class MadeClass {
  readonly items: LogItem[] = [];
  state: SessionState = emptySession;
  readonly #random: Random;
  readonly #replicas = new Map<string, Y.Doc>();
  #at = 0;
  #seq = 0;

  constructor(seed: number, deeds = 80) {
    this.#random = new Random(seed);
    const recorded = this.#random.chance(0.8);
    this.ask(HOST, { type: "session/open", lesson, hostName: "Zola", seats: 9, recorded });
    for (const [index, id] of STUDENTS.slice(0, 3).entries())
      this.ask(id, { type: "participant/join", name: NAMES[index] ?? "" });
    for (let deed = 0; deed < deeds; deed++) this.#doSomething();
    if (this.#random.chance(0.7)) this.ask(HOST, { type: "session/close" });
    this.items.sort(compareItems);
  }

  get events(): SessionEvent[] {
    return this.items.flatMap((item) => (item.is === "event" ? [item.event] : []));
  }

  /** Right after the last thing that happened. */
  get end(): number {
    const last = this.items.at(-1);
    return last ? atOf(last) + 1 : 0;
  }

  ask(by: string, command: Command): void {
    const decided = decide(this.state, command, { id: by });
    for (const body of decided.ok ? decided.value : []) {
      const event: SessionEvent = { v: 1, seq: ++this.#seq, at: this.#at, by, body };
      this.items.push({ is: "event", event });
      this.state = evolve(this.state, event);
    }
  }

  #doSomething(): void {
    const random = this.#random;
    this.#at += this.#pause();
    if (random.chance(0.5)) return this.#type();
    const by = random.chance(0.7) ? HOST : random.pick(EVERYBODY);
    this.ask(by, random.chance(0.4) ? this.#padCommand() : this.#anyCommand());
  }

  #pause(): number {
    if (this.#random.chance(0.3)) return 0;
    return this.#random.int(this.#random.chance(0.1) ? 90_000 : 800);
  }

  #anyCommand(): Command {
    const random = this.#random;
    const id = random.pick(EVERYBODY);
    if (random.chance(0.1)) return { type: "participant/join", name: random.pick(NAMES) };
    const command = randomCommand(random, [id]);
    return command.type === "participant/rename" ? { ...command, name: random.pick(NAMES) } : command;
  }

  #padCommand(): Command {
    const random = this.#random;
    const id = random.pick(EVERYBODY);
    const pad = ownPad(id, random.pick([1, 2, "free"] as const));
    const text = { hash: String(random.int(9)).repeat(32) };
    return random.pick<Command>([
      { type: "writing/allow", to: random.pick(["hosts", "baton", "chosen", "everyone"] as const) },
      { type: "writer/choose", id },
      { type: "writer/release", id },
      { type: "pad/spotlight", pad, named: random.chance(0.5) },
      { type: "pad/spotlight", pad, named: random.chance(0.5) },
      { type: "spotlight/end" },
      { type: "pad/hand-out", place: 1, text },
      { type: "hand/raise", purpose: { to: "show", pad } },
      { type: "recording/pause" },
      { type: "recording/start" },
      { type: "recording/start" },
    ]);
  }

  /** Somebody types, who has not always heard of all that others typed before. */
  #type(): void {
    const random = this.#random;
    const by = random.pick(EVERYBODY);
    const own = ownPad(by, random.pick([1, 2, "free"] as const));
    const pad = random.chance(0.6) ? random.pick(CLASS_PADS) : own;
    if (!mayWritePad(this.state, by, pad).ok) return;
    this.#begin(pad);
    const document = this.#replica(pad, by);
    if (random.chance(0.6)) this.#bringUpToDate(document, pad);
    const before = Y.encodeStateVector(document);
    document.transact(() => this.#change(padText(document), padParts(pad).owner === by ? SECRET : ""));
    const update = Y.encodeStateAsUpdate(document, before);
    this.items.push({ is: "edit", at: this.#at, by, pad, update });
  }

  #change(text: Y.Text, mark: string): void {
    const random = this.#random;
    const at = random.int(text.length + 1);
    const del = random.chance(0.4) ? Math.min(text.length - at, random.int(6)) : 0;
    if (del > 0) text.delete(at, del);
    text.insert(at, mark + random.pick(["yield x", "a\n", "\n\n", "next(g)", "b"]));
    if (random.chance(0.2)) text.insert(0, "# top\n");
  }

  #begin(pad: PadId): void {
    if (padParts(pad).place === "free" || this.#rowsOf(pad).length > 0) return;
    this.items.push({
      is: "edit",
      at: this.#at,
      by: SEEDER,
      pad,
      update: seedUpdate("def g():\n    yield 1\n"),
    });
  }

  #replica(pad: PadId, by: string): Y.Doc {
    const key = `${pad} ${by}`;
    const known = this.#replicas.get(key);
    if (known) return known;
    const document = new Y.Doc(NAMELESS);
    document.clientID = 1000 + this.#replicas.size;
    this.#replicas.set(key, document);
    this.#bringUpToDate(document, pad);
    return document;
  }

  #bringUpToDate(document: Y.Doc, pad: PadId): void {
    for (const update of this.#rowsOf(pad)) Y.applyUpdate(document, update);
  }

  #rowsOf(pad: PadId): Uint8Array[] {
    return this.items.flatMap((item) => (item.is === "edit" && item.pad === pad ? [item.update] : []));
  }
}
