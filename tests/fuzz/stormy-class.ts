import type { ParticipantId, Seq } from "../../domain/session/events.ts";
import { Metrics } from "../../server/metrics.ts";
import { PadRegistry } from "../../server/pad/pad-registry.ts";
import { loadSession } from "../../server/session/load-session.ts";
import { LiveSession } from "../../server/socket/live-session.ts";
import { LoadMeter } from "../../server/socket/load-meter.ts";
import type { EventStore } from "../../server/store/event-store.ts";
import { openMemoryStores } from "../../server/store/memory/open-memory-stores.ts";
import { altered, OPENED_AT, openIt, record } from "../session/live-session.ts";
import { HandClock } from "../support/clock.ts";
import type { Random } from "../support/random.ts";
import type { LineKind } from "./lossy-line.ts";
import { randomCommand } from "./random-command.ts";
import { kindFor, type Node, Viewer } from "./viewer.ts";

const STUDENTS = ["ada", "bo", "chidi", "dee"] as const;
export const PEOPLE: readonly ParticipantId[] = ["host", ...STUDENTS];
const metrics = new Metrics();

/** A class in bad weather: viewers on lossy lines, one node or two, restarts, a store that fails now and then. */
export class StormyClass {
  readonly viewers: Viewer[];
  readonly nodes: Node[] = [];
  readonly #random: Random;
  readonly #clock = new HandClock();
  readonly #load = new LoadMeter(this.#clock);
  readonly #store: EventStore;
  #calm = true;
  #ids = 0;
  #underWay = 0;
  #broken: unknown = null;

  readonly #lines: LineKind;

