import { classPad, padParts } from "../../domain/pad/pad-id.ts";
import { PadLedger } from "../support/pad-ledger.ts";
import type { Random } from "../support/random.ts";
import { deliverAll } from "./deliver-all.ts";
import type { LineKind } from "./lossy-line.ts";
import { EXAMPLE, PadClass } from "./pad-class.ts";
import {
  forge,
  leafThrough,
  leavePastSpotlights,
  openPads,
  ruling,
  spotlight,
  writable,
  write,
} from "./pad-deeds.ts";
import { PadEditor } from "./pad-editor.ts";
import { seedChance } from "./seeded-chance.ts";

const STUDENTS = 7;
const MOST_ROUNDS = 60;

/** A class of eight who write, in bad weather: lines that lose, browsers that sleep, a server that dies, a host who rules. */
export class PadStorm {
  readonly held: PadClass;
  readonly ledger = new PadLedger();
  readonly editors: PadEditor[] = [];
  readonly #random: Random;
  readonly lines: LineKind;
  #rejoins = 0;
  restarts = 0;

  constructor(lines: LineKind, random: Random, onSqlite: boolean) {
    this.lines = lines;
    this.#random = random;
    seedChance(random);
    this.held = new PadClass(onSqlite, random);
  }

  async begin(): Promise<void> {
    await this.held.begin(STUDENTS);
    for (const person of [...this.held.people, null]) this.editors.push(this.#editor(person));
    for (const editor of this.editors) editor.device.faithful = true;
    if (this.#random.chance(0.8)) this.#host.act({ type: "writing/allow", to: "everyone" });
    for (const editor of this.editors) editor.show(classPad(EXAMPLE));
    await deliverAll(this.editors);
    for (const editor of this.editors) editor.device.faithful = false;
    this.held.calm = false;
  }

  /** Something happens. */
  async step(): Promise<void> {
    const random = this.#random;
    const editor = random.pick(this.editors);
    const dice = random.next() * 100;
    if (dice < 34) write(editor, random);
    else if (dice < 38) this.#point(editor);
    else if (dice < 64) this.#deliverSome();
    else if (dice < 70) this.held.clock.advance(random.chance(0.1) ? 6000 : random.int(500));
    else if (dice < 72.5) this.#toggleLine(editor);
    else if (dice < 73.4) editor.load();
    else if (dice < 73.6) editor.load("crashed");
    else if (dice < 77) leafThrough(editor, random, this.#ids);
    else if (dice < 79) this.#host.act(ruling(random, this.#ids));
    else if (dice < 80) spotlight(this.editors, random);
    else if (dice < 80.8) await this.#toggleServer();
    else if (dice < 81.6) forge(editor, random, this.#ids);
    else if (dice < 82) this.#expelOne();
    else if (dice < 83) await this.#bringBack();
    else await new Promise(setImmediate);
  }

  /** The weather clears: everything is delivered and answered, and all write once more. Throws when that does not come to an end. */
  async settle(): Promise<void> {
    this.held.calm = true;
    if (!this.held.server) await this.held.start();
    // What a reload has left unsent is kept by the browser until its pad is opened again.
    for (const { pad, by } of this.ledger.typed.values())
      this.editors.find(({ name }) => name === by)?.show(pad);
    await this.#rest("the storm", () => true);
    this.#host.act({ type: "writing/allow", to: "everyone" });
    this.#callOwners();
    await this.#rest("all may write", () => true);
    if (this.lines === "torn") for (const editor of this.editors) leavePastSpotlights(editor);
    // On a line that lives, the last frame may have been lost without a trace: the next one tells.
    for (const editor of this.editors) for (const pad of writable(editor)) editor.type(pad);
    await this.#rest("the last words", () => this.#agree());
  }

  /** The server begins again, and every page is loaded anew: all that is known then comes from the disk. */
  async beginAgain(): Promise<void> {
    await this.held.stop("close");
    await this.held.start();
    for (const editor of this.editors) editor.load();
    await this.#rest("the new beginning", () => this.#agree());
  }

  /** Nobody moves for a while: digests are compared, and cursors go. */
  async rest(): Promise<void> {
    for (let n = 0; n < 4; n++) {
      this.held.clock.advance(10_000);
      await deliverAll(this.editors);
    }
  }

  /** What happened, to see that something did. */
  get counts() {
    const acknowledged = [...this.ledger.acknowledged.values()].reduce((sum, { length }) => sum + length, 0);
    const refused = this.editors.reduce((sum, { device }) => sum + device.witness.refused, 0);
    const { deleted, putAside, typed } = this.ledger;
    return {
      acknowledged,
      refused,
      restarts: this.restarts,
      typed: typed.size,
      deleted: deleted.size,
      putAside: putAside.size,
    };
  }

  async remove(): Promise<void> {
    for (const editor of this.editors) editor.leave();
    await this.held.remove();
  }

  get #host(): PadEditor {
    const [host] = this.editors;
    if (!host) throw new Error("There is no host");
    return host;
  }

  get #ids(): string[] {
    return this.held.people.map(({ id }) => id);
  }

  #editor(person: PadEditor["person"]): PadEditor {
    const { held, ledger } = this;
    return new PadEditor(person, { held, ledger, random: this.#random, lines: this.lines });
  }

  #point(editor: PadEditor): void {
    const names = [...editor.shown.keys()];
    if (names.length > 0) editor.point(this.#random.pick(names), this.#random.chance(0.2));
  }

  #deliverSome(): void {
    for (const { device } of this.editors)
      for (let n = this.#random.int(5); n > 0; n--) device.line?.deliverOne();
  }

  #toggleLine(editor: PadEditor): void {
    if (!editor.device.isOnline) editor.device.goOnline();
    else if (this.#random.chance(0.3)) editor.device.wake();
    else if (this.#random.chance(0.5)) editor.device.goOffline();
    else editor.device.wire?.die();
  }

  async #toggleServer(): Promise<void> {
    if (!this.held.server) return this.held.start();
    this.restarts++;
    await this.held.stop(this.#random.chance(0.5) ? "close" : "kill");
    if (this.#random.chance(0.7)) await this.held.start();
  }

  #expelOne(): void {
    this.#host.act({ type: "participant/remove", id: this.#random.pick(this.#ids.slice(1)) });
  }

  async #bringBack(): Promise<void> {
    for (const editor of this.editors) {
      if (!editor.device.hasEnded || !editor.person) continue;
      await this.held.join(editor.person.id, `again-${++this.#rejoins}`);
      editor.load();
    }
  }

  /** Everybody is in the class, has said all and knows what there is to know. */
  async #rest(after: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      for (const editor of this.editors) {
        editor.device.faithful = true;
        if (!editor.device.isOnline) editor.device.goOnline();
      }
      await this.#bringBack();
      await deliverAll(this.editors);
      if (this.editors.every(({ unrest }) => unrest.length === 0) && (await holds())) return;
      this.held.clock.advance(700);
      await deliverAll(this.editors);
    }
    throw new Error(`After ${after} there is no rest: ${this.editors.flatMap(({ unrest }) => unrest)}`);
  }

  /** Whether all who have a pad open have the same text. */
  #agree(): boolean {
    const texts = new Map<string, string>();
    return this.editors.every((editor) =>
      [...editor.shown.keys()].every((name) => {
        const text = editor.textOf(name);
        const before = texts.get(name) ?? text;
        if (text !== null && before !== null) texts.set(name, before);
        return text === before || text === null;
      }),
    );
  }

  /** Whatever somebody has open, its owner has open too: who may write there. */
  #callOwners(): void {
    const spotlit = this.#host.state.spotlight?.pad;
    const open = this.editors.flatMap((editor) => openPads(editor));
    for (const pad of [...open, ...(spotlit ? [spotlit] : [])])
      this.editors.find(({ person }) => person?.id === padParts(pad).owner)?.show(pad);
  }
}
