import * as Y from "yjs";
import { createLiveSource, type LiveSource } from "../../client/live/live-source.ts";
import type { PageEvents } from "../../client/live/page-events.ts";
import type { Wire, WireEvents } from "../../client/live/wire.ts";
import type { OpenPad, PadView } from "../../client/pad/open-pad.ts";
import { PadDesk } from "../../client/pad/pad-desk.ts";
import type { Clock } from "../../domain/clock.ts";
import type { PadName } from "../../domain/pad/pad-id.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import { refuse } from "../../domain/result.ts";
import type { ClientCommand } from "../../domain/session/commands.ts";
import type { SessionState } from "../../domain/session/state.ts";
import { MemoryStorage } from "../client/support/memory-storage.ts";
import { type PadLedger, tokensIn } from "../support/pad-ledger.ts";
import type { Random } from "../support/random.ts";
import type { LineKind } from "./lossy-line.ts";
import type { PadClass, Person } from "./pad-class.ts";
import { FaultyLine } from "./pad-faulty-line.ts";
import { PadWire } from "./pad-wire.ts";
import { PadWitness } from "./pad-witness.ts";

/** What an editor is surrounded by. */
export interface Surroundings {
  readonly lines: LineKind;
  readonly random: Random;
  readonly held: PadClass;
  readonly ledger: PadLedger;
}

/** A pad on somebody's screen, with the undo of what they do in it. */
interface Shown {
  readonly open: OpenPad;
  readonly leave: () => void;
  document: Y.Doc | null;
  undo: Y.UndoManager | null;
}

/** One browser of one person, on the real client: it may be offline, sleep and be loaded again. */
export class PadEditor {
  /** Null for a screen. */
  readonly person: Person | null;
  readonly witness: PadWitness;
  readonly shown = new Map<PadName, Shown>();
  readonly #around: Surroundings;
  readonly #tab = new MemoryStorage();
  readonly browserStorage = new MemoryStorage();
  /** What is typed here: undo knows it by this. */
  readonly #hands = "these hands";
  #page: PageEvents | null = null;
  #source!: LiveSource;
  #desk: PadDesk | null = null;
  #resynchronised = 0;
  #leave: () => void = () => {};
  #wire: PadWire | null = null;
  #line: FaultyLine | null = null;
  #clock!: Clock;
  #endPage: () => void = () => {};
  #onHide: () => void = () => {};
  #online = true;
  #faithful = false;

  constructor(person: Person | null, around: Surroundings) {
    this.person = person;
    this.#around = around;
    const ids = around.held.people.map(({ id }) => id);
    this.witness = new PadWitness(person, around.ledger, ids);
    this.load();
  }

  get name(): string {
    return this.person?.id ?? "the screen";
  }

  get state(): SessionState {
    return this.#source.getSnapshot().state;
  }

  get hasEnded(): boolean {
    return this.#source.getSnapshot().line.is === "ended";
  }

  /** What is still to come, for somebody who must know why there is no rest; empty when all has come. */
  get unrest(): string[] {
    const { line, unsent } = this.#source.getSnapshot();
    const reasons = [line.is === "live" ? "" : JSON.stringify(line), unsent > 0 ? `${unsent} commands` : ""];
    for (const name of this.shown.keys()) {
      const { is, live, unsent: typed } = this.view(name) ?? {};
      if (is === "opening" || (is === "open" && (typed || !live)))
        reasons.push(`${name} is ${is}, ${typed}, ${live}`);
    }
    return reasons.filter(Boolean).map((reason) => `${this.name}: ${reason}`);
  }

  get isOnline(): boolean {
    return this.#online;
  }

  /** What lies between this browser and the server; null while nothing does. */
  get line(): FaultyLine | null {
    return this.#line;
  }

  get wire(): PadWire | null {
    return this.#wire;
  }

