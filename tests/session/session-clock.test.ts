import { expect, test } from "vitest";
import { openMemoryStores } from "../../server/store/memory/open-memory-stores.ts";
import { HandClock } from "../support/clock.ts";
import { host, move, node, OPENED_AT, openIt } from "./live-session.ts";

const HOUR = 3_600_000;

/** `at` of all events of a class that is opened, moved, restarted with the wall clock off by `jump`, and moved again. */
async function timesOver(jump: number): Promise<number[]> {
  const store = openMemoryStores().events;
  const clock = new HandClock();
  const before = await node(store, { clock, wallNow: () => OPENED_AT + 5 });
  await before.handle("open", host, openIt);
  clock.advance(60_000);
  await before.handle("m1", host, move(1));
  const restarted = new HandClock();
  const after = await node(store, { clock: restarted, wallNow: () => OPENED_AT + 70_000 + jump });
  await after.handle("m2", host, move(2));
  restarted.advance(1_000);
  await after.handle("m3", host, move(1));
  return ((await after.tailAfter(0, 9)) ?? []).map((event) => event.at);
}

test("S4 over a restart the wall clock tells how long the session was away", async () => {
  expect(await timesOver(0)).toEqual([5, 60_005, 70_000, 71_000]);
});

test("S4 a wall clock that jumped back by an hour does not turn the session's time back", async () => {
  expect(await timesOver(-HOUR)).toEqual([5, 60_005, 60_005, 61_005]);
});

test("S4 a wall clock that jumped ahead counts once, at the restart, and time goes on evenly", async () => {
  expect(await timesOver(HOUR)).toEqual([5, 60_005, HOUR + 70_000, HOUR + 71_000]);
});

test("S4 a jump of the wall clock while the session runs is not seen at all", async () => {
  const clock = new HandClock();
  let wall = OPENED_AT;
  const actor = await node(openMemoryStores().events, { clock, wallNow: () => wall });
  await actor.handle("open", host, openIt);
  for (const jump of [-HOUR, 3 * HOUR]) {
    wall += jump;
    clock.advance(10);
    await actor.handle(`m${jump}`, host, move(jump < 0 ? 1 : 2));
  }
  expect(((await actor.tailAfter(0, 9)) ?? []).map((event) => event.at)).toEqual([0, 10, 20]);
  expect(actor.now()).toBe(20);
});

test("S4 a node whose clock is behind another's writes no event before that one's", async () => {
  const store = openMemoryStores().events;
  const ahead = await node(store, { wallNow: () => OPENED_AT + 500 });
  const behind = await node(store, { wallNow: () => OPENED_AT + 100 });
  await ahead.handle("open", host, openIt);
  await behind.handle("m1", host, move(1));
  expect(((await behind.tailAfter(0, 9)) ?? []).map((event) => event.at)).toEqual([500, 500]);
  expect(behind.now()).toBe(500);
});

test("S4 a wall clock that jumped back does not bring the session before what was typed in its pads", async () => {
  const store = openMemoryStores().events;
  const before = await node(store);
  await before.handle("open", host, openIt);
  await store.begin("the-class/class.1.0");
  const typed = { at: 50_000, by: "host", body: "an edit" };
  await store.append("the-class/class.1.0", 0, [{ commandId: "typed", events: [typed] }]);
  const after = await node(store, { wallNow: () => OPENED_AT - HOUR });
  await after.handle("m1", host, move(1));
  expect(((await after.tailAfter(0, 9)) ?? []).map((event) => event.at)).toEqual([0, 50_000]);
});
