import { describe, expect, test } from "vitest";
import { refuse } from "../../domain/result.ts";
import { expected, hour, openReplay, seen, settled } from "./support/replayed-class.ts";

describe("a replay over a line", () => {
  test("begins before all of it is here, and fetches no more than what comes next", async () => {
    const { source, access } = await openReplay();
    source.playback.play();
    expect(source.playback.getSnapshot()).toMatchObject({ is: "ready", playing: true, waiting: false });
    expect(access.asked).toEqual([0, 1, 2]);
  });

  test("fetches nothing ahead for whoever only looks for a place, and does once they play from there", async () => {
    const { source, access, made } = await openReplay(hour());
    const { chunks } = made.manifest;
    source.playback.seek(chunks[30]?.from ?? 0);
    await settled();
    expect(access.asked).toEqual([0, 30]);
    source.playback.play();
    await settled();
    expect(access.asked).toEqual([0, 30, 31, 32]);
  });

  test("fetches little of what is only dragged over, and the place where one stops", async () => {
    const { source, access, made } = await openReplay(hour());
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
    const { source, access, clock } = await openReplay();
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
    const { source, access, clock } = await openReplay();
    access.answerOnce(refuse({ code: "unreachable" }));
    source.playback.seek(400_000);
    await settled();
    expect(source.playback.getSnapshot()).toMatchObject({ waiting: true, failed: "unreachable" });
    clock.advance(500);
    await settled();
    expect(source.playback.getSnapshot()).toMatchObject({ waiting: false, failed: null });
  });

  test("does not storm a server that is away, and goes on when it is back", async () => {
    const { source, access, clock } = await openReplay();
    access.down = true;
    const before = access.asked.length;
    source.playback.seek(400_000);
    source.playback.play();
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
    const { source, access, clock } = await openReplay();
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
});
