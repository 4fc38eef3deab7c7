import type { Clock } from "../../domain/clock.ts";
import type { PadName } from "../../domain/pad/pad-id.ts";
import type { PadChannel } from "../session-source.ts";
import type { TextStorage } from "../storage/kept.ts";
import { DeskPad } from "./desk-pad.ts";
import { KeptUnsent } from "./kept-unsent.ts";
import type { OpenPad } from "./open-pad.ts";
import { PadSession } from "./pad-session.ts";
import { PutAside } from "./put-aside.ts";

export interface PadDeskEnvironment {
  readonly clock: Clock;
  /** A fair number from 0 to below 1. */
  readonly random: () => number;
  /** Kept for all tabs, over restarts of the browser. */
  readonly storage: () => TextStorage;
  /** Calls `onHide` whenever the page may be gone in a moment, until the returned function is called. */
  readonly listenToHiding: (onHide: () => void) => () => void;
}

/** The pads of one class that this page has open, by name: all who show one pad share one opening of it. */
export class PadDesk {
  readonly #channel: PadChannel;
  readonly #environment: PadDeskEnvironment;
  readonly #pads = new Map<PadName, DeskPad>();
  readonly #open = new Set<DeskPad>();
  #live = false;
  #stop: (() => void) | null = null;

  constructor(channel: PadChannel, environment: PadDeskEnvironment) {
    this.#channel = channel;
    this.#environment = environment;
  }

  /** The pad of this name; always the same object. Nothing is asked for before somebody subscribes. */
  pad(name: PadName): OpenPad {
    const known = this.#pads.get(name);
    if (known) return known;
    const pad = new DeskPad(() => this.#session(name, pad), this.#environment.clock, {
      onOpened: () => this.#opened(pad),
      onClosed: () => this.#closed(pad),
    });
    this.#pads.set(name, pad);
    return pad;
  }

  /** How often texts were found to differ from the server's. */
  get resynchronised(): number {
    return [...this.#pads.values()].reduce((sum, pad) => sum + pad.resynchronised, 0);
  }

  #session(name: PadName, pad: DeskPad): PadSession {
    const { clock, random, storage } = this.#environment;
    const { place } = this.#channel;
    return new PadSession({
      name,
      channel: this.#channel,
      clock,
      random,
      kept: new KeptUnsent(storage, place, name),
      aside: new PutAside(storage, place, name),
      onChange: () => pad.changed(),
    });
  }

  #opened(pad: DeskPad): void {
    this.#open.add(pad);
    if (this.#stop) return this.#live ? pad.session.resume() : undefined;
    this.#listen();
  }

  #closed(pad: DeskPad): void {
    this.#open.delete(pad);
    if (this.#open.size > 0) return;
    this.#stop?.();
    this.#stop = null;
  }

  #listen(): void {
    const stopListening = this.#channel.listen({
      onMessage: (name, content) => this.#hear(name, content),
      onLive: () => {
        this.#live = true;
        for (const { session } of [...this.#open]) session.resume();
      },
      onLost: () => {
        this.#live = false;
        for (const { session } of [...this.#open]) session.pause();
      },
    });
    const stopHiding = this.#environment.listenToHiding(() => {
      for (const { session } of this.#open) session.keep();
    });
    this.#stop = () => {
      stopListening();
      stopHiding();
    };
  }

  /** Every message about pads says which one it is about. */
  #hear(name: string, content: unknown): void {
    const of = typeof content === "object" && content !== null && "pad" in content ? content.pad : null;
    const pad = typeof of === "string" ? this.#pads.get(of) : undefined;
    if (pad && this.#open.has(pad)) pad.session.hear(name, content);
  }
}
