import { beforeEach, describe, expect, test } from "vitest";
import type { SessionSource } from "../../client/session-source.ts";
import { readHash, type SoloPlace, showHash } from "../../client/solo/solo-place.ts";
import { createSoloSource } from "../../client/solo/solo-source.ts";
import type { Position } from "../../domain/lesson/position.ts";
import { tinyTrace } from "../support/tiny-trace.ts";

const lesson = { slug: "generators", title: "Generators", runnable: [1] };
const shape = [1, 3, 2];

/** A place in memory, whose address a test can change. */
class Place implements SoloPlace {
  at: Position | null;
  listener: ((position: Position) => void) | null = null;

  constructor(at: Position | null = null) {
    this.at = at;
  }

  read(): Position | null {
    return this.at;
  }

  write(position: Position): void {
    this.at = position;
  }

  onNamed(listener: (position: Position) => void): () => void {
    this.listener = listener;
    return () => {
      this.listener = null;
    };
  }
}

let place: Place;
let changes: number;

beforeEach(() => {
  place = new Place();
  changes = 0;
});

function open() {
  const source = createSoloSource(lesson, shape, place);
  const leave = source.subscribe(() => {
    changes += 1;
  });
  return { source, leave };
}

describe("a session of one", () => {
  test("the learner is host and driver, and nothing is waited for", () => {
    const { source } = open();
    const view = source.getSnapshot();
    expect(view).toMatchObject({ line: { is: "live" }, drives: true, locked: false, unsent: 0 });
    expect(view.state).toMatchObject({ phase: "open", baton: view.self?.id });
    expect(view.state.lesson?.shape).toEqual(shape);
  });

  test("a step moves the session, and the position is kept", () => {
    const { source } = open();
    source.goTo?.({ step: 1, frame: 2 });
    expect(source.getSnapshot().position).toEqual({ step: 1, frame: 2 });
    expect(source.getSnapshot().state.visited).toEqual([0, 1]);
    expect(place.at).toEqual({ step: 1, frame: 2 });
    expect(changes).toBe(1);
  });

  test("a step beyond the lesson ends at its end, and staying is no change", () => {
    const { source } = open();
    source.goTo?.({ step: 9, frame: 9 });
    source.goTo?.({ step: 9, frame: 9 });
    expect(source.getSnapshot().position).toEqual({ step: 2, frame: 1 });
    expect(source.getSnapshot().refused).toBeNull();
    expect(changes).toBe(1);
  });

  test("the same rules as in a class: what a host may not do is refused, with a code", () => {
    const { source } = open();
    source.act?.({ type: "role/give", id: "you", role: "student" });
    expect(source.getSnapshot().refused).toEqual({ command: "role/give", code: "last-host", count: 1 });
    source.goTo?.({ step: 1, frame: 0 });
    expect(source.getSnapshot().refused).toBeNull();
  });

  test("it begins where the learner was, but only once it is shown", () => {
    place.at = { step: 2, frame: 1 };
    const source = createSoloSource(lesson, shape, place);
    expect(source.getSnapshot().position).toEqual({ step: 0, frame: 0 });
    source.subscribe(() => {});
    expect(source.getSnapshot().position).toEqual({ step: 2, frame: 1 });
  });

  test("a kept position that the lesson no longer has is the nearest there is", () => {
    place.at = { step: 7, frame: 0 };
    expect(open().source.getSnapshot().position).toEqual({ step: 2, frame: 1 });
  });

  test("an address that names a step goes there, until nobody looks any more", () => {
    const { source, leave } = open();
    place.listener?.({ step: 2, frame: 0 });
    expect(source.getSnapshot().position).toEqual({ step: 2, frame: 0 });
    leave();
    expect(place.listener).toBeNull();
  });
});

describe("running alone", () => {
  const show = (source: SessionSource, step: number, trace = tinyTrace(30)): void =>
    source.runs?.show(step, trace);

  test("a run is shown at once, from its first frame, and stepped through to its last", () => {
    const { source } = open();
    const trace = tinyTrace(30);
    source.goTo?.({ step: 1, frame: 2 });
    show(source, 1, trace);
    const shown = source.getSnapshot();
    expect(shown).toMatchObject({ position: { step: 1, frame: 0 }, shape: [1, 30, 2], sharing: "no" });
    expect(shown.run).toEqual({ by: "own", trace });
    source.goTo?.({ step: 1, frame: 99 });
    expect(source.getSnapshot()).toMatchObject({ position: { step: 1, frame: 29 } });
    expect(source.getSnapshot().run).toBe(shown.run);
  });

  test("it is there again after looking elsewhere, and another one takes its place", () => {
    const { source } = open();
    show(source, 1);
    source.goTo?.({ step: 2, frame: 0 });
    expect(source.getSnapshot().run).toBeNull();
    source.goTo?.({ step: 1, frame: 5 });
    expect(source.getSnapshot().run).toMatchObject({ by: "own" });
    show(source, 1, tinyTrace(4));
    expect(source.getSnapshot()).toMatchObject({ shape: [1, 4, 2], position: { step: 1, frame: 0 } });
  });

  test("put away, the lesson's own is back", () => {
    const { source } = open();
    show(source, 1);
    source.goTo?.({ step: 1, frame: 29 });
    source.runs?.putAway(1);
    expect(source.getSnapshot()).toMatchObject({ run: null, shape, position: { step: 1, frame: 2 } });
    expect(place.at).toEqual({ step: 1, frame: 2 });
  });

  test("a step that the lesson has not is refused, with a code", () => {
    const { source } = open();
    show(source, 99);
    expect(source.getSnapshot()).toMatchObject({
      run: null,
      refused: { command: "run/show", code: "no-such-step" },
    });
  });
});

describe("the address of a step", () => {
  test.each([
    ["#1", { step: 0, frame: 0 }],
    ["#7", { step: 6, frame: 0 }],
    ["#7.2", { step: 6, frame: 1 }],
  ])("%s names a position, counted from 1, and is the shortest that does", (hash, position) => {
    expect(readHash(hash)).toEqual(position);
    expect(showHash(position)).toBe(hash);
  });

  test.each(["", "#", "#0", "#7.0", "#-1", "#7.", "#a", "#7.2.3", "#123456", "7"])(
    "%j names none",
    (hash) => {
      expect(readHash(hash)).toBeNull();
    },
  );
});
