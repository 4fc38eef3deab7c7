import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasPosition, type Position } from "../../domain/lesson/position.ts";
import { runnableSteps } from "../../domain/lesson/runnable-steps.ts";
import { SessionEvent } from "../../domain/session/events.ts";
import { evolve, fold } from "../../domain/session/evolve.ts";
import { afterChange, followClass, look } from "../../domain/session/follow.ts";
import { shapeNow } from "../../domain/session/shape-now.ts";
import { emptySession, SessionState } from "../../domain/session/state.ts";
import { tinyLesson } from "../support/tiny-lesson.ts";
import { randomSession } from "./random-session.ts";
import { lesson, openClass, runOf } from "./session-story.ts";

const at = (step: number, frame = 0): Position => ({ step, frame });
const show = (step: number, run = runOf(1, 40)) => ({ type: "run/show", step, run }) as const;
const putAway = (step: number) => ({ type: "run/put-away", step }) as const;
const move = (to: Position) => ({ type: "step/move", to }) as const;

describe("showing a run", () => {
  test("puts it in place of what is the lesson's, and the class at its first frame", () => {
    const story = openClass();
    story.ask("host", move(at(1, 2)));
    expect(story.ask("host", show(1))).toEqual([
      { type: "run/shown", step: 1, run: runOf(1, 40) },
      { type: "step/moved", to: at(1) },
    ]);
    expect(story.state).toMatchObject({ runs: { 1: runOf(1, 40) }, position: at(1) });
    expect(shapeNow(story.state)).toEqual([1, 40, 2, 1]);
  });

  test("from elsewhere takes the class there", () => {
    const story = openClass();
    story.ask("host", show(2));
    expect(story.state).toMatchObject({ position: at(2), visited: [0, 2] });
  });

  test("is for whoever holds the baton, a student too, and for nobody else, not a host without it", () => {
    const story = openClass();
    expect(story.ask("ada", show(1))).toBe("not-your-baton");
    story.ask("host", { type: "baton/pass", id: "ada" });
    expect(story.ask("host", show(1))).toBe("not-your-baton");
    expect(story.ask("ada", show(1))).toHaveLength(2);
    expect(story.ask("mallory", show(1))).toBe("not-a-participant");
  });

  test("needs a step that the lesson has, and no program in it: a free pad is run anywhere", () => {
    const story = openClass();
    expect(story.ask("host", show(4))).toBe("no-such-step");
    expect(story.state.runs).toEqual({});
    story.ask("host", show(0));
    expect(shapeNow(story.state)).toEqual([40, 3, 2, 1]);
    story.ask("host", putAway(0));
    expect(shapeNow(story.state)).toEqual([1, 3, 2, 1]);
  });

  test("again is nothing to do; from a later frame it goes back to the first", () => {
    const story = openClass();
    story.ask("host", show(1));
    expect(story.ask("host", show(1))).toBe("nothing-to-do");
    story.ask("host", move(at(1, 39)));
    expect(story.ask("host", show(1))).toEqual([{ type: "step/moved", to: at(1) }]);
  });

  test("of another one takes the place of the first; each step has its own", () => {
    const story = openClass();
    for (const command of [show(1), show(2, runOf(2, 5)), show(1, runOf(3, 7))]) story.ask("host", command);
    expect(shapeNow(story.state)).toEqual([1, 7, 5, 1]);
  });

  test("is over with the class", () => {
    const story = openClass();
    story.ask("host", { type: "session/close" });
    expect(story.ask("host", show(1))).toBe("session-not-open");
  });
});

describe("moving in a run", () => {
  test("goes to every frame of it, and to none beyond", () => {
    const story = openClass();
    story.ask("host", show(1));
    expect(story.ask("host", move(at(1, 39)))).toHaveLength(1);
    expect(story.ask("host", move(at(1, 40)))).toBe("no-such-step");
  });

  test("of fewer frames than the lesson has ends where the run does", () => {
    const story = openClass();
    story.ask("host", show(1, runOf(1, 2)));
    expect(story.ask("host", move(at(1, 2)))).toBe("no-such-step");
  });

  test("is open to who looks around, and ends with it when the run is put away", () => {
    const story = openClass(["ada"]);
    story.ask("host", show(1));
    const away = look(followClass(story.state), story.state, "ada", at(1, 99));
    expect(away).toMatchObject({ mode: "own", position: at(1, 39) });
    story.ask("host", putAway(1));
    expect(afterChange(away, story.state, "ada")).toBe(away);
  });
});

describe("putting a run away", () => {
  test("brings back what is the lesson's, and the class to its nearest frame", () => {
    const story = openClass();
    story.ask("host", show(1));
    story.ask("host", move(at(1, 39)));
    expect(story.ask("host", putAway(1))).toEqual([{ type: "run/put-away", step: 1 }]);
    expect(story.state).toMatchObject({ runs: {}, position: at(1, 2) });
  });

  test("from another step leaves the class where it is, and other runs shown", () => {
    const story = openClass();
    for (const command of [show(1), show(2), putAway(1)]) story.ask("host", command);
    expect(story.state).toMatchObject({ runs: { 2: runOf(1, 40) }, position: at(2) });
  });

  test("is for whoever holds the baton, and needs a run", () => {
    const story = openClass();
    expect(story.ask("host", putAway(1))).toBe("nothing-to-do");
    story.ask("host", show(1));
    expect(story.ask("ada", putAway(1))).toBe("not-your-baton");
  });
});

test("a class is always on a frame that is there, after every single event", () => {
  fc.assert(
    fc.property(randomSession, ({ log }) => {
      let state = emptySession;
      for (const event of log) {
        state = evolve(state, event);
        expect(hasPosition(shapeNow(state), state.position)).toBe(true);
      }
    }),
  );
});

test("runs of one's own lie over those of the class", () => {
  const story = openClass();
  story.ask("host", show(1));
  story.ask("host", show(2));
  expect(shapeNow(story.state, { 2: { frames: 9 }, 3: { frames: 4 } })).toEqual([1, 40, 9, 4]);
});

test("where nothing is run, the shape is the lesson's own, the same value over every change", () => {
  const { state } = openClass();
  expect(shapeNow(state)).toBe(state.lesson?.shape);
  expect(shapeNow(emptySession)).toEqual([1]);
});

test("a log and a state from before there were runs are read: nothing is run in them, and nothing can be", () => {
  const { runnable: _, ...old } = lesson;
  const opened = { type: "session/opened", lesson: old, host: { id: "host", name: "Maria" }, seats: 3 };
  const event = SessionEvent.parse({ v: 1, seq: 1, at: 0, by: "host", body: opened });
  const state = fold([event]);
  expect(state).toMatchObject({ runs: {}, lesson: { runnable: [], shape: lesson.shape } });
  const { runs: __, ...kept } = state;
  expect(SessionState.parse({ ...kept, lesson: old })).toEqual(state);
});

test("what can be run is what the compiled lesson says is a program", () => {
  expect(runnableSteps(tinyLesson)).toEqual([6, 7]);
});
