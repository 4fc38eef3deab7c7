import { expect, test } from "vitest";
import type { ApiResult } from "../../client/api.ts";
import { ClassTime } from "../../client/voice/class-time.ts";
import { ok, refuse } from "../../domain/result.ts";
import { HandClock } from "../support/clock.ts";

/** By how much the page's clock is too fast. */
const FAST = 1.00005;

/** A page whose clock is not the server's, and a line that takes as long as a test says. */
class Page {
  readonly clock = new HandClock();
  down = false;
  takes: readonly [number, number] = [5, 5];
  shift = 50_000;
  readonly time = new ClassTime(
    () => this.clock.now(),
    () => this.#answer(),
  );

  get serverNow(): number {
    return this.shift + this.clock.now() / FAST;
  }

  async #answer(): Promise<ApiResult<{ at: number }>> {
    this.clock.advance(this.takes[0]);
    const at = this.serverNow;
    this.clock.advance(this.takes[1]);
    return this.down ? refuse({ code: "unreachable" }) : ok({ at });
  }

  /** How far off what it believes is from the server's time now, in ms. */
  get offBy(): number {
    return Math.abs((this.time.at(this.clock.now()) ?? Number.NaN) - this.serverNow);
  }
}

test("nothing is known before anything was said; then what the line said", () => {
  const { time } = new Page();
  expect(time.at(5)).toBeNull();
  time.tell(null);
  time.tell(1000);
  expect(time.at(5)).toBe(1005);
});

test("a clock that drifts away is followed over a long class, by answers good and bad", async () => {
  const page = new Page();
  page.time.tell(page.shift);
  let worst = 0;
  for (let turn = 0; turn < 6 * 180; turn++) {
    page.clock.advance(10_000);
    page.takes = turn % 5 === 0 ? [4, 8] : [20, 300];
    await page.time.measure();
    worst = Math.max(worst, page.offBy);
  }
  expect(page.shift + page.clock.now() - page.serverNow).toBeGreaterThan(500);
  expect(worst).toBeLessThan(10);
});

test("the answer that came quickest counts", async () => {
  const page = new Page();
  for (const takes of [
    [400, 10],
    [3, 5],
    [10, 900],
  ] as const) {
    page.takes = takes;
    await page.time.measure();
  }
  expect(page.offBy).toBeLessThan(15);
});

test("an answer that does not come changes nothing, and a new line begins anew", async () => {
  const page = new Page();
  await page.time.measure();
  page.down = true;
  page.takes = [0, 0];
  await page.time.measure();
  expect(page.offBy).toBeLessThan(5);
  page.shift += 3000;
  page.time.tell(page.shift);
  expect(page.offBy).toBeLessThan(5);
});
