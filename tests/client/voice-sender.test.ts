import { beforeEach, describe, expect, test } from "vitest";
import type { ApiFailure, ApiResult } from "../../client/api.ts";
import type { MeasuredPiece } from "../../client/voice/measure-piece.ts";
import { PieceSender } from "../../client/voice/piece-sender.ts";
import type { PieceShelf, UnsentPiece } from "../../client/voice/unsent-piece.ts";
import type { VoiceAt, VoiceQuery } from "../../domain/recording/voice-upload.ts";
import { ok, refuse } from "../../domain/result.ts";
import { RoomCode } from "../../domain/room-code.ts";
import { HandClock } from "../support/clock.ts";
import { pass, settled } from "./support/pass.ts";

const CODE = RoomCode.parse("CDF234");
const OTHER = RoomCode.parse("XYW789");
const DAY = 24 * 3_600_000;
const TODAY = 1_800_000_000_000;

let clock: HandClock;
let kept: Map<string, UnsentPiece>;
let measured: MeasuredPiece | null;
let sent: { piece: VoiceQuery; answer: (answer: ApiResult<VoiceAt>) => void }[];

/** As IndexedDB does it. */
const shelf: PieceShelf = {
  all: async () => [...kept.values()],
  put: async (piece) => void kept.set(piece.name, piece),
  remove: async (name) => void kept.delete(name),
};
const broken: PieceShelf = {
  all: () => Promise.reject(new Error("no")),
  put: () => Promise.reject(new Error("no")),
  remove: () => Promise.reject(new Error("no")),
};

beforeEach(() => {
  clock = new HandClock();
  kept = new Map();
  measured = { length: 9960, heard: [{ from: 0, to: 500 }] };
  sent = [];
});

function makeSender(choices: { shelf?: PieceShelf } = {}): PieceSender {
  return new PieceSender({
    code: CODE,
    clock,
    wallNow: () => TODAY,
    random: () => 0.999,
    shelf,
    measure: async () => measured,
    send: (_, piece) => new Promise((answer) => sent.push({ piece, answer })),
    onChange: () => {},
    ...choices,
  });
}

function piece(name: string, change: Partial<UnsentPiece> = {}): UnsentPiece {
  const sound = new Blob(["sound"], { type: "audio/webm" });
  return { code: CODE, name, from: 1000, lasted: 10_000, sound, growing: false, keptAt: TODAY, ...change };
}

async function answered(answer: ApiResult<VoiceAt> = ok({ at: 1 })): Promise<void> {
  await settled();
  sent.at(-1)?.answer(answer);
  await settled();
}

const failing = (failure: ApiFailure): ApiResult<never> => refuse(failure);
const names = (): string[] => sent.map(({ piece: { name } }) => name);

test("a piece is sent as it was measured, kept until it is acknowledged, and then no longer", async () => {
  const sender = makeSender();
  await sender.add(piece("one"));
  await settled();
  expect(sent.map((one) => one.piece)).toEqual([
    { name: "one", from: 1000, length: 9960, heard: [{ from: 0, to: 500 }] },
  ]);
  expect([[...kept.keys()], sender.unsentMs, sender.isBehind]).toEqual([["one"], 10_000, false]);
  await answered();
  expect([[...kept.keys()], sender.unsentMs]).toEqual([[], 0]);
});

test("pieces go one after another, in their order", async () => {
  const sender = makeSender();
  for (const name of ["one", "two", "three"]) void sender.add(piece(name));
  await settled();
  expect([names(), sender.isBehind]).toEqual([["one"], true]);
  await answered();
  expect([names(), sender.isBehind]).toEqual([["one", "two"], false]);
  await answered();
  await answered();
  expect([names(), sender.unsentMs]).toEqual([["one", "two", "three"], 0]);
});

test("what cannot be measured is as long as it was recorded; what holds nothing is not sent", async () => {
  const sender = makeSender();
  measured = null;
  await sender.add(piece("one"));
  await settled();
  expect(sent[0]?.piece).toEqual({ name: "one", from: 1000, length: 10_000 });
  await answered();
  measured = { length: 0, heard: [] };
  await sender.add(piece("two"));
  await settled();
  expect([names(), sender.unsentMs, kept.size]).toEqual([["one"], 0, 0]);
});

