import { createLiveSource, type LiveSource } from "../../client/live/live-source.ts";
import type { PageEvents } from "../../client/live/page-events.ts";
import type { Wire, WireEvents } from "../../client/live/wire.ts";
import { PadDesk } from "../../client/pad/pad-desk.ts";
import type { Clock } from "../../domain/clock.ts";
import { refuse } from "../../domain/result.ts";
import { MemoryStorage } from "../client/support/memory-storage.ts";
import type { PadLedger } from "../support/pad-ledger.ts";
import type { Random } from "../support/random.ts";
import type { LineKind } from "./lossy-line.ts";
import type { PadClass, Person } from "./pad-class.ts";
import { FaultyLine } from "./pad-faulty-line.ts";
import { PadWire } from "./pad-wire.ts";
import { PadWitness } from "./pad-witness.ts";

/** What a device is surrounded by. */
export interface Surroundings {
  readonly lines: LineKind;
  readonly random: Random;
  readonly held: PadClass;
  readonly ledger: PadLedger;
}

/** One browser of one person with the page of the class in it: it may be offline, sleep, be loaded again and crash. */
export class PadDevice {
  /** Null for a screen. */
  readonly person: Person | null;
  readonly witness: PadWitness;
  readonly #around: Surroundings;
  readonly #tab = new MemoryStorage();
  readonly #browser = new MemoryStorage();
  #page: PageEvents | null = null;
  #source!: LiveSource;
  #desk!: PadDesk;
  #resynchronised = 0;
  #leave: () => void = () => {};
  #wire: PadWire | null = null;
  #line: FaultyLine | null = null;
  #endPage: () => void = () => {};
  #onHide: () => void = () => {};
  #online = true;
  #faithful = false;

  constructor(person: Person | null, around: Surroundings) {
    this.person = person;
    this.#around = around;
    const ids = around.held.people.map(({ id }) => id);
    this.witness = new PadWitness(person, around.ledger, ids);
    this.#open();
  }

  /** The class as the page has it now. */
  get source(): LiveSource {
    return this.#source;
  }

  /** The pads as the page has them now. */
  get desk(): PadDesk {
    return this.#desk;
  }

  get hasEnded(): boolean {
    return this.#source.getSnapshot().line.is === "ended";
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

  /** How often a text was found to differ from the server's, in all loads of the page. */
  get resynchronised(): number {
    return this.#resynchronised + this.#desk.resynchronised;
  }

  set faithful(faithful: boolean) {
    this.#faithful = faithful;
    if (this.#line) this.#line.faithful = faithful;
  }

  /** Loads the page again, with what the browser has kept. */
  load(how: "hidden first" | "crashed"): void {
    if (how === "crashed") this.#around.ledger.crash(this.person?.id ?? "");
    else this.#onHide();
    this.leave();
    this.#resynchronised += this.#desk.resynchronised;
    this.#open();
  }

  /** The page is gone, and all that was under way in it. */
  leave(): void {
    this.#endPage();
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

  #open(): void {
    const clock = this.#clockOfPage();
    this.#source = this.#newSource(clock);
    this.#leave = this.#source.subscribe(() => {});
    this.#desk = this.#newDesk(clock);
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

  #newSource(clock: Clock): LiveSource {
    const { random, held } = this.#around;
    const as = this.person ? "participant" : "screen";
    let ids = 0;
    const prefix = random.int(2 ** 31).toString(36);
    return createLiveSource(
      { code: held.code, as },
      {
        clock,
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
        reloadPage: () => this.load("hidden first"),
      },
    );
  }

  #newDesk(clock: Clock): PadDesk {
    const { pads } = this.#source;
    if (!pads) throw new Error("A class over the network has pads");
    const { random } = this.#around;
    return new PadDesk(pads, {
      clock,
      random: () => random.next(),
      storage: () => this.#browser,
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
