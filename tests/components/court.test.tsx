import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { isOneHandOver } from "../../components/court/baton-travel.tsx";
import { CompactCourt } from "../../components/court/compact-court.tsx";
import { courtScript } from "../../components/court/court-texts.ts";
import { tipText } from "../../components/court/court-tip.tsx";
import { HandOverList } from "../../components/court/hand-over-list.tsx";
import { lanesInPlay } from "../../components/court/lanes-in-play.ts";
import { layoutNow } from "../../components/court/layout-now.ts";
import { sliderMove } from "../../components/court/playhead.tsx";
import { unitRange } from "../../components/court/scale.ts";
import { handOversBy } from "../../components/court/span-at.ts";
import { strideBy } from "../../components/court/strides.ts";
import { WideCourt } from "../../components/court/wide-court.tsx";
import { placedPath } from "../../components/trace/state-shapes.ts";
import { arrowWords, handOverSentence } from "../../components/words/court.ts";
import { courtOf } from "../../domain/trace/court.ts";
import type { Court, Lane } from "../../domain/trace/court-model.ts";
import { recorded } from "./support/trace-fixtures.ts";

const trace = recorded("averager");
const court = courtOf(trace);
const script = courtScript(trace, court);
const rows = court.lanes.map((_, lane) => lane);
const sight = { unit: 40, from: 0, to: court.length, end: 2000, rows, pitch: 90, bar: 26, text: 12.5 };
const SEND_30 = 19;

describe("what the court says", () => {
  test("a hand-over with what passes and both of its lines, and who runs then", () => {
    expect(script.step(SEND_30)).toBe(
      "module sends 30 to averager; line 13 to line 5. averager is running, line 5",
    );
    expect(script.step(9)).toBe(
      "averager yields None to module; line 5 to line 11. module is running, line 11",
    );
    expect(script.step(20)).toBe("averager is running, line 6");
    expect(script.step(court.length - 1)).toBe("The program is over.");
  });

  test("beside each arrow, what passes", () => {
    expect(court.arrows.map((_, at) => script.arrow(at)[0])).toEqual([
      "next()",
      "yield None",
      "send(10)",
      "yield 10.0",
      "send(30)",
      "yield 20.0",
    ]);
  });

  test("who asks on behalf of the caller, and what was refused", () => {
    expect(arrowWords("next", null, "for")).toBe("next() by for");
    expect(arrowWords("throw", "ValueError", null)).toBe("throw ValueError");
    const facts = {
      how: "send",
      from: "a",
      to: "b",
      value: "1",
      via: null,
      fromLine: 3,
      toLine: null,
    } as const;
    expect(handOverSentence({ ...facts, refused: true })).toBe("a sends 1 to b, and is refused; from line 3");
  });

  test("every lane in a state and at a line, from its birth on", () => {
    expect(script.state(1, 0)).toBeNull();
    expect(script.lane(1, 3)).toBe("averager is created");
    expect(script.lane(1, 10)).toBe("averager is suspended, line 5");
    expect(script.lane(0, SEND_30)).toBe("module is waiting, line 13");
  });
});

describe("the playhead", () => {
  test.each([
    ["ArrowRight", 6],
    ["ArrowLeft", 4],
    ["Home", 0],
    ["End", 9],
    ["PageDown", null],
    ["PageUp", null],
    [" ", null],
  ])("%s leads from the sixth frame of ten to index %s", (key, to) => {
    expect(sliderMove({ key, ctrlKey: false, altKey: false, metaKey: false }, 5, 10)).toBe(to);
  });

  test("stays within the run, and leaves keys with Ctrl to the browser", () => {
    const plain = { ctrlKey: false, altKey: false, metaKey: false };
    expect(sliderMove({ ...plain, key: "ArrowRight" }, 9, 10)).toBe(9);
    expect(sliderMove({ ...plain, key: "ArrowLeft" }, 0, 10)).toBe(0);
    expect(sliderMove({ ...plain, key: "ArrowRight", ctrlKey: true }, 5, 10)).toBeNull();
  });

  test("whoever runs is drawn in the baton's colour up to it, and only the hand-over of this step is brought out", () => {
    const now = layoutNow(court, sight, script, 21);
    expect(now.running).toMatchObject({ x: SEND_30 * 40, width: 3 * 40, ends: false });
    expect(now.arrow).toBeNull();
    expect(layoutNow(court, sight, script, SEND_30).arrowLabel).toMatchObject({
      text: "send(30)",
      way: "to",
    });
  });

  test("at the right edge the text of the hand-over stands on the left of its arrow", () => {
    const now = layoutNow(court, { ...sight, end: SEND_30 * 40 + 30 }, script, SEND_30);
    expect(now.arrowLabel!.x + now.arrowLabel!.width).toBeLessThanOrEqual(SEND_30 * 40);
  });

  test("the baton travels where one hand-over was stepped to, and nowhere else", () => {
    const { arrows } = court;
    expect(isOneHandOver(arrows, SEND_30 - 1, SEND_30)).toBe(true);
    expect(isOneHandOver(arrows, 17, SEND_30)).toBe(true);
    expect(isOneHandOver(arrows, 11, SEND_30)).toBe(false);
    expect(isOneHandOver(arrows, SEND_30, SEND_30 + 1)).toBe(false);
    expect(isOneHandOver(arrows, SEND_30 + 1, SEND_30)).toBe(false);
  });
});

