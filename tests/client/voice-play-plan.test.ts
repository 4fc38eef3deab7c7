import { describe, expect, test } from "vitest";
import { cuesAt, type Playing, stretchesOf } from "../../client/voice/voice-play-plan.ts";
import { correctionOf, learntLag, shownLag } from "../../client/voice/voice-play-sync.ts";
import { recordedTimeOf } from "../../domain/recording/idle-time.ts";
import type { VoicePiece } from "../../domain/recording/recording.ts";
import { Random } from "../support/random.ts";

/** Ten seconds each, heard from 0 to 29.5 s; those that follow another have 250 ms of it. */
const voice = [piece("a", 0, 10_000, 0), piece("b", 10_000, 9750, 250), piece("c", 19_750, 9750, 250)];

function piece(name: string, from: number, length: number, skip: number): VoicePiece {
  return { name, from, length, skip, type: "audio/webm;codecs=opus", size: 1 };
}

function at(t: number, other: Partial<Playing> = {}): Playing {
  return { at: t, speed: 1, runs: true, idle: [], startLag: 70, ...other };
}

function heard(cues: ReturnType<typeof cuesAt>): string[] {
  return cues.filter((cue) => cue.heard).map(({ stretch }) => stretch.piece.name);
}

describe("what of a voice is heard when", () => {
  test("is each piece in its turn, from where its own beginning is skipped", () => {
    const told = stretchesOf(voice, []).map(({ piece: { name }, from, to, media, takesOver }) => ({
      name,
      from,
      to,
      media,
      takesOver,
    }));
    expect(told).toEqual([
      { name: "a", from: 0, to: 10_000, media: 0, takesOver: false },
      { name: "b", from: 10_000, to: 19_750, media: 250, takesOver: true },
      { name: "c", from: 19_750, to: 29_500, media: 250, takesOver: true },
    ]);
  });

  test("is never two at once, however pieces lie over each other", () => {
    const over = [piece("b", 4000, 4000, 0), piece("a", 0, 5000, 0), piece("c", 5500, 1000, 100)];
    const told = stretchesOf(over, []).map(({ piece: { name }, from, to, media }) => [name, from, to, media]);
    expect(told).toEqual([
      ["a", 0, 5000, 0],
      ["b", 5000, 8000, 1000],
    ]);
  });

  test("is nothing in the times that are left out", () => {
    const idle = [
      { from: 3000, to: 12_000 },
      { from: 15_000, to: 15_500 },
    ];
    const told = stretchesOf(voice, idle).map(({ piece: { name }, from, to, media }) => [
      name,
      from,
      to,
      media,
    ]);
    expect(told).toEqual([
      ["a", 0, 3000, 0],
      ["b", 12_000, 15_000, 2250],
      ["b", 15_500, 19_750, 5750],
      ["c", 19_750, 29_500, 250],
    ]);
  });
});

