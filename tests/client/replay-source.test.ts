import { describe, expect, test } from "vitest";
import type { ApiResult } from "../../client/api.ts";
import type { RecordingAccess } from "../../client/replay/recording-access.ts";
import { createReplaySource, type ReplaySource } from "../../client/replay/replay-source.ts";
import type { Clock } from "../../domain/clock.ts";
import { classPad } from "../../domain/pad/pad-id.ts";
import type { Chunk } from "../../domain/recording/recording.ts";
import { spanAt, stateAt } from "../../domain/recording/replay.ts";
import { ok, refuse } from "../../domain/result.ts";
import { HandClock } from "../support/clock.ts";
import { Random } from "../support/random.ts";
import { type MadeRecording, RecordedStory } from "../support/recorded-story.ts";

const PAD = classPad(1);

/** Ten minutes of a class: steps, typing, a run, and five quiet minutes. */
function told(): MadeRecording {
  const story = new RecordedStory();
  story.ask(1000, "ada-1234", { type: "participant/join", name: "Ada" });
  story.ask(4000, "host", { type: "step/move", to: { step: 1, frame: 0 } });
  story.begin(5000, PAD, "def g():\n    yield 1\n");
  for (let second = 6; second < 200; second += 2)
    story.type(second * 1000, "host", PAD, (text) => text.insert(text.length, `# ${second}\n`));
  story.ask(250_000, "host", { type: "step/move", to: { step: 1, frame: 2 } });
  story.ask(560_000, "host", { type: "step/move", to: { step: 2, frame: 0 } });
  story.ask(600_000, "host", { type: "session/close" });
  return story.recording("shared");
}

/** An hour in which the class goes to and fro once a minute. */
function hour(): MadeRecording {
  const story = new RecordedStory();
  for (let minute = 1; minute <= 60; minute++)
    story.ask(minute * 61_000, "host", { type: "step/move", to: { step: minute % 2, frame: 0 } });
  return story.recording("shared");
}

/** A recording whose parts come when the test lets them come. */
class HeldRecording implements RecordingAccess {
  readonly made: MadeRecording;
  readonly asked: number[] = [];
  #held: (() => void)[] = [];
  #answers: ApiResult<Chunk>[] = [];
  holds = false;
  /** The server is not to be reached. */
  down = false;

  constructor(made: MadeRecording) {
    this.made = made;
  }

  /** The next request for a chunk is answered with this. */
  answerOnce(answer: ApiResult<Chunk>): void {
    this.#answers.push(answer);
  }

