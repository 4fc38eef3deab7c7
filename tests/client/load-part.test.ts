import { expect, test } from "vitest";
import { loadPart } from "../../client/load-part.ts";
import { HandClock } from "../support/clock.ts";

test("a part that cannot be had for a while comes as soon as it can", async () => {
  const clock = new HandClock();
  let asked = 0;
  const part = loadPart(async () => {
    asked += 1;
    if (asked < 4) throw new Error("no line");
    return "there";
  }, clock);
  for (let tries = 1; tries < 4; tries++) {
    await expect.poll(() => clock.waiting).toBe(1);
    expect(asked).toBe(tries);
    clock.advance(8000);
  }
  expect(await part).toBe("there");
});

test("a part that never comes is given up, with the reason of the last try", async () => {
  const clock = new HandClock();
  let asked = 0;
  const part = loadPart(async () => {
    asked += 1;
    throw new Error(`gone ${asked}`);
  }, clock);
  const outcome = part.catch((error: unknown) => String(error));
  for (let tries = 1; tries < 40; tries++) {
    await expect.poll(() => clock.waiting).toBe(1);
    clock.advance(8000);
  }
  expect(await outcome).toBe("Error: gone 40");
});
