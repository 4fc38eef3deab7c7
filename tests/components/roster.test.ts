import { describe, expect, test } from "vitest";
import { arrange, bannedOf, rosterOf, studentsOnSteps } from "../../components/teach/roster.ts";
import type { Whereabouts } from "../../domain/protocol.ts";
import { emptySession, type Participant, type SessionState } from "../../domain/session/state.ts";

const person = (id: string, name: string, change: Partial<Participant> = {}): Participant => ({
  id,
  name,
  role: "student",
  standing: "in",
  known: false,
  ...change,
});

const classOf = (...people: Participant[]): SessionState => ({
  ...emptySession,
  phase: "open",
  baton: "maria",
  position: { step: 4, frame: 0 },
  people: Object.fromEntries(people.map((one) => [one.id, one])),
});

const online = (mode: Whereabouts["mode"], step: number): Whereabouts => ({
  online: true,
  mode,
  position: { step, frame: 0 },
});

const maria = person("maria", "Maria", { role: "host", known: true });
const state: SessionState = {
  ...classOf(
    maria,
    person("zoe", "zoë"),
    person("ada", "Ada"),
    person("bo", "Bo 10"),
    person("bo2", "Bo 2"),
    person("gone", "Gone", { standing: "removed" }),
    person("out", "Out", { standing: "banned" }),
  ),
  hands: ["bo", "ada"],
  followLock: { everyone: false, ids: ["zoe"] },
};
const people = {
  maria: online("following", 4),
  ada: online("own", 6),
  bo: online("following", 4),
  zoe: { online: false, position: { step: 2, frame: 0 }, mode: "own" } satisfies Whereabouts,
};

describe("the roster", () => {
  const rows = rosterOf(state, people);
  const named = (name: string) => rows.find((row) => row.name === name);

  test("holds who is in the class, and nobody who was removed or banned", () => {
    expect(rows.map((row) => row.id)).toEqual(["maria", "zoe", "ada", "bo", "bo2"]);
    expect(bannedOf(state).map((one) => one.name)).toEqual(["Out"]);
  });

  test("says where each is; whoever was never seen online is away", () => {
    expect(rows.map((row) => row.place)).toEqual(["with-class", "away", 6, "with-class", "away"]);
  });

  test("says who drives, who is kept with the class and whose hand is up", () => {
    expect(named("Maria")).toMatchObject({ drives: true, hand: 0 });
    expect(named("Ada")).toMatchObject({ drives: false, hand: 2, kept: false });
    expect(named("zoë")).toMatchObject({ kept: true });
  });

  test("goes by name as people read names", () => {
    expect(arrange(rows, "", "name").map((row) => row.name)).toEqual([
      "Ada",
      "Bo 2",
      "Bo 10",
      "Maria",
      "zoë",
    ]);
  });

  test("puts the away first, then the wandering", () => {
    expect(arrange(rows, "", "apart").map((row) => row.name)).toEqual([
      "Bo 2",
      "zoë",
      "Ada",
      "Bo 10",
      "Maria",
    ]);
  });

  test("finds a name by any part of it, whatever the case", () => {
    expect(arrange(rows, " bo ", "name").map((row) => row.name)).toEqual(["Bo 2", "Bo 10"]);
    expect(arrange(rows, "nobody", "name")).toEqual([]);
  });
});

describe("students on each step", () => {
  test("counts the online ones, the following where the class is, and no host", () => {
    expect([...studentsOnSteps(state, people)]).toEqual([
      [6, 1],
      [4, 1],
    ]);
  });
});