  set faithful(faithful: boolean) {
    this.#faithful = faithful;
    if (this.#line) this.#line.faithful = faithful;
  }

  act(command: ClientCommand): void {
    this.#source.act?.(command);
  }

  /** Loads the page: for the first time or again, with what the browser has kept. The pads that were open are opened. */
  load(how: "hidden first" | "crashed" = "hidden first"): void {
    const names = [...this.shown.keys()];
    if (how === "crashed") this.#around.ledger.crash(this.name);
    else this.#onHide();
    this.leave();
    this.#clock = this.#clockOfPage();
    this.#source = this.#newSource();
    this.#leave = this.#source.subscribe(() => {});
    this.#desk = this.#newDesk();
    for (const name of names) this.show(name);
  }

  /** How often the text was found to differ from the server's, in all loads of the page. */
  get resynchronised(): number {
    return this.#resynchronised + (this.#desk?.resynchronised ?? 0);
  }

  /** The page is gone, and all that was under way in it. */
  leave(): void {
    this.#resynchronised = this.resynchronised;
    this.#desk = null;
    this.#endPage();
    for (const name of [...this.shown.keys()]) this.hide(name);
    this.#leave();
    this.#wire?.close();
  }

  goOffline(): void {
    this.#online = false;
    this.#page?.onOffline();
  }

  goOnline(): void {
    this.#online = true;
    this.#page?.onOnline();
  }

  wake(): void {
    this.#page?.onWake();
  }

  show(name: PadName): void {
    if (this.shown.has(name)) return;
    if (!this.#desk) throw new Error("There is no page");
    const open = this.#desk.pad(name);
    const leave = open.subscribe(() => this.#look(name));
    this.shown.set(name, { open, leave, document: null, undo: null });
    this.#look(name);
  }

  hide(name: PadName): void {
    const shown = this.shown.get(name);
    shown?.undo?.destroy();
    shown?.leave();
    this.shown.delete(name);
  }

  readonly view = (name: PadName): PadView | null => this.shown.get(name)?.open.getSnapshot() ?? null;

  textOf(name: PadName): string | null {
    const view = this.view(name);
    return view?.is === "open" ? padText(view.document).toString() : null;
  }

  /** Writes at a random place, where it tears no token apart; gives what was written. */
  type(pad: PadName, padding = ""): string {
    const token = this.#around.ledger.newToken(pad, this.name);
    this.#edit(pad, (text) => text.insert(this.#place(text), token + padding));
    return token;
  }

  remove(pad: PadName): void {
    const { random } = this.#around;
    this.#edit(pad, (text) => {
      if (text.length === 0) return;
      const at = random.int(text.length);
      text.delete(at, Math.min(text.length - at, 1 + random.int(8)));
    });
  }

  /** Selects something and types over it. */
  replace(pad: PadName): void {
    const { random, ledger } = this.#around;
    const token = ledger.newToken(pad, this.name);
    this.#edit(pad, (text) => {
      const at = this.#place(text);
      text.delete(at, Math.min(text.length - at, random.int(12)));
      text.insert(at, token);
    });
  }

  undo(pad: PadName, way: "undo" | "redo"): void {
    const shown = this.shown.get(pad);
    const view = this.view(pad);
    if (view?.is !== "open" || !shown?.undo) return;
    const { undo } = shown;
    this.#around.ledger.watch(padText(view.document), () => undo[way]());
  }

  point(pad: PadName, gone: boolean): void {
    const view = this.view(pad);
    if (view?.is !== "open") return;
    const text = padText(view.document);
    const at = (): Uint8Array =>
      Y.encodeRelativePosition(
        Y.createRelativePositionFromTypeIndex(text, this.#around.random.int(text.length + 1)),
      );
    this.shown.get(pad)?.open.point(gone ? null : { head: at(), anchor: at() });
  }

  #edit(pad: PadName, change: (text: Y.Text) => void): void {
    const view = this.view(pad);
    if (view?.is !== "open") throw new Error(`${this.name} has ${pad} not open`);
    const text = padText(view.document);
    this.#around.ledger.watch(text, () => view.document.transact(() => change(text), this.#hands));
  }

  #place(text: Y.Text): number {
    const at = this.#around.random.int(text.length + 1);
    const whole = text.toString();
    const from = whole.lastIndexOf("[", at - 1);
    const token = from < 0 ? null : /^\[\w+\.\d+\]/.exec(whole.slice(from));
    return token && from + token[0].length > at ? from : at;
  }

  /** As an editor does: binds to the document that is there now. */
  #look(name: PadName): void {
    const shown = this.shown.get(name);
    const view = shown?.open.getSnapshot();
    if (!shown || !view) return;
    if (view.refused)
      for (const token of tokensIn(view.refused.text)) this.#around.ledger.putAside.add(token);
    if (shown.document === view.document) return;
    shown.document = view.document;
    shown.undo?.destroy();
    shown.undo = new Y.UndoManager(padText(view.document), {
      trackedOrigins: new Set([this.#hands]),
      captureTimeout: 0,
    });
  }

  /** Time as one load of the page has it: what waits for it is gone with the page. */
  #clockOfPage(): Clock {
    const { clock } = this.#around.held;
    let isOver = false;
    this.#endPage = () => {
      isOver = true;
    };
    return {
      now: () => clock.now(),
      after: (ms, task) => clock.after(ms, () => isOver || task()),
    };
  }

  #newSource(): LiveSource {
    const { random, held } = this.#around;
    const as = this.person ? "participant" : "screen";
    let ids = 0;
    const prefix = random.int(2 ** 31).toString(36);
    return createLiveSource(
      { code: held.code, as },
      {
        clock: this.#clock,
        random: () => random.next(),
        newId: () => `command-${prefix}-${++ids}`,
        openWire: (_way, events) => this.#openWire(events),
        listenToPage: (page) => {
          this.#page = page;
          return () => {};
        },
        tabStorage: () => this.#tab,
        resumeToken: () => this.person?.token ?? null,
        shareRun: async () => refuse({ code: "unreachable" }),
        reloadPage: () => this.load(),
      },
    );
  }

  #newDesk(): PadDesk {
    const { pads } = this.#source;
    if (!pads) throw new Error("A class over the network has pads");
    const { random } = this.#around;
    return new PadDesk(pads, {
      clock: this.#clock,
      random: () => random.next(),
      storage: () => this.browserStorage,
      listenToHiding: (onHide) => {
        this.#onHide = onHide;
        return () => {};
      },
    });
  }

  #openWire(events: WireEvents): Wire {
    const server = this.#online ? this.#around.held.server : null;
    if (!server) {
      queueMicrotask(events.onClose);
      return { send: () => {}, sendVolatile: () => {}, close: () => {} };
    }
    const { lines, random } = this.#around;
    this.witness.numbers.clear();
    const line: FaultyLine = new FaultyLine(lines, random, () => wire.die());
    line.faithful = this.#faithful;
    const wire: PadWire = new PadWire(server.connect(), line, events, this.witness);
    this.#wire = wire;
    this.#line = line;
    return wire;
  }
}
