import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type RecordedPiece, TurnRecorder } from "../../client/voice/turn-recorder.ts";

/** The browser's recorder, which hands over when the test says so. The real one is heard in tests/e2e/voice.spec.ts. */
class HandMediaRecorder {
  static all: HandMediaRecorder[] = [];
  state = "inactive";
  readonly mimeType = "audio/webm;codecs=opus";
  ondataavailable: (event: { data: Blob }) => void = () => {};
  onstop: () => void = () => {};
  onerror: () => void = () => {};

  constructor() {
    HandMediaRecorder.all.push(this);
  }

  start(): void {
    this.state = "recording";
  }

  /** The last of it is handed over when the test says so, as by a browser that is busy. */
  stop(): void {
    this.state = "inactive";
  }

  hand(text: string): void {
    this.ondataavailable({ data: new Blob([text]) });
  }

  end(text = ""): void {
    this.state = "inactive";
    this.hand(text);
    this.onstop();
  }
}

let now: number;
let asleep: number;
let names: number;
let turns: number;
let more: number;
let troubles: number;
let pieces: RecordedPiece[];
let recorder: TurnRecorder;

beforeEach(() => {
  [now, asleep, names, turns, more, troubles, pieces] = [1000, 0, 0, 0, 0, 0, []];
  HandMediaRecorder.all = [];
  vi.stubGlobal("MediaRecorder", HandMediaRecorder);
  recorder = new TurnRecorder({
    stream: {} as MediaStream,
    type: "audio/webm",
    now: () => now,
    wallNow: () => now + asleep,
    newName: () => `piece-${++names}`,
    onTurn: () => turns++,
    onMore: () => more++,
    onPiece: (piece) => pieces.push(piece),
    onTrouble: () => troubles++,
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const turn = (number: number): HandMediaRecorder => HandMediaRecorder.all[number - 1] as HandMediaRecorder;
const states = (): string[] => HandMediaRecorder.all.map(({ state }) => state);

/** Half a second of one recorder after the other, up to `until` on the page's clock. */
function speak(number: number, until: number): void {
  while (now < until) {
    now += 500;
    turn(number).hand(`${number}`);
  }
}

function texts(): Promise<string[]> {
  return Promise.all(pieces.map(({ sound }) => sound.text()));
}

test("a piece ends only when the next one has a second of it: nothing is lost between them", async () => {
  recorder.start();
  speak(1, 10_500);
  expect(states()).toEqual(["recording"]);
  speak(1, 11_000);
  expect([states(), turns]).toEqual([["recording", "recording"], 2]);
  speak(1, 12_000);
  expect(states()).toEqual(["recording", "recording"]);
  turn(2).hand("2");
  expect(states()).toEqual(["recording", "recording"]);
  turn(2).hand("2");
  expect(states()).toEqual(["inactive", "recording"]);
  expect(pieces).toEqual([]);
  turn(1).end(".");
  expect(pieces).toMatchObject([{ name: "piece-1", startedAt: 1000, lasted: 11_000 }]);
  expect(await texts()).toEqual([`${"1".repeat(22)}.`]);
  expect(pieces[0]?.sound.type).toBe("audio/webm;codecs=opus");
});

test("finishing ends all that is under way, and what still comes is in it", async () => {
  recorder.start();
  speak(1, 11_500);
  recorder.finish();
  expect(states()).toEqual(["inactive", "inactive"]);
  turn(1).end("!");
  turn(2).end("");
  expect(pieces.map(({ name }) => name)).toEqual(["piece-1"]);
  expect((await texts())[0]).toMatch(/1!$/);
  recorder.finish();
  expect(pieces).toHaveLength(1);
});

test("what there is so far can be had at any time, under the name of the piece that it will be", async () => {
  recorder.start();
  expect(recorder.soFar()).toEqual([]);
  speak(1, 3000);
  expect(more).toBe(4);
  const [half] = recorder.soFar();
  expect(half).toMatchObject({ name: "piece-1", startedAt: 1000, lasted: 2000 });
  expect(await half?.sound.text()).toBe("1111");
});

test("after a sleep a new piece begins: what comes then does not follow on what was before", async () => {
  recorder.start();
  speak(1, 3000);
  asleep = 3_600_000;
  speak(1, 3500);
  expect(states()).toEqual(["recording", "recording"]);
  turn(2).hand("2");
  turn(1).end("after");
  expect(pieces).toMatchObject([{ startedAt: 1000, lasted: 2000 }]);
  expect(await texts()).toEqual(["1111"]);
  expect(recorder.soFar()).toMatchObject([{ name: "piece-2", startedAt: 3500 }]);
});

test("a recorder that ends by itself gives what it has, and does not begin again", async () => {
  recorder.start();
  speak(1, 3000);
  turn(1).end();
  expect(await texts()).toEqual(["1111"]);
  expect([recorder.soFar(), HandMediaRecorder.all.length]).toEqual([[], 1]);
});

test("trouble is told, from the beginning on", () => {
  recorder.start();
  turn(1).onerror();
  expect(troubles).toBe(1);
  vi.stubGlobal(
    "MediaRecorder",
    class {
      constructor() {
        throw new DOMException("no", "NotSupportedError");
      }
    },
  );
  recorder.finish();
  recorder.start();
  expect([troubles, recorder.soFar()]).toEqual([2, []]);
});
