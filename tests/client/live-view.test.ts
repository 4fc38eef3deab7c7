import { describe, expect, test } from "vitest";
import {
  type LiveParts,
  unconnected,
  viewOf,
  withFollowers,
  withPresence,
} from "../../client/live/live-view.ts";
import type { Waiting } from "../../client/live/outbox.ts";
import { noOwnRuns } from "../../client/live/own-runs.ts";
import type { Position } from "../../domain/lesson/position.ts";
import { followClass } from "../../domain/session/follow.ts";
import { emptySession, type SessionState } from "../../domain/session/state.ts";

const hash = "0".repeat(32);
const state: SessionState = {
  ...emptySession,
  phase: "open",
  lesson: { slug: "a", title: "A", hash, notesHash: hash, shape: [1, 3, 2], runnable: [1] },
  baton: "host",
};

function at(step: number, frame = 0): Position {
  return { step, frame };
}

function moving(to: Position): Waiting {
  return { id: "command-1", command: { type: "step/move", to }, sent: true };
}

function parts(changes: Partial<LiveParts>): LiveParts {
  return {
    line: { is: "live" },
    reader: { epoch: "one", seq: 5, state },
    self: { id: "host", role: "host" },
    follow: followClass(state),
    queue: [],
    granted: null,
    own: noOwnRuns,
    sharing: "no",
    presence: unconnected.presence,
    refused: null,
    startedAt: 0,
    ...changes,
  };
}

describe("a driver's steps do not wait for the network", () => {
  test("the position is where they last asked to go", () => {
    const view = viewOf(parts({ queue: [moving(at(1)), moving(at(2, 1))] }));
    expect(view).toMatchObject({ position: at(2, 1), drives: true, unsent: 2 });
  });

  test("a granted move counts until its event is there", () => {
    expect(viewOf(parts({ granted: { to: at(1), seq: 6 } })).position).toEqual(at(1));
    expect(viewOf(parts({ granted: { to: at(1), seq: 5 } })).position).toEqual(at(0));
  });

  test("a move of somebody who does not drive any more moves nothing", () => {
    const view = viewOf(parts({ self: { id: "ada", role: "student" }, queue: [moving(at(2))] }));
    expect(view).toMatchObject({ position: at(0), drives: false });
  });

  test("nobody drives a class that has ended", () => {
    const closed = { ...state, phase: "closed" } as const;
    const view = viewOf(parts({ reader: { epoch: "one", seq: 6, state: closed }, queue: [moving(at(2))] }));
    expect(view).toMatchObject({ position: at(0), drives: false });
  });

  test("a position that the lesson does not have is the nearest there is", () => {
    const follow = { mode: "own", position: at(9), callBacks: 0 } as const;
    expect(viewOf(parts({ self: null, follow })).position).toEqual(at(2, 1));
  });
});

describe("presence", () => {
  const here = { online: true, position: null, mode: "following" } as const;
  const away = { online: false, position: null, mode: "following" } as const;
  const before = { online: 1, joined: 2, people: { ada: here, bob: away } };

  test("changes are laid over what is known; whole starts anew", () => {
    const news = { online: 1, joined: 1, head: 1, people: { ada: null, eve: here } };
    expect(withPresence(before, { ...news, whole: false }).people).toEqual({ bob: away, eve: here });
    expect(withPresence(before, { ...news, whole: true }).people).toEqual({ eve: here });
    expect(before.people).toEqual({ ada: here, bob: away });
  });

  test("numbers without people leave the people as they are", () => {
    const news = { online: 2, joined: 3, head: 1, whole: false };
    expect(withPresence(before, news)).toEqual({ online: 2, joined: 3, people: before.people });
  });

  test("followers are where the class is, and others where they are", () => {
    const own = { online: true, position: at(2), mode: "own" } as const;
    const { people } = withFollowers({ online: 1, joined: 2, people: { ada: here, eve: own } }, at(1));
    expect(people).toEqual({ ada: { ...here, position: at(1) }, eve: own });
  });

  test("whoever did not move stays the same value, so that a long roster need not be drawn again", () => {
    const first = withFollowers(before, at(1));
    const second = withFollowers(first, at(1));
    expect(second.people.ada).toBe(first.people.ada);
  });
});
