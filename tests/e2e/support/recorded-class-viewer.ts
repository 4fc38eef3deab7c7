import { expect } from "@playwright/test";
import type { Person } from "./actors.ts";
import { Pad } from "./pad.ts";
import { isInSight, type Sight } from "./recorded-class-sight.ts";

/** What a replay is to show at a time, in milliseconds from its beginning. */
export interface Instant {
  readonly what: string;
  readonly t: number;
  readonly sight: Sight;
  /** Names that are at cursors, among others; null where they are of no account. */
  readonly typists: readonly string[] | null;
}

/** Ten places in an order in which nobody watches. */
const SHUFFLED = [6, 2, 9, 0, 4, 8, 1, 5, 3, 7];

/** Somebody with a replay of `length` milliseconds before them. */
export class Viewer {
  readonly #person: Person;
  readonly #length: number;

  constructor(person: Person, length: number) {
    this.#person = person;
    this.#length = length;
  }

  /** Goes to `t` by a click on the timeline. */
  async seek(t: number): Promise<void> {
    const slider = this.#person.page.getByRole("slider", { name: "Timeline" });
    await expect(slider).toBeVisible();
    const { width, height } = (await slider.boundingBox()) ?? { width: 0, height: 0 };
    await slider.click({ position: { x: (width * t) / this.#length, y: height / 2 } });
  }

  /** Goes to all of them back and forth, and waits each time until it is what is in sight. */
  async seesAll(instants: readonly Instant[]): Promise<void> {
    expect(instants).toHaveLength(SHUFFLED.length);
    for (const place of SHUFFLED) {
      const { what, t, sight, typists } = instants[place] as Instant;
      await this.seek(t);
      await isInSight(this.#person, sight, `${what}, at ${t} ms`);
      if (typists)
        await expect
          .poll(() => new Pad(this.#person).names(), what)
          .toEqual(expect.arrayContaining([...typists]));
    }
  }
}
