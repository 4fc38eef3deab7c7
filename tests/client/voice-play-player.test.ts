import { describe, expect, test } from "vitest";
import { createReplaySource } from "../../client/replay/replay-source.ts";
import { VoicePlayer } from "../../client/voice/voice-player.ts";
import type { Manifest, VoicePiece } from "../../domain/recording/recording.ts";
import { HandClock } from "../support/clock.ts";
import { MadeElement } from "./support/made-element.ts";
import { HeldRecording, settled, told } from "./support/replayed-class.ts";

const TYPE = "audio/webm;codecs=opus";

/** A minute in pieces of ten seconds that have a second of each other. */
const voice = Array.from({ length: 6 }, (_, n): VoicePiece => {
  const skip = n === 0 ? 0 : 1000;
  return { name: `v${n}`, from: n * 9000 + skip, length: 10_000 - skip, skip, type: TYPE, size: 1 };
});

/** A replay of a class with a voice that lies in the page. */
async function spoken(change: Partial<Manifest> = {}, canPlay = true) {
  const clock = new HandClock();
  const made = told();
  const access = new HeldRecording({ ...made, manifest: { ...made.manifest, idle: [], voice, ...change } });
  const urls = Object.assign(access, { voiceUrl: ({ name }: VoicePiece) => `blob:${name}` });
  const source = createReplaySource(urls, clock);
  source.subscribe(() => {});
  await settled();
  const elements: MadeElement[] = [];
  const player = new VoicePlayer({
    playback: source.playback,
    clock,
    makeElement: () => {
      const element = new MadeElement(clock);
      elements.push(element);
      return element;
    },
    canPlay: () => canPlay,
    start: { on: true, volume: 1 },
  });
  player.begin();
  await settled();
  const run = async (ms: number, look: () => void = () => {}): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 5) {
      clock.advance(5);
      await settled();
      look();
    }
  };
  const heard = (): MadeElement[] => elements.filter((one) => !one.paused && !one.muted && one.volume > 0.5);
  /** How far what is heard is from the replay, in ms of the recording; null while nothing is heard. */
  const off = (): number | null => {
    const [one] = heard();
    const piece = voice.find(({ name }) => one?.src === `blob:${name}`);
    if (!one || !piece) return null;
    return piece.from - piece.skip + one.currentTime * 1000 - source.playback.instant();
  };
  return { playback: source.playback, player, elements, run, heard, off };
}

describe("the voice of a replay", () => {
  test.each([0.5, 0.75, 1, 1.5, 2, 3, 4])("is in step at %f times, over every border", async (speed) => {
    const { playback, run, off } = await spoken();
    playback.setSpeed(speed);
    playback.play();
    // By then it has learnt how long this browser takes to begin.
    await run(22_000 / speed);
    const offs: (number | null)[] = [];
    await run(25_000 / speed, () => offs.push(off()));
    const known = offs.filter((one) => one !== null);
    expect(Math.max(...known.map(Math.abs))).toBeLessThanOrEqual(100);
    expect(known.length / offs.length).toBeGreaterThan(0.97);
  });

  test("is never two voices, but for the moment in which one takes over", async () => {
    const { playback, run, heard } = await spoken();
    playback.play();
    let both = 0;
    await run(30_000, () => {
      both += heard().length > 1 ? 1 : 0;
    });
    expect(both).toBeLessThan(10);
  });

  test("is silent and stands still with the replay, and goes on from there", async () => {
    const { playback, run, heard, off } = await spoken();
    playback.play();
    await run(3000);
    playback.pause();
    await run(50);
    expect(heard()).toEqual([]);
    await run(5000);
    playback.play();
    await run(400);
    expect(Math.abs(off() ?? 999)).toBeLessThanOrEqual(100);
  });

  test("follows a seek, also within a piece, and says nothing of what lies between", async () => {
    const { playback, run, off } = await spoken();
    playback.play();
    await run(2000);
    for (const t of [6000, 31_000, 30_000, 1000]) {
      playback.seek(t);
      const offs: (number | null)[] = [];
      await run(900, () => offs.push(off()));
      expect(offs.filter((one) => one !== null && Math.abs(one) > 200)).toEqual([]);
      expect(Math.abs(off() ?? 999)).toBeLessThanOrEqual(100);
    }
  });

  test("leaves out what is idle, and is in step right after it", async () => {
    const idle = [{ from: 4000, to: 26_000 }];
    const { playback, run, off } = await spoken({ idle });
    playback.play();
    await run(3900);
    const offs: (number | null)[] = [];
    await run(2000, () => offs.push(off()));
    expect(playback.instant()).toBeGreaterThan(27_000);
    expect(Math.max(...offs.filter((one) => one !== null).map(Math.abs))).toBeLessThanOrEqual(100);
    expect(off()).not.toBeNull();
  });

  test("catches up when the machine had other things to do", async () => {
    const { playback, run, elements, off } = await spoken();
    playback.play();
    await run(3000);
    for (const element of elements) element.stall(900);
    expect(Math.abs(off() ?? 0)).toBeGreaterThan(500);
    await run(1500);
    expect(Math.abs(off() ?? 999)).toBeLessThanOrEqual(100);
  });

  test("waits for a press of a button where the browser wants one", async () => {
    const { playback, player, run, elements, heard } = await spoken();
    for (const element of elements) element.refuses = true;
    playback.play();
    await run(500);
    expect(player.getSnapshot()).toMatchObject({ on: true, is: "refused" });
    expect(playback.getSnapshot().playing).toBe(true);
    for (const element of elements) element.refuses = false;
    player.turn(true);
    await run(500);
    expect(player.getSnapshot()).toMatchObject({ on: true, is: "well" });
    expect(heard()).toHaveLength(1);
  });

  test("stops the replay when somebody else stops it: a headset that was taken off", async () => {
    const { playback, run, heard } = await spoken();
    playback.play();
    await run(2000);
    heard()[0]?.pause();
    await settled();
    expect(playback.getSnapshot().playing).toBe(false);
  });

  test("goes on where a piece is shorter than was said, without beginning it anew", async () => {
    const [first] = voice as [VoicePiece];
    const { playback, run, heard } = await spoken({ voice: [{ ...first, length: 14_000 }] });
    playback.play();
    await run(10_300);
    const again: unknown[] = [];
    await run(3000, () => again.push(...heard().filter((one) => !one.ended)));
    expect(again).toEqual([]);
    expect(playback.getSnapshot()).toMatchObject({ playing: true });
  });

  test("is turned off and on, and as loud as one likes", async () => {
    const { playback, player, run, heard } = await spoken();
    playback.play();
    await run(1000);
    player.setVolume(0.6);
    await run(100);
    expect(heard()[0]?.volume).toBe(0.6);
    player.turn(false);
    await run(100);
    expect(heard()).toEqual([]);
    player.turn(true);
    await run(500);
    expect(heard()).toHaveLength(1);
  });

  test("says so where this browser cannot play it", async () => {
    const { playback, player, run } = await spoken({}, false);
    expect(player.getSnapshot().is).toBe("unplayable");
    playback.play();
    await run(1000);
    expect(playback.getSnapshot().at).toBeGreaterThan(900);
  });

  test("is silent when nobody looks any more", async () => {
    const { playback, player, run, heard } = await spoken();
    playback.play();
    await run(1000);
    player.end();
    await run(100);
    expect(heard()).toEqual([]);
    player.begin();
    await run(500);
    expect(heard()).toHaveLength(1);
  });
});