describe("what a piece should be doing", () => {
  const stretches = stretchesOf(voice, []);

  test("it runs where the replay is, and the next ones wait where they begin", () => {
    const [now, next] = cuesAt(stretches, at(4000), 3);
    expect(now).toMatchObject({ media: 4000, runs: true, heard: true });
    expect(next).toMatchObject({ media: 0, runs: false, heard: false });
  });

  test("none runs while the replay stands", () => {
    expect(cuesAt(stretches, at(4000, { runs: false }), 3).filter((cue) => cue.runs || cue.heard)).toEqual(
      [],
    );
  });

  test("it runs a moment before its turn, unheard, and is where it should be at its turn", () => {
    const [, next] = cuesAt(stretches, at(9800), 2);
    expect(next).toMatchObject({ media: 50, runs: true, heard: false });
    expect(cuesAt(stretches, at(9740), 2)[1]).toMatchObject({ runs: false });
    // At four times the speed that moment is a longer stretch of the piece, as far as it has one.
    expect(cuesAt(stretches, at(9760, { speed: 4 }), 2)[1]).toMatchObject({ media: 10, runs: true });
    expect(cuesAt(stretches, at(10_000), 2)[0]).toMatchObject({ media: 250, runs: true, heard: true });
  });

  test("one takes over from the other within the last moments that both have", () => {
    expect(heard(cuesAt(stretches, at(9970), 2))).toEqual(["a"]);
    expect(heard(cuesAt(stretches, at(9990), 2))).toEqual(["b"]);
    expect(heard(cuesAt(stretches, at(10_000), 2))).toEqual(["b"]);
  });

  test("it says when that changes, to be looked at again", () => {
    expect(cuesAt(stretches, at(9000), 2)[0]?.changesIn).toBe(980);
    expect(cuesAt(stretches, at(9000, { speed: 2 }), 2)[0]?.changesIn).toBe(480);
    expect(cuesAt(stretches, at(9000), 2)[1]?.changesIn).toBe(750);
  });

  test("what comes after idle time gets ready before that, as if it were not there", () => {
    const idle = [{ from: 3000, to: 12_000 }];
    const cut = stretchesOf(voice, idle);
    const [now, next] = cuesAt(cut, at(2900, { idle }), 2);
    expect(now).toMatchObject({ media: 2900, heard: true });
    expect(next).toMatchObject({ media: 2150, runs: true, heard: false });
    expect(cuesAt(cut, at(12_000, { idle }), 1)[0]).toMatchObject({ media: 2250, heard: true });
  });

  test("what is far ahead is left alone, and at the end there is nothing", () => {
    const late = stretchesOf([piece("z", 120_000, 5000, 0)], []);
    expect(cuesAt(late, at(0), 3)).toEqual([]);
    expect(cuesAt(late, at(0, { speed: 4 }), 3)).toHaveLength(0);
    expect(cuesAt(late, at(100_000), 3)).toHaveLength(1);
    expect(cuesAt(stretches, at(29_500), 3)).toEqual([]);
  });

  test("at any instant, speed and idle time: one is heard at most, and just that which belongs there", () => {
    const random = new Random(3);
    for (let turn = 0; turn < 500; turn++) {
      const from = random.int(29_000);
      const idle = turn % 2 ? [{ from, to: from + 1 + random.int(9000) }] : [];
      const cut = stretchesOf(voice, idle);
      const t = recordedTimeOf(idle, random.int(20_000));
      const speed = [0.5, 1, 4][turn % 3] as number;
      const cues = cuesAt(cut, at(t, { speed, idle }), 3);
      expect(heard(cues).length).toBeLessThanOrEqual(1);
      for (const { stretch, media, heard: is } of cues) {
        const belongs = stretch.piece.skip + t - stretch.piece.from;
        if (is && t >= stretch.from) expect(media).toBeCloseTo(belongs, 6);
      }
    }
  });
});

describe("how a piece comes back into step", () => {
  const near = { speed: 1, rate: 1, since: 5000, isHushed: false };

  test("it is left alone while it is near", () => {
    expect(correctionOf({ ...near, ms: 10 })).toEqual({ does: "rate", rate: 1 });
    expect(correctionOf({ ...near, ms: -10 })).toEqual({ does: "rate", rate: 1 });
  });

  test("a little off, it goes slower or faster, and by so little that nobody hears it", () => {
    for (const speed of [0.5, 1, 4])
      for (const ms of [-80, -60, 60, 80]) {
        const correction = correctionOf({ ...near, ms, speed, rate: speed });
        if (correction.does !== "rate") throw new Error("It jumped");
        expect(Math.sign(speed - correction.rate)).toBe(Math.sign(ms));
        expect(Math.abs(correction.rate / speed - 1)).toBeLessThanOrEqual(0.101);
      }
  });

  test("once it mends it goes on until it is quite near", () => {
    expect(correctionOf({ ...near, ms: 8, rate: 0.98 })).toMatchObject({ rate: 0.98 });
    expect(correctionOf({ ...near, ms: 4, rate: 0.98 })).toEqual({ does: "rate", rate: 1 });
  });

  test("far off it jumps, but not again and again", () => {
    expect(correctionOf({ ...near, ms: -300 })).toEqual({ does: "jump" });
    expect(correctionOf({ ...near, ms: -200, since: 400 })).toMatchObject({ does: "rate" });
    expect(correctionOf({ ...near, ms: -900, since: 400 })).toEqual({ does: "jump" });
    expect(correctionOf({ ...near, ms: -900, since: 200 })).toMatchObject({ does: "rate" });
  });

  test("unheard, it mends as quickly as it can, and jumps only where that is quicker", () => {
    const hushed = { ...near, since: 200, isHushed: true };
    expect(correctionOf({ ...hushed, ms: -30 })).toEqual({ does: "rate", rate: 1.26 });
    expect(correctionOf({ ...hushed, ms: 240, speed: 4, rate: 4 })).toEqual({ does: "rate", rate: 2 });
    expect(correctionOf({ ...hushed, ms: 250, speed: 4, rate: 4 })).toEqual({ does: "jump" });
  });

  test("how long a browser takes to begin is learnt, and one that was held up says little", () => {
    let lag = 70;
    for (let turn = 0; turn < 20; turn++)
      lag = learntLag(lag, shownLag(lag, { ms: (lag - 130) * 4, speed: 4 }));
    expect(lag).toBeCloseTo(130, 0);
    expect(Math.abs(learntLag(70, shownLag(70, { ms: -5000, speed: 1 })) - 70)).toBeLessThan(20);
  });
});
