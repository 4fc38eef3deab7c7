import { expect, test } from "vitest";
import { cutPlan } from "../../domain/recording/cut-plan.ts";
import { cutOfPiece } from "../../domain/recording/cut-voice.ts";
import type { Span } from "../../domain/recording/recording.ts";
import { voiceOf } from "../../domain/recording/timeline.ts";
import { Random } from "../support/random.ts";

const LASTED = 120_000;
/** Pieces of ten seconds that overlap by one. */
const PIECES = Array.from({ length: 12 }, (_, n) => ({
  name: `v${n}`,
  from: n * 9000 + 500,
  length: 10_000,
  type: "audio/webm",
  size: 1,
}));

/** What is left of that voice in a class without these spans, as its manifest tells it. */
function told(hidden: readonly Span[], chunkEnds: readonly number[] = []) {
  const spans = [...chunkEnds, LASTED].map((to, n) => ({ from: chunkEnds[n - 1] ?? 0, to }));
  const recorded = [{ from: 0, to: LASTED }];
  const plan = cutPlan({ recorded, spans }, { trim: { from: 0, to: null }, hidden });
  const part = (at: number) => plan.parts.find(({ session }) => session.from <= at && at < session.to);
  const chunks = plan.chunks.map(({ part, session }) => ({
    from: part.from + session.from - part.session.from,
    to: part.from + session.to - part.session.from,
  }));
  return { manifest: { voice: voiceOf(PIECES, plan), chunks }, part };
}

test("of a piece of which nothing was cut out nothing is, though its neighbours have some of it too", () => {
  const { manifest } = told([], [60_100]);
  for (const { name } of PIECES) expect(cutOfPiece(manifest, name)).toEqual([]);
});

test("of a piece is cut what was: within it, at its beginning, at its end", () => {
  const { manifest } = told([
    { from: 2000, to: 4000 },
    { from: 18_000, to: 20_000 },
  ]);
  const infinity = Number.POSITIVE_INFINITY;
  expect(cutOfPiece(manifest, "v0")).toEqual([{ from: 1500, to: 3500 }]);
  expect(cutOfPiece(manifest, "v1")).toEqual([{ from: 8500, to: infinity }]);
  expect(cutOfPiece(manifest, "v2")).toEqual([{ from: 0, to: 1500 }]);
  expect(cutOfPiece(manifest, "v3")).toEqual([]);
});

test("whatever was cut out of a class, no piece of its voice has any of that", () => {
  for (let seed = 0; seed < 200; seed++) {
    const random = new Random(seed);
    const hidden = Array.from({ length: 1 + random.int(4) }, () => {
      const from = random.int(LASTED);
      return { from, to: from + random.int(15_000) };
    });
    const { manifest, part } = told(hidden, [31_000, 77_000]);
    for (const { name, from, length } of PIECES) {
      // One that is not in the manifest is not in the file.
      if (!manifest.voice.some((piece) => piece.name === name)) continue;
      const cuts = cutOfPiece(manifest, name);
      const heard = (at: number) => !cuts.some((cut) => cut.from <= at && at < cut.to);
      for (let at = 0; at < length; at += 50)
        if (heard(at) && !part(from + at)) expect.fail(`seed ${seed}, ${name}: ${at} ms is to be heard`);
    }
  }
});