describe("a line that is down", () => {
  test.each(["unreachable", "unavailable", "bad-answer"])("%s: sent again, later and later", async (code) => {
    const sender = makeSender();
    await sender.add(piece("one"));
    await answered(failing({ code }));
    expect([sender.isBehind, sender.lost]).toEqual([true, null]);
    await pass(clock, 998);
    expect(names()).toEqual(["one"]);
    await pass(clock, 2);
    await answered(failing({ code }));
    await pass(clock, 1000);
    expect(names()).toEqual(["one", "one"]);
    await pass(clock, 1000);
    await answered();
    expect([names(), sender.unsentMs, sender.isBehind]).toEqual([["one", "one", "one"], 0, false]);
  });

  test("what comes meanwhile waits, and goes at once when the line is good again", async () => {
    const sender = makeSender();
    await sender.add(piece("one"));
    await answered(failing({ code: "unreachable" }));
    await sender.add(piece("two"));
    await settled();
    expect([names(), sender.unsentMs]).toEqual([["one"], 20_000]);
    sender.resume();
    await answered();
    await answered();
    expect([names(), kept.size]).toEqual([["one", "one", "two"], 0]);
    expect(clock.waiting).toBe(0);
  });

  test("too many: not before the server said", async () => {
    const sender = makeSender();
    await sender.add(piece("one"));
    await answered(failing({ code: "too-many-tries", retryAfterS: 7 }));
    await pass(clock, 7000);
    expect(names()).toEqual(["one"]);
    await pass(clock, 1000);
    expect(names()).toEqual(["one", "one"]);
  });
});

describe("what is refused for good", () => {
  test("is let go of and told; the next one is sent", async () => {
    const sender = makeSender();
    await sender.add(piece("one"));
    void sender.add(piece("two"));
    await answered(failing({ code: "voice-full" }));
    expect([sender.lost, [...kept.keys()], names()]).toEqual([
      { ms: 10_000, code: "voice-full" },
      ["two"],
      ["one", "two"],
    ]);
  });

  test("is nothing to tell where the voice was not on", async () => {
    const sender = makeSender();
    await sender.add(piece("one"));
    await answered(failing({ code: "not-recording" }));
    expect([sender.lost, kept.size, sender.unsentMs]).toEqual([null, 0, 0]);
  });
});

describe("what an earlier page has left", () => {
  test("is sent first, oldest first, and only that of this class", async () => {
    for (const one of [piece("late", { from: 9000 }), piece("early"), piece("other", { code: OTHER })])
      kept.set(one.name, one);
    const sender = makeSender();
    await sender.load({ growing: false });
    await answered();
    await answered();
    expect([names(), [...kept.keys()]]).toEqual([["early", "late"], ["other"]]);
  });

  test("is let go of after a day, of all classes", async () => {
    kept.set("old", piece("old", { keptAt: TODAY - DAY - 1 }));
    kept.set("older", piece("older", { code: OTHER, keptAt: TODAY - 2 * DAY }));
    await makeSender().load({ growing: false });
    await settled();
    expect([names(), kept.size]).toEqual([[], 0]);
  });

  test("in the middle of a piece is sent when nobody records it any more", async () => {
    const sender = makeSender();
    await sender.keep(piece("half", { growing: true }));
    await sender.load({ growing: false });
    await settled();
    expect([names(), sender.unsentMs]).toEqual([[], 0]);
    await sender.load({ growing: true });
    await answered();
    expect([names(), kept.size]).toEqual([["half"], 0]);
  });

  test("is not sent twice by the page that has it", async () => {
    const sender = makeSender();
    await sender.add(piece("one"));
    await sender.load({ growing: false });
    await answered();
    expect([names(), sender.unsentMs]).toEqual([["one"], 0]);
  });
});

test("where the browser keeps nothing, pieces are sent from memory", async () => {
  const sender = makeSender({ shelf: broken });
  await sender.load({ growing: false });
  await sender.add(piece("one"));
  await answered(failing({ code: "unreachable" }));
  sender.resume();
  await answered();
  expect([names(), sender.unsentMs]).toEqual([["one", "one"], 0]);
});
