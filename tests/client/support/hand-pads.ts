import * as Y from "yjs";
import { fromBase64, toBase64 } from "../../../client/pad/base64.ts";
import { PadDesk } from "../../../client/pad/pad-desk.ts";
import type { PadChannel, PadListener } from "../../../client/session-source.ts";
import type { PadName } from "../../../domain/pad/pad-id.ts";
import { padText } from "../../../domain/pad/pad-text.ts";
import { digestOf } from "../../../domain/pad/text-digest.ts";
import { ok, type Result, refuse } from "../../../domain/result.ts";
import { HandClock } from "../../support/clock.ts";
import { MemoryStorage } from "./memory-storage.ts";
import { settled } from "./pass.ts";

interface Asked {
  readonly name: string;
  readonly content: Record<string, unknown>;
  readonly answer: (result: Result<unknown, string>) => void;
}

/** The line to a server that is the test itself: nothing is answered or told before the test says so. */
export class HandPads {
  readonly clock = new HandClock();
  readonly storage = new MemoryStorage();
  readonly asked: Asked[] = [];
  readonly told: { name: string; content: unknown }[] = [];
  #listener: PadListener | null = null;
  #onHide: () => void = () => {};

  readonly channel: PadChannel = {
    place: "ROOM42",
    show: () => {},
    ask: (name, content) =>
      new Promise((answer) => this.asked.push({ name, content: content as Record<string, unknown>, answer })),
    tell: (name, content) => void this.told.push({ name, content }),
    listen: (listener) => {
      this.#listener = listener;
      return () => {
        this.#listener = null;
      };
    },
  };

  /** A page on this line; what it keeps is there for the next one. */
  page(): PadDesk {
    return new PadDesk(this.channel, {
      clock: this.clock,
      random: () => 0.5,
      storage: () => this.storage,
      listenToHiding: (onHide) => {
        this.#onHide = onHide;
        return () => {};
      },
    });
  }

  get isListenedTo(): boolean {
    return this.#listener !== null;
  }

  live(): void {
    this.#listener?.onLive();
  }

  /** The line is gone: what was asked is answered by the line itself. */
  async lose(): Promise<void> {
    for (const { answer } of this.asked.splice(0)) answer(refuse("no-answer"));
    this.#listener?.onLost();
    await settled();
  }

  hide(): void {
    this.#onHide();
  }

  say(name: string, content: unknown): void {
    this.#listener?.onMessage(name, content);
  }

  /** The next request of this name, taken from the list; fails when there is none. */
  async next(name: string): Promise<Asked> {
    await settled();
    const at = this.asked.findIndex((one) => one.name === name);
    const [asked] = at < 0 ? [] : this.asked.splice(at, 1);
    if (!asked) throw new Error(`Nobody asked ${name}, but: ${this.asked.map((one) => one.name).join(" ")}`);
    return asked;
  }
}

/** A pad as the server has it, for one reader: it answers what the test lets it answer. */
export class HandPad {
  readonly #pads: HandPads;
  readonly name: PadName;
  readonly document = new Y.Doc();
  epoch = "first";
  seq = 0;

  constructor(pads: HandPads, name: PadName, text = "") {
    this.#pads = pads;
    this.name = name;
    this.type(0, text);
  }

  get text(): string {
    return padText(this.document).toString();
  }

  /** Somebody else types; nobody is told. Gives the update. */
  type(at: number, text: string): Uint8Array {
    return this.change(() => padText(this.document).insert(at, text));
  }

  change(edit: () => void): Uint8Array {
    const before = Y.encodeStateVector(this.document);
    this.document.transact(edit);
    this.seq += 1;
    return Y.encodeStateAsUpdate(this.document, before);
  }

  /** Answers the next opening with all there is. Gives what was asked. */
  async open(you: number | null = 1): Promise<Record<string, unknown>> {
    const { content, answer } = await this.#pads.next("pad/open");
    answer(ok({ you, head: this.seq }));
    await settled();
    this.base();
    await settled();
    return content;
  }

  base(change: object = {}): void {
    const state = toBase64(Y.encodeStateAsUpdate(this.document));
    this.#pads.say("pad/base", { ...this.#of, seq: this.seq, state, points: {}, ...change });
  }

  news(after: number, update: Uint8Array | null, change: object = {}): void {
    const told = update ? { update: toBase64(update) } : {};
    this.#pads.say("pad/news", { ...this.#of, after, upTo: this.seq, ...told, ...change });
  }

  digest(text = this.text): void {
    this.#pads.say("pad/digest", { pad: this.name, seq: this.seq, ...digestOf(text) });
  }

  /** Takes the next edit and acknowledges it, without telling of it. */
  async take(): Promise<Record<string, unknown>> {
    const { content, answer } = await this.#pads.next("pad/edit");
    Y.applyUpdate(this.document, fromBase64(content.update as string));
    this.seq += 1;
    answer(ok({ seq: this.seq }));
    await settled();
    return content;
  }

  /** Refuses the next edit. */
  async refuse(code: string): Promise<void> {
    const { answer } = await this.#pads.next("pad/edit");
    answer(refuse(code));
    await settled();
  }

  /** Begins the pad anew. */
  restart(text: string): HandPad {
    const other = new HandPad(this.#pads, this.name, text);
    other.epoch = "second";
    return other;
  }

  get #of() {
    return { pad: this.name, epoch: this.epoch };
  }
}
