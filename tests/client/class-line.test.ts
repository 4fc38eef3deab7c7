import { beforeEach, describe, expect, test } from "vitest";
import { createLiveSource, type LiveSource } from "../../client/live/live-source.ts";
import { type HelloAnswer, PROTOCOL_VERSION } from "../../domain/protocol.ts";
import { emptySession } from "../../domain/session/state.ts";
import { HandClock } from "../support/clock.ts";
import { HandWires } from "./support/hand-wires.ts";
import { MemoryStorage } from "./support/memory-storage.ts";
import { pass, settled } from "./support/pass.ts";

/** What the real server says only when it is in trouble, or another version of itself. */
let clock: HandClock;
let wires: HandWires;
let source: LiveSource;
let storage: MemoryStorage;
let reloads: number;
let leave: () => void;

beforeEach(() => {
  clock = new HandClock();
  wires = new HandWires();
  storage = new MemoryStorage();
  reloads = 0;
  open();
});

function open(): void {
  source = createLiveSource(
    { code: "23CDFG", as: "participant" },
    {
      clock,
      random: () => 0,
      newId: () => "command-1",
      openWire: wires.openWire,
      listenToPage: wires.listenToPage,
      tabStorage: () => storage,
      resumeToken: () => "token",
      shareRun: () => Promise.reject(new Error("Nothing is run here")),
      reloadPage: () => {
        reloads += 1;
      },
    },
  );
  leave = source.subscribe(() => {});
}

const welcome: HelloAnswer = {
  self: { id: "ada", role: "student" },
  resume: { with: "base", base: { epoch: "one", seq: 3, state: { ...emptySession, phase: "open" } } },
  presence: { online: 1, joined: 1, head: 3, whole: false },
  at: 5000,
};

async function answerHello(answer: unknown, after = 0): Promise<void> {
  wires.last.events.onOpen();
  await pass(clock, after);
  wires.last.sent[0]?.answer(answer);
  await settled();
}

async function beLive(): Promise<void> {
  await answerHello({ ok: true, value: welcome });
}

describe("H1: hello", () => {
  test("says the protocol, the code, who one is, and later what one has", async () => {
    await beLive();
    const hello = { protocol: PROTOCOL_VERSION, code: "23CDFG", as: "participant", resumeToken: "token" };
    expect(wires.opened[0]?.sent[0]).toMatchObject({ name: "hello", content: hello });
    expect(wires.opened[0]?.sent[0]?.content).not.toHaveProperty("have");
    wires.last.events.onClose();
    await pass(clock, 0);
    wires.last.events.onOpen();
    expect(wires.last.sent[0]?.content).toEqual({ ...hello, have: { epoch: "one", seq: 3 } });
  });

  test("S4: the clock is the server's, seen from halfway between question and answer", async () => {
    clock.advance(1000);
    await answerHello({ ok: true, value: welcome }, 200);
    expect(source.getSnapshot().startedAt).toBe(5000 - 1100);
  });

  test("a goodbye in one breath with the answer is the last word", async () => {
    wires.last.events.onOpen();
    wires.last.sent[0]?.answer({ ok: true, value: welcome });
    wires.last.events.onMessage("bye", { reason: "removed", resumable: false, waitMs: 0 });
    await settled();
    expect(source.getSnapshot().line).toEqual({ is: "ended", reason: "removed" });
  });

  test.each(["unavailable", "too-fast", "too-many-tries"])(
    "refused with %s it is said again later",
    async (error) => {
      await answerHello({ ok: false, error });
      await pass(clock, 0);
      expect(wires.opened).toHaveLength(2);
      await beLive();
      expect(source.getSnapshot().line).toEqual({ is: "live" });
    },
  );

  test("an answer that makes no sense is no welcome", async () => {
    await answerHello({ ok: true, value: { ...welcome, at: "noon" } });
    expect(source.getSnapshot().line).toEqual({ is: "connecting" });
    expect(source.unreadable()).toBe(1);
    await pass(clock, 0);
    expect(wires.opened).toHaveLength(2);
  });

  test("refused for good, there is no coming back", async () => {
    source.act?.({ type: "hand/raise" });
    await answerHello({ ok: false, error: "banned" });
    await pass(clock, 60_000);
    expect(source.getSnapshot().unsent).toBe(0);
    expect(storage.getItem("baton:outbox:23CDFG")).toBeNull();
    expect(source.getSnapshot().line).toEqual({ is: "ended", reason: "banned" });
    expect(wires.opened).toHaveLength(1);
  });
});

