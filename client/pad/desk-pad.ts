import type { Clock } from "../../domain/clock.ts";
import type { OpenPad } from "./open-pad.ts";
import type { PadSession } from "./pad-session.ts";

export interface DeskPadEvents {
  readonly onOpened: () => void;
  readonly onClosed: () => void;
}

/** One pad at the desk. It stays open after its last viewer has gone until all that was typed is acknowledged. */
export class DeskPad implements OpenPad {
  readonly #newSession: () => PadSession;
  readonly #clock: Clock;
  readonly #events: DeskPadEvents;
  readonly #viewers = new Set<() => void>();
  #session: PadSession | null = null;
  #isOpen = false;
  #resynchronisedBefore = 0;
  #closeLater: () => void = () => {};

  constructor(newSession: () => PadSession, clock: Clock, events: DeskPadEvents) {
    this.#newSession = newSession;
    this.#clock = clock;
    this.#events = events;
  }

  get session(): PadSession {
    this.#session ??= this.#newSession();
    return this.#session;
  }

  get resynchronised(): number {
    return this.#resynchronisedBefore + (this.#session?.resynchronised ?? 0);
  }

  readonly getSnapshot: OpenPad["getSnapshot"] = () => this.session.view;
  readonly point: OpenPad["point"] = (point) => this.session.point(point);
  readonly dismiss: OpenPad["dismiss"] = () => this.session.dismiss();

  readonly subscribe: OpenPad["subscribe"] = (onChange) => {
    const viewer = (): void => onChange();
    this.#viewers.add(viewer);
    this.#closeLater();
    this.#begin();
    return () => {
      this.#viewers.delete(viewer);
      this.#closeLater();
      // React takes viewers away and puts them back within one tick: the server should not notice.
      if (this.#viewers.size === 0) this.#closeLater = this.#clock.after(0, () => this.#closeIfDone());
    };
  };

  changed(): void {
    for (const viewer of [...this.#viewers]) viewer();
    if (this.#viewers.size === 0) this.#closeLater = this.#clock.after(0, () => this.#closeIfDone());
  }

  #begin(): void {
    if (!this.#isOpen) {
      this.#isOpen = true;
      this.#events.onOpened();
    } else if (this.session.view.is === "shut") this.session.retry();
  }

  #closeIfDone(): void {
    const session = this.#session;
    if (!session?.isIdle || !this.#isOpen || this.#viewers.size > 0) return;
    this.#isOpen = false;
    this.#resynchronisedBefore += session.resynchronised;
    this.#session = null;
    this.#events.onClosed();
    session.close();
  }
}
