import { beforeEach, describe, expect, test } from "vitest";
import { StreamReader } from "../../client/live/stream-reader.ts";
import type { Resume } from "../../domain/protocol.ts";
import type { SessionEvent } from "../../domain/session/events.ts";
import type { Base, Batch } from "../../domain/session/reader.ts";
import { emptySession } from "../../domain/session/state.ts";
import { HandClock } from "../support/clock.ts";
import { pass, settled } from "./support/pass.ts";

type Have = { epoch: string; seq: number };

let clock: HandClock;
let asked: { have: Have; answer: (resume: Resume | null) => void }[];
let stream: StreamReader;

beforeEach(() => {
  clock = new HandClock();
  asked = [];
  stream = new StreamReader({
    clock,
    catchUp: (have) => new Promise((answer) => asked.push({ have, answer })),
    onNews: () => {},
  });
});

/** An event whose seq can be seen in the state: the class goes to the step of that number. */
function event(seq: number): SessionEvent {
  return { v: 1, seq, at: seq, by: "host", body: { type: "step/moved", to: { step: seq, frame: 0 } } };
}

function batch(after: number, upTo: number, epoch = "one"): Batch {
  const events = Array.from({ length: upTo - after }, (_, index) => event(after + 1 + index));
  return { epoch, after, upTo, events };
}

function base(seq: number, epoch = "one"): Base {
  return { epoch, seq, state: { ...emptySession, position: { step: seq, frame: 0 } } };
}

async function answer(resume: Resume | null): Promise<void> {
  asked.at(-1)?.answer(resume);
  await settled();
}

function begin(seq: number): void {
  stream.expectResume();
  stream.resume({ with: "base", base: base(seq) });
}

/** The seq that is known, and the step that shows it. */
function known(): [number, number] {
  return [stream.reader.seq, stream.reader.state.position.step];
}

describe("reading", () => {
  test("R2: a batch is applied once, even when it comes again or overlaps", () => {
    begin(3);
    stream.take(batch(3, 5));
    stream.take(batch(3, 5));
    stream.take(batch(4, 6));
    expect(known()).toEqual([6, 6]);
    expect(asked).toEqual([]);
  });

  test("R3: a gap is asked for once, and what came early follows the answer", async () => {
    begin(1);
    stream.take(batch(3, 4));
    stream.take(batch(4, 5));
    expect(known()).toEqual([1, 1]);
    expect(asked.map(({ have }) => have)).toEqual([{ epoch: "one", seq: 1 }]);
    await answer({ with: "tail", batch: batch(1, 3) });
    expect(known()).toEqual([5, 5]);
    expect(asked).toHaveLength(1);
  });

  test("R3: an answer that is older than what came early is followed by another question", async () => {
    begin(1);
    stream.take(batch(5, 6));
    await answer({ with: "tail", batch: batch(1, 2) });
    expect(asked[1]?.have).toEqual({ epoch: "one", seq: 2 });
    await answer({ with: "tail", batch: batch(2, 5) });
    expect(known()).toEqual([6, 6]);
  });

  test("R4: a batch of another epoch is a question too, and a base of it starts anew", async () => {
    begin(9);
    stream.take(batch(2, 3, "two"));
    await answer({ with: "base", base: base(2, "two") });
    expect(known()).toEqual([3, 3]);
    expect(stream.reader.epoch).toBe("two");
  });

  test("R6: a base that comes unasked counts, whatever is known", () => {
    begin(9);
    stream.restart(base(8, "one.host"));
    expect(known()).toEqual([8, 8]);
  });

  test("a base that was overtaken by batches changes nothing", async () => {
    begin(1);
    stream.catchUp();
    stream.take(batch(1, 4));
    await answer({ with: "base", base: base(3) });
    expect(known()).toEqual([4, 4]);
  });

  test("a base from before what was known is of a store that was put back, and counts", async () => {
    begin(9);
    stream.pause();
    begin(7);
    expect(known()).toEqual([7, 7]);
    stream.hearOfHead(7);
    clock.advance(60_000);
    expect(asked).toEqual([]);
    stream.take(batch(7, 8));
    expect(known()).toEqual([8, 8]);
  });

  test("an answer that does not fit shows nothing wrong and asks for everything", async () => {
    begin(2);
    stream.catchUp();
    await answer({ with: "tail", batch: batch(7, 8) });
    expect(stream.reader.state.position.step).toBe(2);
    expect(asked[1]?.have).toEqual({ epoch: "none", seq: 0 });
    await answer({ with: "base", base: base(8) });
    expect(known()).toEqual([8, 8]);
  });
});

describe("a hello", () => {
  test("what comes before its answer waits for it", () => {
    stream.expectResume();
    stream.take(batch(4, 5));
    expect(asked).toEqual([]);
    stream.resume({ with: "base", base: base(4) });
    expect(known()).toEqual([5, 5]);
  });

  test("an answer to a question on an earlier line is not heard", async () => {
    begin(1);
    stream.catchUp();
    stream.pause();
    stream.expectResume();
    stream.resume({ with: "tail", batch: batch(1, 3) });
    await answer({ with: "base", base: base(9, "other") });
    expect(known()).toEqual([3, 3]);
  });

  test("without a line nobody is asked", async () => {
    begin(1);
    stream.hearOfHead(2);
    stream.pause();
    expect(clock.waiting).toBe(0);
    stream.take(batch(3, 4));
    stream.hearOfHead(4);
    await pass(clock, 5000);
    expect(asked).toEqual([]);
  });
});

describe("R5: behind the head that one heard of", () => {
  test("for a second is not asked, longer is", async () => {
    begin(1);
    stream.hearOfHead(3);
    await pass(clock, 999);
    expect(asked).toEqual([]);
    await pass(clock, 1);
    expect(asked.map(({ have }) => have.seq)).toEqual([1]);
  });

  test("news that comes in time spares the question", async () => {
    begin(1);
    stream.hearOfHead(3);
    stream.take(batch(1, 3));
    await pass(clock, 5000);
    expect(asked).toEqual([]);
  });

  test("a stream that never rests is not behind as long as it moves on", async () => {
    begin(1);
    for (let seq = 2; seq < 40; seq++) {
      stream.hearOfHead(seq);
      await pass(clock, 300);
      stream.take(batch(seq - 1, seq));
    }
    expect(asked).toEqual([]);
  });

  test("the head of another epoch is no head of this one", async () => {
    begin(9);
    stream.restart(base(2, "two"));
    stream.hearOfHead(2);
    await pass(clock, 5000);
    expect(asked).toEqual([]);
  });
});