describe("what is to come stays untold", () => {
  const facts = { court, sight, script, top: 45, side: 20 };
  const at = (step: number, y: number) => ({ x: 20 + step * 40 + 1, y });

  test("at the mouse", () => {
    expect(tipText({ ...facts, index: 21 }, at(SEND_30, 100))).toBe(
      "Frame 20: module sends 30 to averager; line 13 to line 5",
    );
    expect(tipText({ ...facts, index: 21 }, at(12, 50))).toBe("Frame 13: module is waiting, line 12");
    expect(tipText({ ...facts, index: 10 }, at(SEND_30, 100))).toBe("Frame 20");
    expect(tipText({ ...facts, index: 10 }, at(SEND_30, 50))).toBe("Frame 20");
    expect(tipText({ ...facts, index: 10 }, at(200, 100))).toBeNull();
  });

  test("in the picture and in its sentences", () => {
    const shown = (index: number) =>
      renderToStaticMarkup(
        <>
          <WideCourt
            {...{ court, script, index, onGo: undefined, bare: true }}
            size={{ width: 1400, em: 15 }}
          />
          <HandOverList script={script} count={handOversBy(court, index)} />
        </>,
      );
    expect(shown(18)).not.toContain("send(30)");
    expect(shown(18)).not.toContain("sends 30");
    expect(shown(SEND_30)).toContain("send(30)");
    expect(shown(SEND_30).match(/sends 30/g)).toHaveLength(3);
  });
});

test("in little room: each lane with its state in words, the last hand-over between them, and the slider", () => {
  const html = renderToStaticMarkup(<CompactCourt {...{ court, script, index: SEND_30, onGo: undefined }} />);
  const text = html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  expect(text).toBe("module waiting, line 13 ↓ send(30) averager running, line 5");
  expect(html).toMatch(/role="slider".*aria-valuemin="1" aria-valuemax="27" aria-valuenow="20"/);
  expect(html).toContain('aria-disabled="true"');
});

describe("many lanes", () => {
  const span = (from: number, to: number, state: Lane["spans"][number]["state"]) => ({
    from,
    to,
    state,
    line: null,
    inside: null,
  });
  const lanes = Array.from({ length: 12 }, (_, at): Lane => {
    const spans = [span(at, at + 2, "running"), span(at + 2, 40, "closed")];
    return { frame: at + 1, name: `g${at}`, kind: "generator", task: null, born: at, spans };
  });
  const crowd: Court = { length: 40, lanes, arrows: [] };

  test("fold those that are over and those to come, but not who has ended just now", () => {
    expect(lanesInPlay(crowd, 5, false)).toEqual({ rows: [3, 4, 5], finished: 3, toCome: 6 });
    expect(lanesInPlay(crowd, 5, true).rows).toHaveLength(12);
  });

  test("few lanes are never folded", () => {
    expect(lanesInPlay({ ...crowd, lanes: lanes.slice(0, 8) }, 39, false).rows).toHaveLength(8);
  });
});

describe("how far Forward and Back go", () => {
  test("by hand-over, and in the end to the end, where the lesson goes on", () => {
    const stride = strideBy("hand-over", trace)!;
    const forward: (number | null)[] = [0];
    while (forward.at(-1) !== null) forward.push(stride(forward.at(-1)!, "forward"));
    expect(forward).toEqual([0, 4, 9, 11, 17, 19, 25, 26, null]);
    expect(stride(9, "back")).toBe(4);
    expect(stride(4, "back")).toBe(0);
    expect(stride(0, "back")).toBeNull();
  });

  test("by line, and frame by frame when nobody chose otherwise", () => {
    expect(strideBy("line", trace)!(8, "forward")).toBe(10);
    expect(strideBy("frame", trace)).toBeNull();
  });
});

test("a run is shown whole where it can be read so, else at a width that can be", () => {
  expect(unitRange(1200, 24, 15)).toMatchObject({ fit: 50, usual: 50 });
  expect(unitRange(1200, 5000, 15).fit).toBeCloseTo(0.24);
  expect(unitRange(1200, 5000, 15).usual).toBeGreaterThan(15);
  expect(unitRange(1200, 3, 15)).toMatchObject({ fit: 135, widest: 135 });
});

test("the mark of a state is drawn where it stands: lengths grow, the flags of an arc stay", () => {
  expect(placedPath("M1.8 1h3v10h-3z", 100, 20, 0.5)).toBe("M100.9 20.5h1.5v5h-1.5z");
  expect(placedPath("M10.6 6a4.6 4.6 0 1 1 -9.2 0", 10, 0, 2)).toBe("M31.2 12a9.2 9.2 0 1 1 -18.4 0");
});