  /** All that was asked for comes. */
  async release(): Promise<void> {
    for (const come of this.#held.splice(0)) come();
    await settled();
  }

  readonly manifest: RecordingAccess["manifest"] = async () => ok(this.made.manifest);
  readonly chunk: RecordingAccess["chunk"] = async (n) => {
    this.asked.push(n);
    if (this.holds) await new Promise<void>((come) => this.#held.push(come));
    if (this.down) return refuse({ code: "unreachable" });
    return this.#answers.shift() ?? ok(this.made.chunks[n] as Chunk);
  };
  readonly lesson: RecordingAccess["lesson"] = async () => refuse({ code: "not-found" });
  readonly trace: RecordingAccess["trace"] = async () => refuse({ code: "not-found" });
  readonly voiceUrl = (): string => "";
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

/** A page in the background: time passes, and only then what was due is done. */
class LateClock implements Clock {
  #now = 0;
  #due: (() => void)[] = [];

  now(): number {
    return this.#now;
  }

  after(_ms: number, task: () => void): () => void {
    this.#due.push(task);
    return () => {
      this.#due = this.#due.filter((other) => other !== task);
    };
  }

  sleep(ms: number): void {
    this.#now += ms;
    for (const task of this.#due.splice(0)) task();
  }
}

async function open(made = told()) {
  const clock = new HandClock();
  const access = new HeldRecording(made);
  const source = createReplaySource(access, clock);
  const leave = source.subscribe(() => {});
  await settled();
  return { clock, access, source, leave, made };
}

function seen({ getSnapshot, recordedPads }: ReplaySource) {
  return { state: getSnapshot().state, text: recordedPads.read(PAD)?.text ?? null };
}

function expected({ manifest, chunks }: MadeRecording, t: number) {
  const now = stateAt(chunks[spanAt(manifest.chunks, t)] as Chunk, t);
  return { state: now.state, text: now.pads[PAD]?.text ?? null };
}

/** Plays for so many milliseconds, letting what is asked for come. */
async function playFor(clock: HandClock, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 500) {
    clock.advance(Math.min(500, ms - passed));
    await settled();
  }
}

describe("a replay", () => {
  test("shows at every instant what was then, in whatever order they are sought", async () => {
    const { source, made } = await open();
    const random = new Random(5);
    for (let turn = 0; turn < 60; turn++) {
      const t = random.int(made.manifest.length + 1);
      source.playback.seek(t);
      await settled();
      expect(source.playback.getSnapshot()).toMatchObject({ at: t, waiting: false });
      expect(seen(source)).toEqual(expected(made, t));
    }
  });

  test("comes by playing to what it comes to by seeking, over every border of chunks", async () => {
    const { source, clock, made } = await open();
    source.playback.setCompressIdle(false);
    source.playback.play();
    for (let second = 10; second <= 300; second += 10) {
      await playFor(clock, 10_000);
      const { at } = source.playback.getSnapshot();
      expect(at).toBe(second * 1000);
      expect(seen(source)).toEqual(expected(made, at));
    }
    expect(made.chunks.length).toBeGreaterThan(3);
  });

  test("begins before all of it is here, and fetches no more than what comes next", async () => {
    const { source, access } = await open();
    source.playback.play();
    expect(source.playback.getSnapshot()).toMatchObject({ is: "ready", playing: true, waiting: false });
    expect(access.asked).toEqual([0, 1, 2]);
  });

  test("fetches little of what is only dragged over, and the place where one stops", async () => {
    const { source, access, made } = await open(hour());
    access.holds = true;
    const before = access.asked.length;
    const { length, chunks } = made.manifest;
    expect(chunks.length).toBeGreaterThan(50);
    for (let share = 0; share <= 100; share++) source.playback.seek((length * share) / 100);
    source.playback.seek(1_800_000);
    expect(access.asked.length - before).toBeLessThanOrEqual(4);
    await access.release();
    await access.release();
    expect(source.playback.getSnapshot()).toMatchObject({ at: 1_800_000, waiting: false });
    expect(seen(source)).toEqual(expected(made, 1_800_000));
  });

  test("stands still and says so while something is missing, and goes on by itself", async () => {
    const { source, access, clock } = await open();
    source.playback.setCompressIdle(false);
    access.holds = true;
    source.playback.seek(400_000);
    source.playback.play();
    clock.advance(5000);
    expect(source.playback.getSnapshot()).toMatchObject({ at: 400_000, playing: true, waiting: true });
    await access.release();
    expect(source.playback.getSnapshot()).toMatchObject({ at: 400_000, playing: true, waiting: false });
    clock.advance(1000);
    expect(source.playback.getSnapshot().at).toBe(401_000);
  });

  test("asks again by itself when the server was not to be reached", async () => {
    const { source, access, clock } = await open();
    access.answerOnce(refuse({ code: "unreachable" }));
    source.playback.seek(400_000);
    await settled();
    expect(source.playback.getSnapshot()).toMatchObject({ waiting: true, failed: "unreachable" });
    clock.advance(500);
    await settled();
    expect(source.playback.getSnapshot()).toMatchObject({ waiting: false, failed: null });
  });

  test("does not storm a server that is away, and goes on when it is back", async () => {
    const { source, access, clock } = await open();
    access.down = true;
    const before = access.asked.length;
    source.playback.seek(400_000);
    await settled();
    const once = access.asked.length - before;
    expect(once).toBeGreaterThan(1);
    clock.advance(499);
    await settled();
    expect(access.asked.length).toBe(before + once);
    clock.advance(1);
    await settled();
    expect(access.asked.length).toBe(before + 2 * once);
    expect(source.playback.getSnapshot()).toMatchObject({ waiting: true, failed: "unreachable" });
    access.down = false;
    clock.advance(1000);
    await settled();
    expect(source.playback.getSnapshot()).toMatchObject({ at: 400_000, waiting: false, failed: null });
  });

  test("asks again for what is gone only when somebody says so", async () => {
    const { source, access, clock } = await open();
    access.answerOnce(refuse({ code: "recording-deleted" }));
    source.playback.seek(400_000);
    await settled();
    clock.advance(100_000);
    await settled();
    expect(source.playback.getSnapshot()).toMatchObject({ waiting: true, failed: "recording-deleted" });
    source.playback.retry();
    await settled();
    expect(source.playback.getSnapshot()).toMatchObject({ waiting: false, failed: null });
  });

  test("is where it would have been when the page was not woken for a while", async () => {
    const clock = new LateClock();
    const source = createReplaySource(new HeldRecording(told()), clock);
    source.subscribe(() => {});
    await settled();
    source.playback.setCompressIdle(false);
    source.playback.setSpeed(4);
    source.playback.play();
    clock.sleep(60_000);
    await settled();
    expect(source.playback.getSnapshot()).toMatchObject({ at: 240_000, playing: true, waiting: false });
    source.playback.setSpeed(0.5);
    clock.sleep(1000);
    expect(source.playback.getSnapshot().at).toBe(240_500);
    source.playback.pause();
    clock.sleep(1000);
    expect(source.playback.getSnapshot().at).toBe(240_500);
  });

  test("leaves idle time out only while it plays: any instant of it may be sought and is shown", async () => {
    const { source, clock, made } = await open();
    const [idle] = made.manifest.idle;
    if (!idle) throw new Error("The story has idle time");
    const middle = Math.floor((idle.from + idle.to) / 2);
    source.playback.seek(middle);
    await settled();
    expect(source.playback.getSnapshot()).toMatchObject({ at: middle, compressIdle: true });
    source.playback.play();
    await playFor(clock, 1000);
    expect(source.playback.getSnapshot().at).toBeCloseTo(idle.to + 1000, 0);
    source.playback.pause();
    source.playback.setCompressIdle(false);
    source.playback.seek(middle);
    source.playback.play();
    await playFor(clock, 1000);
    expect(source.playback.getSnapshot().at).toBeCloseTo(middle + 1000, 0);
  });

  test("stops at its end, and begins anew from there", async () => {
    const { source, clock, made } = await open();
    source.playback.seek(made.manifest.length - 500);
    await settled();
    source.playback.play();
    await playFor(clock, 1000);
    expect(source.playback.getSnapshot()).toMatchObject({ at: made.manifest.length, playing: false });
    source.playback.play();
    expect(source.playback.getSnapshot()).toMatchObject({ at: 0, playing: true });
  });

  test("goes from one thing that happened to the next", async () => {
    const { source } = await open();
    source.playback.seek(2000);
    source.playback.nextEvent();
    expect(source.playback.getSnapshot().at).toBe(4000);
    source.playback.nextEvent();
    expect(source.playback.getSnapshot().at).toBe(5000);
    expect(seen(source).text).toBe("def g():\n    yield 1\n");
  });

  test("lets whoever looks step by themselves, and takes them back untouched", async () => {
    const { source } = await open();
    source.playback.seek(300_000);
    await settled();
    expect(source.getSnapshot()).toMatchObject({ mode: "following", position: { step: 1, frame: 2 } });
    source.playback.play();
    source.goTo({ step: 1, frame: 1 });
    expect(source.getSnapshot()).toMatchObject({ mode: "own", position: { step: 1, frame: 1 } });
    expect(source.playback.getSnapshot()).toMatchObject({ at: 300_000, playing: false });
    source.returnToClass();
    expect(source.getSnapshot()).toMatchObject({ mode: "following", position: { step: 1, frame: 2 } });
  });

  test("is the same view as long as nothing happens", async () => {
    const { source, clock } = await open();
    source.playback.seek(300_000);
    await settled();
    const view = source.getSnapshot();
    source.playback.setCompressIdle(false);
    source.playback.play();
    await playFor(clock, 3000);
    expect(source.getSnapshot()).toBe(view);
  });

  test("says why there is nothing to show", async () => {
    const access = new HeldRecording(told());
    const gone = { ...access, manifest: async () => refuse({ code: "recording-expired" }) };
    const source = createReplaySource({ ...gone, chunk: access.chunk }, new HandClock());
    source.subscribe(() => {});
    await settled();
    expect(source.playback.getSnapshot()).toMatchObject({ is: "failed", failed: "recording-expired" });
  });
});
