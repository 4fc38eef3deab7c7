import type { Clock } from "../../domain/clock.ts";
import type { Sandbox } from "./sandbox.ts";
import type { PythonNews } from "./sandbox-talk.ts";

/** A Python that takes longer than this to boot will not come. */
const BOOT_PATIENCE_MS = 60_000;

interface Booting {
  readonly python: number;
  readonly callOff: () => void;
}

/**
 * Keeps Pythons warm: a run takes one, and another is booted when the machine has time. They boot one after the
 * other, first from the snapshot; where that does not work, plainly from then on.
 */
export class Spares {
  readonly #sandbox: Sandbox;
  readonly #clock: Clock;
  readonly #count: number;
  readonly #onChange: () => void;
  readonly #ready: number[] = [];
  #booting: Booting | null = null;
  #lastPython = 0;
  #plain = false;
  #givenUp = false;

  /** Keeps `count` of them; tells by `onChange` when one is ready, or none will be. */
  constructor(sandbox: Sandbox, clock: Clock, count: number, onChange: () => void) {
    this.#sandbox = sandbox;
    this.#clock = clock;
    this.#count = count;
    this.#onChange = onChange;
  }

  get isReady(): boolean {
    return this.#ready.length > 0;
  }

  /** Python does not start here. */
  get isGivenUp(): boolean {
    return this.#givenUp;
  }

  /** Boots what is missing. */
  refill(): void {
    if (this.#givenUp || this.#booting || this.#ready.length >= this.#count) return;
    this.#lastPython += 1;
    const python = this.#lastPython;
    const callOff = this.#clock.after(BOOT_PATIENCE_MS, () => this.#onBroken(python));
    this.#booting = { python, callOff };
    this.#sandbox.start(python, this.#plain);
  }

  /** A warm one, which is the caller's from now on; null when there is none. */
  take(): number | null {
    return this.#ready.shift() ?? null;
  }

  /** What was heard of a Python that is not taken. */
  hear(news: PythonNews): void {
    if (news.is === "broken") this.#onBroken(news.python);
    if (news.is === "ready" && news.python === this.#booting?.python) {
      this.#endBoot();
      this.#ready.push(news.python);
      this.#onChange();
      // Taken at once by a program that waited: what it needs now is the whole machine.
      if (!this.#ready.includes(news.python)) return;
      this.#sandbox.warm(news.python);
      this.refill();
    }
  }

  #onBroken(python: number): void {
    this.#sandbox.end(python);
    const at = this.#ready.indexOf(python);
    if (at >= 0) this.#ready.splice(at, 1);
    if (this.#booting?.python === python) {
      this.#endBoot();
      this.#givenUp = this.#plain;
      this.#plain = true;
    }
    this.refill();
    this.#onChange();
  }

  #endBoot(): void {
    this.#booting?.callOff();
    this.#booting = null;
  }
}
