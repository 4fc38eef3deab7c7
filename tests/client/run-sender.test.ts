import { beforeEach, expect, test } from "vitest";
import type { ApiFailure, ApiResult } from "../../client/api.ts";
import { RunSender } from "../../client/live/run-sender.ts";
import type { ShareRun } from "../../domain/http-api.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import { HandClock } from "../support/clock.ts";
import { tinyTrace } from "../support/tiny-trace.ts";
import { pass, settled } from "./support/pass.ts";

type Answer = (answer: ApiResult<{ seq: number }>) => void;

let clock: HandClock;
let sent: { id: string; run: ShareRun; answer: Answer }[];
let heard: Result<number, string>[];
let sender: RunSender;

const first: ShareRun = { step: 1, trace: tinyTrace(3) };
const second: ShareRun = { step: 1, trace: tinyTrace(4) };

beforeEach(() => {
  clock = new HandClock();
  sent = [];
  heard = [];
  let ids = 0;
  sender = new RunSender({
    clock,
    random: () => 0.999,
    newId: () => `id-${++ids}`,
    share: (id, run) => new Promise((answer) => sent.push({ id, run, answer })),
    onAnswer: (answer) => heard.push(answer),
  });
});

function failing(code: string, retryAfterS?: number): ApiResult<never> {
  const failure: ApiFailure = retryAfterS === undefined ? { code } : { code, retryAfterS };
  return refuse(failure);
}

test("a run waits for the line, is sent once, and its answer is heard", async () => {
  sender.send(first);
  expect([sender.sharing, sent.length]).toEqual(["sending", 0]);
  sender.resume();
  expect(sent).toMatchObject([{ id: "id-1", run: first }]);
  sent[0]?.answer(ok({ seq: 7 }));
  await settled();
  expect([sender.sharing, heard]).toEqual(["no", [ok(7)]]);
});

test.each(["unreachable", "unavailable"])("%s: it is sent again, with the same id", async (code) => {
  sender.resume();
  sender.send(first);
  sent[0]?.answer(failing(code));
  await pass(clock, 1000);
  expect(sent.map(({ id }) => id)).toEqual(["id-1", "id-1"]);
  expect([sender.sharing, heard]).toEqual(["sending", []]);
});

test("too many: not before the server said", async () => {
  sender.resume();
  sender.send(first);
  sent[0]?.answer(failing("too-many-tries", 30));
  await pass(clock, 30_000);
  expect(sent).toHaveLength(1);
  await pass(clock, 1000);
  expect(sent).toHaveLength(2);
});

test.each(["not-your-baton", "bad-trace", "bad-answer"])(
  "%s is for good, and stands until the next one",
  async (code) => {
    sender.resume();
    sender.send(first);
    sent[0]?.answer(failing(code));
    await settled();
    expect([sender.sharing, heard]).toEqual(["failed", [refuse(code)]]);
    sender.send(second);
    expect(sender.sharing).toBe("sending");
  },
);

test("what is shown already has not failed", async () => {
  sender.resume();
  sender.send(first);
  sent[0]?.answer(failing("nothing-to-do"));
  await settled();
  expect(sender.sharing).toBe("no");
});

test("what never gets through is told after six tries; on the next line it has six again", async () => {
  sender.resume();
  sender.send(first);
  for (let tries = 0; tries < 6; tries++) {
    sent[tries]?.answer(failing("unreachable"));
    await pass(clock, 8000);
  }
  expect([sent.length, sender.sharing, heard]).toEqual([6, "failed", [refuse("unreachable")]]);
});

test("a line that was lost in between: the same id on the next one", async () => {
  sender.resume();
  sender.send(first);
  sender.pause();
  sent[0]?.answer(failing("unreachable"));
  await pass(clock, 60_000);
  expect(sent).toHaveLength(1);
  sender.resume();
  expect(sent.map(({ id }) => id)).toEqual(["id-1", "id-1"]);
});

test("a line that comes back while it is still under way sends it no second time", async () => {
  sender.resume();
  sender.send(first);
  sender.pause();
  sender.resume();
  expect(sent).toHaveLength(1);
});

test("C5 of two only the last counts: it goes when the first is out of the way, with an id of its own", async () => {
  sender.resume();
  sender.send(first);
  sender.send(second);
  expect(sent).toHaveLength(1);
  sent[0]?.answer(failing("no-such-step"));
  await settled();
  expect(sent[1]).toMatchObject({ id: "id-2", run: second });
  sent[1]?.answer(ok({ seq: 9 }));
  await settled();
  expect(heard).toEqual([ok(9)]);
});

test("when there is no coming back nothing waits any more", async () => {
  sender.resume();
  sender.send(first);
  sender.clear();
  expect(sender.sharing).toBe("no");
  sent[0]?.answer(ok({ seq: 3 }));
  await settled();
  expect(heard).toEqual([]);
});
