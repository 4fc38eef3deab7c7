import { beforeEach, describe, expect, test } from "vitest";
import { Outbox, Queue } from "../../client/live/outbox.ts";
import { kept } from "../../client/storage/kept.ts";
import type { CommandRequest } from "../../domain/protocol.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import type { ClientCommand } from "../../domain/session/commands.ts";
import { HandClock } from "../support/clock.ts";
import { MemoryStorage } from "./support/memory-storage.ts";
import { pass, settled } from "./support/pass.ts";

type Answer = Result<number, string>;

let clock: HandClock;
let storage: MemoryStorage;
let asked: { request: CommandRequest; answer: (answer: Answer) => void }[];
let answered: [ClientCommand["type"], Answer][];
let ids: number;

beforeEach(() => {
  clock = new HandClock();
  storage = new MemoryStorage();
  asked = [];
  answered = [];
  ids = 0;
});

function openOutbox(): Outbox {
  const outbox = new Outbox({
    clock,
    random: () => 0.5,
    newId: () => `command-${++ids}`,
    kept: kept(() => storage, "outbox", Queue),
    ask: (request) => new Promise((answer) => asked.push({ request, answer })),
    onAnswer: (command, answer) => answered.push([command.type, answer]),
  });
  outbox.load();
  return outbox;
}

async function answer(index: number, value: Answer): Promise<void> {
  asked[index]?.answer(value);
  await settled();
}

const raise: ClientCommand = { type: "hand/raise" };
const take: ClientCommand = { type: "baton/take" };

function move(step: number): ClientCommand {
  return { type: "step/move", to: { step, frame: 0 } };
}

function requests(): CommandRequest[] {
  return asked.map(({ request }) => request);
}

function waiting(outbox: Outbox): ClientCommand[] {
  return outbox.queue.map(({ command }) => command);
}

describe("C4: commands are kept until they are answered", () => {
  test("nothing is sent before the line is open, then all in order, one at a time", async () => {
    const outbox = openOutbox();
    outbox.add(raise);
    outbox.add(take);
    expect(asked).toEqual([]);
    outbox.resume();
    expect(requests()).toEqual([{ id: "command-1", command: raise }]);
    await answer(0, ok(1));
    expect(requests()[1]).toEqual({ id: "command-2", command: take });
    await answer(1, ok(2));
    expect(outbox.queue).toEqual([]);
    expect(answered).toEqual([
      ["hand/raise", ok(1)],
      ["baton/take", ok(2)],
    ]);
  });

  test("what had no answer is sent again after a reconnect, with the same id", async () => {
    const outbox = openOutbox();
    outbox.resume();
    outbox.add(raise);
    outbox.pause();
    await answer(0, refuse("no-answer"));
    expect(waiting(outbox)).toEqual([raise]);
    outbox.resume();
    expect(requests()[1]).toEqual(requests()[0]);
    expect(answered).toEqual([]);
  });

  test("a reload keeps commands, their ids and their order", () => {
    const before = openOutbox();
    before.resume();
    before.add(raise);
    before.add(take);
    const after = openOutbox();
    expect(after.queue).toEqual(before.queue);
    after.resume();
    expect(requests()[1]).toEqual(requests()[0]);
  });

  test("an answered command is not kept", async () => {
    const outbox = openOutbox();
    outbox.resume();
    outbox.add(raise);
    await answer(0, ok(1));
    expect(openOutbox().queue).toEqual([]);
  });

  test.each(["unavailable", "too-fast"])(
    "%s says nothing of the command: it is asked again",
    async (code) => {
      const outbox = openOutbox();
      outbox.resume();
      outbox.add(raise);
      await answer(0, refuse(code));
      expect(asked).toHaveLength(1);
      await pass(clock, 1000);
      expect(requests()[1]).toEqual(requests()[0]);
      expect(answered).toEqual([]);
    },
  );

  test("a refusal is an answer, and the next command has its turn", async () => {
    const outbox = openOutbox();
    outbox.resume();
    outbox.add(raise);
    outbox.add(take);
    await answer(0, refuse("not-allowed"));
    expect(answered).toEqual([["hand/raise", refuse("not-allowed")]]);
    expect(requests()[1]?.command).toEqual(take);
  });

  test("what is kept but cannot be read is left alone", () => {
    storage.setItem("outbox", '[{"id":"x","command":{"type":"explode"}}]');
    expect(openOutbox().queue).toEqual([]);
  });
});

describe("C5: of moves that were not sent yet only the last is kept", () => {
  test("ten moves without a line are one", () => {
    const outbox = openOutbox();
    for (let step = 1; step <= 10; step++) outbox.add(move(step));
    expect(waiting(outbox)).toEqual([move(10)]);
  });

  test("a move that was sent stays, since it may have been carried out", async () => {
    const outbox = openOutbox();
    outbox.resume();
    for (let step = 1; step <= 10; step++) outbox.add(move(step));
    expect(waiting(outbox)).toEqual([move(1), move(10)]);
    outbox.pause();
    await answer(0, refuse("no-answer"));
    outbox.add(move(11));
    expect(waiting(outbox)).toEqual([move(1), move(11)]);
  });

  test("other commands between moves stay where they are", () => {
    const outbox = openOutbox();
    for (const command of [move(1), raise, move(2)]) outbox.add(command);
    expect(waiting(outbox)).toEqual([raise, move(2)]);
  });

  test("a move from before the baton changed hands is not dropped for one after it", () => {
    const outbox = openOutbox();
    const pass: ClientCommand = { type: "baton/pass", id: "ada" };
    for (const command of [move(1), pass, move(2), move(3)]) outbox.add(command);
    expect(waiting(outbox)).toEqual([move(1), pass, move(3)]);
  });
});

test("when nobody will answer any more, nothing is kept or sent", async () => {
  const outbox = openOutbox();
  outbox.add(raise);
  outbox.clear();
  outbox.resume();
  expect(asked).toEqual([]);
  expect(openOutbox().queue).toEqual([]);
});
