import { beforeEach, expect, test } from "vitest";
import { LookTeller } from "../../client/live/look-teller.ts";
import type { Look } from "../../domain/protocol.ts";
import { HandClock } from "../support/clock.ts";
import { pass } from "./support/pass.ts";

let clock: HandClock;
let told: Look[];
let looks: LookTeller;

beforeEach(() => {
  clock = new HandClock();
  told = [];
  looks = new LookTeller(clock, (look) => told.push(look));
});

function own(step: number): Look {
  return { mode: "own", position: { step, frame: 0 } };
}

function following(step: number): Look {
  return { mode: "following", position: { step, frame: 0 } };
}

test("P2: the first look is told at once, then at most five a second, and always the last", async () => {
  for (let step = 0; step < 20; step++) {
    looks.look(own(step));
    await pass(clock, 50);
  }
  await pass(clock, 1000);
  expect(told.map(({ position }) => position.step)).toEqual([0, 3, 7, 11, 15, 19]);
});

test("a follower who is led through the lesson says so once", async () => {
  for (let step = 0; step < 5; step++) {
    looks.look(following(step));
    await pass(clock, 1000);
  }
  expect(told).toEqual([following(0)]);
  looks.look(own(7));
  await pass(clock, 1000);
  looks.look(following(4));
  expect(told).toEqual([following(0), own(7), following(4)]);
});

test("a new line is told again", () => {
  looks.look(own(3));
  looks.stop();
  looks.startAnew(own(3));
  expect(told).toEqual([own(3), own(3)]);
});

test("without a line nothing is told", async () => {
  looks.look(own(3));
  looks.look(own(4));
  looks.stop();
  await pass(clock, 1000);
  expect(told).toEqual([own(3)]);
});
