import { describe, expect, test } from "vitest";
import { ok } from "../../domain/result.ts";
import { LoadMeter } from "../../server/socket/load-meter.ts";
import { PadTick } from "../../server/socket/pads/pad-tick.ts";
import { WhenQuiet } from "../../server/socket/pads/when-quiet.ts";
import { HandClock } from "../support/clock.ts";

/** A pad in which telling takes so many milliseconds of the clock. */
function busyPad(takesMs: number) {
  const clock = new HandClock();
  const load = new LoadMeter(clock);
  const handed: Uint8Array[] = [];
  const told: number[] = [];
  const edit = async ({ update }: { update: Uint8Array }) => {
    handed.push(update);
    return ok(handed.length);
  };
  const tick = new PadTick({ edit }, { clock, load }, () => {
    told.push(clock.now());
    clock.advance(takesMs);
  });
  return { clock, load, handed, told, tick };
}

const edit = { by: "p1", update: new Uint8Array([1]) };

/** So that it is known what telling takes. */
function tellOften(tick: PadTick, clock: HandClock): void {
  for (let count = 0; count < 100; count++) {
    tick.committed(0);
    clock.advance(1000);
  }
}

describe("the tick of a pad", () => {
  test("B1 while it is quiet an edit is handed over at once, and told at once", () => {
    const { tick, handed, told } = busyPad(0);
    void tick.edit(edit);
    void tick.edit(edit);
    expect(handed).toHaveLength(2);
    tick.committed(10);
    expect(told).toHaveLength(1);
    expect(tick.pauseMs()).toBe(0);
  });

  test("D9 under load edits wait for the tick, and are handed over together", () => {
    const { tick, load, clock, handed } = busyPad(0);
    void tick.edit(edit);
    load.count(50_000);
    void tick.edit(edit);
    void tick.edit(edit);
    expect(handed).toHaveLength(1);
    clock.advance(4);
    expect(handed).toHaveLength(3);
  });

  test.each([
    [0, 4],
    [2, 17],
    [10, 20],
    [100, 50],
  ])("B1 where telling takes %i ms and hardly anybody types, the tick is %i ms", (takesMs, pauseMs) => {
    const { tick, load, clock } = busyPad(takesMs);
    tellOften(tick, clock);
    load.count(50_000);
    expect(tick.pauseMs()).toBeCloseTo(pauseMs, 3);
  });

  test.each([
    [3, 50, 17],
    [3, 200, 11.5],
    [2, 200, 7.7],
    [2, 400, 4],
  ])(
    "D9 where telling takes %i ms and %i edits come in a second, the tick is %d ms: enough gather to be worth it",
    (takesMs, perSecond, pauseMs) => {
      const { tick, load, clock } = busyPad(takesMs);
      tellOften(tick, clock);
      for (let count = 0; count < 10 * perSecond; count++) {
        void tick.edit(edit);
        clock.advance(1000 / perSecond);
      }
      load.count(50_000);
      expect(tick.pauseMs()).toBeCloseTo(pauseMs, 0);
    },
  );

  test("what waits when the last reader goes is handed over still", () => {
    const { tick, load, handed } = busyPad(0);
    void tick.edit(edit);
    load.count(50_000);
    void tick.edit(edit);
    tick.stop();
    expect(handed).toHaveLength(2);
  });
});

test("when it has been quiet for long enough is found with one timer, however often it is stirred", () => {
  const clock = new HandClock();
  let runs = 0;
  const quiet = new WhenQuiet(clock, 100, () => {
    runs += 1;
  });
  for (let count = 0; count < 10; count++) {
    quiet.stir();
    clock.advance(60);
  }
  expect([runs, clock.waiting]).toEqual([0, 1]);
  clock.advance(40);
  expect([runs, clock.waiting]).toEqual([1, 0]);
  quiet.stir();
  quiet.stop();
  clock.advance(1000);
  expect(runs).toBe(1);
});