  constructor(lines: LineKind, random: Random, store: EventStore) {
    this.#lines = lines;
    this.#random = random;
    this.#store = this.#fragile(store);
    this.viewers = [...PEOPLE, null].map((id) => this.#viewer(id));
  }

  /** Begins the class, everybody in it. */
  async begin(): Promise<void> {
    for (let n = this.#random.chance(0.4) ? 2 : 1; n > 0; n--) this.nodes.push(await this.#node());
    const first = this.nodes[0];
    await first?.actor.handle("open-the-class", { id: "host" }, openIt);
    for (const id of STUDENTS) await this.#join(id);
    await Promise.all(this.nodes.map(({ actor }) => actor.catchUp()));
    for (const viewer of this.viewers) viewer.hello(this.#random.pick(this.nodes), false);
    this.#calm = false;
  }

  /** Something happens. */
  async step(): Promise<void> {
    const random = this.#random;
    const viewer = random.pick(this.viewers);
    const dice = random.next() * 100;
    if (dice < 25) this.#ask(random.chance(0.7) ? this.#aHost() : viewer);
    else if (dice < 32) this.#sendAgain(viewer);
    else if (dice < 62) this.#deliverSome();
    else if (dice < 68) this.#clock.advance(random.int(400));
    else if (dice < 69 || (!viewer.ready && dice < 80)) viewer.hello(random.pick(this.nodes), false);
    else if (dice < 84) this.#track(random.pick(this.nodes).actor.catchUp());
    else if (dice < 84.5) viewer.leave();
    else if (dice < 86) viewer.line.clogged = !viewer.line.clogged;
    else if (dice < 87) this.#load.count(60_000);
    else if (dice < 88.5) this.#track(this.#join(random.pick(STUDENTS)));
    else if (dice < 89) await this.#restart(random.int(this.nodes.length));
    else if (dice < 89.3) this.viewers.push(this.#viewer(null));
    else await this.#turn();
    if (this.#broken) throw this.#broken;
  }

  /** The weather clears: everything is delivered, answered and caught up with. Throws when that does not come to an end. */
  async settle(): Promise<void> {
    this.#calm = true;
    for (const { line } of this.viewers) Object.assign(line, { faithful: true, clogged: false });
    for (let round = 0; round < 40; round++) {
      await Promise.all(this.nodes.map(({ actor }) => actor.catchUp()));
      for (const viewer of this.viewers) this.#comeBack(viewer);
      await this.#deliverAll();
      if (this.#settled(await this.#store.head(record.id))) return;
      for (let n = 0; n < 4; n++) {
        this.#clock.advance(3000);
        await this.#deliverAll();
      }
    }
    throw new Error("The class does not come to rest");
  }

  /** Another node, fresh from the store. */
  fresh(): Promise<Node> {
    return this.#node();
  }

  /** Somebody whom a node takes for a host: most of what others ask for is refused. */
  #aHost(): Viewer {
    const { state } = this.#random.pick(this.nodes).actor;
    const hosts = this.viewers.filter(({ id }) => id !== null && state.people[id]?.role === "host");
    return this.#random.pick(hosts);
  }

  #deliverSome(): void {
    for (const { line } of this.viewers) for (let n = this.#random.int(4); n > 0; n--) line.deliverOne();
  }

  #comeBack(viewer: Viewer): void {
    const node = viewer.node ?? this.#random.pick(this.nodes);
    if (!viewer.ready && kindFor(node.actor, viewer.id)) viewer.hello(node, true);
    this.#sendAgain(viewer);
  }

  /** Whoever may be in the class is, has all its commands answered, and knows the log up to `head`. */
  #settled(head: Seq): boolean {
    const upToDate = this.nodes.every(({ actor }) => actor.head === head);
    return (
      upToDate &&
      this.viewers.every(({ ready, stream, outbox, id }) =>
        ready
          ? stream.reader.seq === head && outbox.every(({ answer }) => answer)
          : this.nodes.every(({ actor }) => !kindFor(actor, id)),
      )
    );
  }

  /** Throws when what is delivered calls for more and more: two sides that ask each other for ever. */
  async #deliverAll(): Promise<void> {
    for (let turn = 0; turn < 500; turn++) {
      for (const { line } of this.viewers) while (!line.empty) line.deliverOne();
      await this.#turn();
      if (this.#broken) throw this.#broken;
      if (this.#underWay === 0 && this.viewers.every(({ line }) => line.empty)) return;
    }
    throw new Error("The line does not come to rest");
  }

  #turn(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }

  #ask(viewer: Viewer): void {
    if (viewer.id === null) return;
    const asked = {
      id: `command-${++this.#ids}`,
      command: randomCommand(this.#random, PEOPLE),
      answer: null,
      granted: null,
    };
    viewer.outbox.push(asked);
    viewer.send(asked);
  }

  #sendAgain(viewer: Viewer): void {
    for (const asked of viewer.outbox) if (!asked.answer) viewer.send(asked);
  }

  async #join(id: ParticipantId): Promise<void> {
    const { actor } = this.#random.pick(this.nodes);
    await actor.handle(`join-${++this.#ids}`, { id }, { type: "participant/join", name: id });
  }

  async #restart(at: number): Promise<void> {
    const old = this.nodes[at];
    if (!old) return;
    for (const viewer of this.viewers) if (viewer.node === old) viewer.leave();
    old.live.stop();
    // Without a close it was killed: what it had under way may still have reached the store.
    if (this.#random.chance(0.5)) await old.actor.close();
    const calm = this.#calm;
    this.#calm = true;
    this.nodes[at] = await this.#node();
    this.#calm = calm;
  }

  async #node(): Promise<Node> {
    const jump = (this.#random.next() - 0.5) * 7_200_000;
    const around = {
      events: this.#store,
      clock: this.#clock,
      report: (trouble: unknown): void => {
        if (!(trouble instanceof StoreTrouble)) this.#broken ??= trouble;
      },
    };
    const wallNow = (): number => OPENED_AT + this.#clock.now() + jump;
    const actor = await loadSession(record, { ...around, wallNow });
    // Nobody opens a pad here.
    const pads = new PadRegistry({ ...around, classes: openMemoryStores().classes });
    return { actor, live: new LiveSession(actor, { clock: this.#clock, load: this.#load, metrics, pads }) };
  }

  #viewer(id: ParticipantId | null): Viewer {
    return new Viewer(id, {
      lines: this.#lines,
      random: this.#random,
      clock: this.#clock,
      track: (work) => this.#track(work),
    });
  }

  #track(work: Promise<unknown>): void {
    this.#underWay++;
    work
      .catch((trouble) => {
        if (!(trouble instanceof StoreTrouble)) this.#broken ??= trouble;
      })
      .finally(() => this.#underWay--);
  }

  /** Fails now and then, before the commit or after it. */
  #fragile(store: EventStore): EventStore {
    const maybeFail = (share: number): void => {
      if (!this.#calm && this.#random.chance(share)) throw new StoreTrouble("The store fails");
    };
    return altered(store, {
      findCommands: async (...of) => {
        maybeFail(0.01);
        return store.findCommands(...of);
      },
      append: async (...what) => {
        maybeFail(0.02);
        const appended = await store.append(...what);
        maybeFail(0.02);
        return appended;
      },
      saveSnapshot: async (...what) => {
        maybeFail(0.2);
        return store.saveSnapshot(...what);
      },
    });
  }
}

class StoreTrouble extends Error {}
