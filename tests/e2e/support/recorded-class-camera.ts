import { expect } from "@playwright/test";
import type { Host, Person } from "./actors.ts";
import type { ClassClock } from "./recorded-class-clock.ts";
import { type Sight, sightOf } from "./recorded-class-sight.ts";

/** What was before somebody, and from when to when it was: milliseconds since the class began. */
export interface Photograph {
  readonly what: string;
  readonly from: number;
  readonly to: number;
  readonly sight: Sight;
  /** Whose names were at the cursors of the class's pad, to the host; null where nobody had just typed. */
  readonly typists: readonly string[] | null;
}

/** Notes what is on screens of a class, and when. */
export class Camera {
  readonly photographs: Photograph[] = [];
  readonly #host: Host;
  readonly #clock: ClassClock;

  constructor(host: Host, clock: ClassClock) {
    this.#host = host;
    this.#clock = clock;
  }

  /** Of what is on somebody's screen; sees to it that nothing changes there for a second. */
  async take(of: Person, what: string, typists: Photograph["typists"] = null): Promise<void> {
    const from = this.#clock.now();
    const sight = await this.#look(of);
    const since = await this.#host.elapsed();
    await expect.poll(() => this.#host.elapsed()).toBeGreaterThan(since + 1);
    expect(await this.#look(of), `while it is photographed: ${what}`).toEqual(sight);
    this.photographs.push({ what, from, to: this.#clock.now(), sight, typists });
  }

  /** A replay tells who drives only where it is not the host. */
  async #look(of: Person): Promise<Sight> {
    const sight = await sightOf(of);
    return sight.driver === this.#host.name ? { ...sight, driver: null } : sight;
  }
}