describe("H3: another protocol", () => {
  const bye = { reason: "other-protocol", resumable: false, waitMs: 0 };

  test("reloads the page once, though refusal and bye both say so", async () => {
    wires.last.events.onOpen();
    wires.last.sent[0]?.answer({ ok: false, error: "other-protocol" });
    wires.last.events.onMessage("bye", bye);
    await settled();
    expect(reloads).toBe(1);
    expect(source.getSnapshot().line).toEqual({ is: "connecting" });
  });

  test("says so when reloading did not help", async () => {
    await answerHello({ ok: false, error: "other-protocol" });
    open();
    await answerHello({ ok: false, error: "other-protocol" });
    expect(reloads).toBe(1);
    expect(source.getSnapshot().line).toEqual({ is: "ended", reason: "other-protocol" });
  });

  test("once it worked, the next time may reload again", async () => {
    await answerHello({ ok: false, error: "other-protocol" });
    open();
    await beLive();
    wires.last.events.onMessage("bye", bye);
    expect(reloads).toBe(2);
  });

  test("the reload keeps commands that were not answered", async () => {
    await beLive();
    source.act?.({ type: "hand/raise" });
    wires.last.events.onMessage("bye", bye);
    open();
    expect(source.getSnapshot().unsent).toBe(0);
    await beLive();
    expect(wires.last.sent.map(({ name }) => name)).toContain("command");
  });
});

describe("B4: a bye", () => {
  test.each(["draining", "slow"])("%s: away as long as was asked, then back", async (reason) => {
    await beLive();
    wires.last.events.onMessage("bye", { reason, resumable: true, waitMs: 3000 });
    expect(source.getSnapshot().line).toEqual({ is: "reconnecting" });
    await pass(clock, 2999);
    expect(wires.opened).toHaveLength(1);
    await pass(clock, 1);
    expect(wires.opened).toHaveLength(2);
  });

  test("abuse: no coming back", async () => {
    await beLive();
    wires.last.events.onMessage("bye", { reason: "abuse", resumable: false, waitMs: 60_000 });
    await pass(clock, 120_000);
    expect(source.getSnapshot().line).toEqual({ is: "ended", reason: "abuse" });
    expect(wires.opened).toHaveLength(1);
  });
});

describe("a line in doubt", () => {
  test("has 2.5 s to prove that it lives", async () => {
    await beLive();
    wires.page?.onWake();
    await pass(clock, 2499);
    expect(wires.last.closed).toBe(false);
    await pass(clock, 1);
    expect(wires.opened[0]?.closed).toBe(true);
    expect(wires.opened).toHaveLength(2);
  });

  test("lives when it answers at all, and is asked once however often the page wakes", async () => {
    await beLive();
    const before = wires.last.sent.length;
    for (let time = 0; time < 5; time++) wires.page?.onWake();
    expect(wires.last.sent).toHaveLength(before + 1);
    wires.last.sent[before]?.answer({ ok: false, error: "too-fast" });
    await pass(clock, 60_000);
    expect(wires.opened).toHaveLength(1);
    expect(source.getSnapshot().line).toEqual({ is: "live" });
  });
});

test("S2: a move that was granted in one epoch says nothing in another", async () => {
  const lesson = {
    slug: "a",
    title: "A",
    hash: "0".repeat(32),
    notesHash: "0".repeat(32),
    shape: [1, 1, 1],
    runnable: [],
  };
  const state = { ...emptySession, phase: "open", lesson, baton: "ada" } as const;
  const inEpoch = (epoch: string, seq: number): HelloAnswer => ({
    ...welcome,
    resume: { with: "base", base: { epoch, seq, state } },
  });
  await answerHello({ ok: true, value: inEpoch("one", 50) });
  source.goTo?.({ step: 2, frame: 0 });
  wires.last.sent.at(-1)?.answer({ ok: true, value: { seq: 51 } });
  await settled();
  expect(source.getSnapshot()).toMatchObject({ unsent: 0, position: { step: 2, frame: 0 } });
  wires.last.events.onClose();
  await pass(clock, 0);
  await answerHello({ ok: true, value: inEpoch("two", 4) });
  expect(source.getSnapshot().position).toEqual({ step: 0, frame: 0 });
});

test("a catch-up that is refused gives the line up: a new hello brings one up to date", async () => {
  await beLive();
  const before = wires.last.sent.length;
  wires.last.events.onMessage("batch", { epoch: "one", after: 7, upTo: 7, events: [] });
  expect(wires.last.sent[before]).toMatchObject({
    name: "catch-up",
    content: { have: { epoch: "one", seq: 3 } },
  });
  wires.last.sent[before]?.answer({ ok: false, error: "unavailable" });
  await pass(clock, 0);
  expect(wires.opened).toHaveLength(2);
});

test("the line is let go when nobody looks, not when a listener only changes place, and taken up again", async () => {
  await beLive();
  leave();
  leave = source.subscribe(() => {});
  await pass(clock, 0);
  expect(wires.last.closed).toBe(false);
  leave();
  await pass(clock, 0);
  expect(wires.last.closed).toBe(true);
  source.subscribe(() => {});
  expect(wires.opened).toHaveLength(2);
  await beLive();
  expect(source.getSnapshot().line).toEqual({ is: "live" });
});
