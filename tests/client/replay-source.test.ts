import { describe, expect, test } from "vitest";
import type { ApiFailure } from "../../client/api.ts";
import { fromTheStart } from "../../client/replay/replay-player.ts";
import { createReplaySource } from "../../client/replay/replay-source.ts";
import { refuse } from "../../domain/result.ts";
import { HandClock } from "../support/clock.ts";
import { Random } from "../support/random.ts";
import {
  expected,
  HeldRecording,
  LateClock,
  openReplay,
  playFor,
  seen,
  settled,
  soFar,
  told,
} from "./support/replayed-class.ts";

describe("a replay", () => {
  test("shows at every instant what was then, in whatever order they are sought", async () => {
    const { source, made } = await openReplay();
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
    const { source, clock, made } = await openReplay();
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
    const { source, clock, made } = await openReplay();
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
    const { source, clock, made } = await openReplay();
    source.playback.seek(made.manifest.length - 500);
    await settled();
    source.playback.play();
    await playFor(clock, 1000);
    expect(source.playback.getSnapshot()).toMatchObject({ at: made.manifest.length, playing: false });
    source.playback.play();
    expect(source.playback.getSnapshot()).toMatchObject({ at: 0, playing: true });
  });

  test("of a class that is still going on goes on by itself when more has come", async () => {
    const made = told();
    const { manifest } = made;
    const { source, clock, access } = await openReplay({ ...made, manifest: soFar(manifest, 200_000) });
    source.playback.seek(199_000);
    source.playback.play();
    await playFor(clock, 20_000);
    expect(source.playback.getSnapshot()).toMatchObject({ at: 200_000, playing: true, waiting: false });
    source.playback.seek(150_000);
    await playFor(clock, 20_000);
    expect(source.playback.getSnapshot().at).toBeGreaterThan(169_000);
    source.playback.seek(200_000);
    access.made = made;
    await playFor(clock, 12_000);
    const { at } = source.playback.getSnapshot();
    expect(at).toBeGreaterThan(200_000);
    expect(seen(source)).toEqual(expected(made, at));
  });

  test("goes from one thing that happened to the next", async () => {
    const { source } = await openReplay();
    source.playback.seek(2000);
    source.playback.nextEvent();
    expect(source.playback.getSnapshot().at).toBe(4000);
    source.playback.nextEvent();
    expect(source.playback.getSnapshot().at).toBe(5000);
    expect(seen(source).text).toBe("def g():\n    yield 1\n");
    source.playback.seek(480_000);
    await settled();
    source.playback.nextEvent();
    // Over borders of chunks in which nothing happens.
    expect(source.playback.getSnapshot().at).toBe(560_000);
  });

  test("lets whoever looks step by themselves, and takes them back untouched", async () => {
    const { source } = await openReplay();
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
    const { source, clock } = await openReplay();
    source.playback.seek(300_000);
    await settled();
    const view = source.getSnapshot();
    source.playback.setCompressIdle(false);
    source.playback.play();
    await playFor(clock, 3000);
    expect(source.getSnapshot()).toBe(view);
  });

  test.each(["being-prepared", "nothing-recorded"])(
    "waits for a recording that is not there yet (%s), and opens by itself when it is",
    async (code) => {
      const clock = new HandClock();
      const held = new HeldRecording(told());
      let isReady = false;
      const manifest = async () => (isReady ? held.manifest() : refuse({ code } satisfies ApiFailure));
      const { classPart, asidePart, lesson, trace, voiceUrl } = held;
      const access = { manifest, classPart, asidePart, lesson, trace, voiceUrl };
      const source = createReplaySource(access, clock, { ...fromTheStart, at: 5000 });
      const leave = source.subscribe(() => {});
      await settled();
      expect(source.playback.getSnapshot()).toMatchObject({ is: "failed", failed: code });
      await playFor(clock, 10_000);
      isReady = true;
      await playFor(clock, 2000);
      expect(source.playback.getSnapshot()).toMatchObject({
        is: "ready",
        failed: null,
        at: 5000,
        waiting: false,
      });
      leave();
      expect(clock.waiting).toBe(0);
    },
  );

  test("waits for the first that is recorded of a class that goes on", async () => {
    const clock = new HandClock();
    const made = told();
    const access = new HeldRecording({ ...made, manifest: soFar(made.manifest, 0) });
    const source = createReplaySource(access, clock);
    const leave = source.subscribe(() => {});
    await settled();
    expect(source.playback.getSnapshot()).toMatchObject({ is: "ready", length: 0 });
    access.made = { ...made, manifest: soFar(made.manifest, 90_000) };
    await playFor(clock, 2000);
    expect(source.playback.getSnapshot()).toMatchObject({ length: 90_000, waiting: false, failed: null });
    leave();
    expect(clock.waiting).toBe(0);
  });

  test("says why there is nothing to show", async () => {
    const access = new HeldRecording(told());
    const gone = { ...access, manifest: async () => refuse({ code: "recording-expired" }) };
    const source = createReplaySource(
      { ...gone, classPart: access.classPart, asidePart: access.asidePart },
      new HandClock(),
    );
    source.subscribe(() => {});
    await settled();
    expect(source.playback.getSnapshot()).toMatchObject({ is: "failed", failed: "recording-expired" });
  });
});
