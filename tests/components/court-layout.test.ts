import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CourtSight, LabelShape } from "../../components/court/court-shapes.ts";
import { courtScript } from "../../components/court/court-texts.ts";
import { gapMiddle, gapsOf } from "../../components/court/layout-arrows.ts";
import { layoutCourt } from "../../components/court/layout-court.ts";
import { apart, roundStep } from "../../components/court/layout-ticks.ts";
import { spanAt } from "../../components/court/span-at.ts";
import { madeUpCourt } from "../support/made-up-court.ts";

const anyCourt = fc.record({
  lanes: fc.integer({ min: 2, max: 12 }),
  steps: fc.integer({ min: 3, max: 400 }),
  seed: fc.nat(),
  longest: fc.integer({ min: 1, max: 20 }),
});
const anyPitch = fc.constantFrom(52, 62, 90);
const anyUnit = fc.double({ min: 0.2, max: 120, noNaN: true });

function drawn(made: ReturnType<typeof madeUpCourt>, unit: number, part: Partial<CourtSight> = {}) {
  const { court, trace } = made;
  const rows = court.lanes.map((_, lane) => lane);
  const view = {
    unit,
    from: 0,
    to: court.length,
    end: court.length * unit + 20,
    rows,
    pitch: 52,
    bar: 26,
    text: 12.5,
    ...part,
  };
  return { view, shapes: layoutCourt(court, view, courtScript(trace, court)) };
}

function overlap(a: LabelShape, b: LabelShape): boolean {
  const sideways = a.x < b.x + b.width && b.x < a.x + a.width;
  return sideways && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}

describe("the picture of a court", () => {
  test("no two texts overlap, and none lies on an arrow, at any distance", () => {
    fc.assert(
      fc.property(anyCourt, anyUnit, anyPitch, (size, unit, pitch) => {
        const { view, shapes } = drawn(madeUpCourt(size), unit, { pitch });
        const labels = [...shapes.spanLabels, ...shapes.arrowLabels];
        expect(labels.filter((one, at) => labels.slice(at + 1).some((other) => overlap(one, other)))).toEqual(
          [],
        );
        const struck = shapes.arrowLabels.filter(({ x, y, width }) =>
          shapes.arrows.some(
            (arrow) =>
              arrow.x > x - 1 &&
              arrow.x < x + width + 1 &&
              gapsOf(arrow).some((gap) => Math.abs(gapMiddle(gap, view) - y) < (view.pitch - view.bar) / 2),
          ),
        );
        expect(struck).toEqual([]);
        expect(labels.filter(({ x, width }) => x < 0 || x + width > view.end)).toEqual([]);
        for (const list of [shapes.spanLabels, shapes.arrowLabels])
          expect(list.map(({ since }) => since)).toEqual(
            list.map(({ since }) => since).toSorted((a, b) => a - b),
          );
        const { ticks } = shapes;
        expect(
          ticks.filter((tick, at) => ticks.slice(at + 1).some((other) => !apart(tick, other, 1))),
        ).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test("arrows thin out at a distance: none stands nearer to its neighbour than eight pixels", () => {
    const made = madeUpCourt({ lanes: 3, steps: 2000, seed: 7, longest: 2 });
    const near = drawn(made, 40).shapes.arrows;
    const far = drawn(made, 0.5).shapes.arrows;
    expect(near).toHaveLength(made.court.arrows.length);
    expect(far.length).toBeGreaterThan(20);
    expect(far.length).toBeLessThan(near.length / 4);
    const inFirstGap = far.filter((arrow) => gapsOf(arrow).includes(1)).map(({ x }) => x);
    const distances = inFirstGap.slice(1).map((x, at) => x - (inFirstGap[at] as number));
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(8);
  });

  test("what is out of sight is not laid out", () => {
    const made = madeUpCourt({ lanes: 40, steps: 5000, seed: 3 });
    const { shapes } = drawn(made, 40, { from: 2000, to: 2030 });
    expect(shapes.arrows.every(({ index }) => index >= 2000 && index <= 2030)).toBe(true);
    expect(shapes.arrows.length).toBeGreaterThan(3);
    expect(shapes.spanLabels.length).toBeLessThan(120);
  });

  test("spans too narrow to be told apart are drawn as one", () => {
    const made = madeUpCourt({ lanes: 2, steps: 1000, seed: 1, longest: 1 });
    const looks = (unit: number) => drawn(made, unit).shapes.spans.map(({ look }) => look);
    expect(looks(0.5)).toContain("mixed");
    expect(looks(0.5)).not.toContain("ink");
    expect(looks(20)).toContain("ink");
    expect(looks(20)).not.toContain("mixed");
  });

  test("an arrow whose lane is not shown is left out", () => {
    const made = madeUpCourt({ lanes: 4, steps: 60, seed: 5 });
    const { shapes } = drawn(made, 30, { rows: [0, 2] });
    expect(shapes.arrows.length).toBeGreaterThan(0);
    for (const { arrow } of shapes.arrows) {
      const { fromLane, toLane } = made.court.arrows[arrow]!;
      expect([0, 2]).toContain(fromLane);
      expect([0, 2]).toContain(toLane);
    }
  });
});

test("a lane's span is found by halving, as by looking at each", () => {
  const { court } = madeUpCourt({ lanes: 5, steps: 300, seed: 11 });
  for (const lane of court.lanes) {
    for (let index = 0; index < court.length; index++) {
      const slow = lane.spans.find(({ from, to }) => from <= index && index < to) ?? null;
      expect(spanAt(lane, index)).toBe(slow);
    }
  }
});

test("round numbers of frames", () => {
  expect([1, 3, 7, 12, 60, 900].map(roundStep)).toEqual([1, 5, 10, 20, 100, 1000]);
});
