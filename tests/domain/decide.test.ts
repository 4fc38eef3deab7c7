import { describe, expect, test } from "vitest";
import type { ClientCommand } from "../../domain/session/commands.ts";
import { lesson, openClass, SessionStory } from "./session-story.ts";

describe("coming in", () => {
  test("the host who opens the class is in it and drives", () => {
    const { state } = openClass([]);
    expect(state.phase).toBe("open");
    expect(state.baton).toBe("host");
    expect(state.people.host).toMatchObject({ name: "Maria", role: "host", known: true });
  });

  test("a class is opened once, with a name that can be shown", () => {
    const open = { type: "session/open", lesson, seats: 1 } as const;
    expect(openClass().ask("ada", { ...open, hostName: "Ada" })).toBe("already-open");
    expect(new SessionStory().ask("host", { ...open, hostName: "\u200b" })).toBe("name-invisible");
  });

  test("two of one name are told apart, the host's name included", () => {
    const story = openClass([]);
    story.ask("a", { type: "participant/join", name: "Ada" });
    story.ask("b", { type: "participant/join", name: " ada " });
    story.ask("c", { type: "participant/join", name: "MARIA" });
    expect([story.state.people.b?.name, story.state.people.c?.name]).toEqual(["ada 2", "MARIA 2"]);
  });

  test("a full class takes nobody until somebody is removed; hosts need no seat", () => {
    const story = openClass(["ada"], 1);
    expect(story.ask("bo", { type: "participant/join", name: "Bo" })).toBe("room-full");
    story.ask("host", { type: "role/give", id: "ada", role: "host" });
    expect(story.ask("bo", { type: "participant/join", name: "Bo" })).toHaveLength(1);
  });

  test("a locked room keeps newcomers out and lets those who are in go on", () => {
    const story = openClass(["ada"]);
    story.ask("host", { type: "room/lock" });
    expect(story.ask("bo", { type: "participant/join", name: "Bo" })).toBe("room-locked");
    expect(story.ask("ada", { type: "hand/raise" })).toHaveLength(1);
  });

  test("nothing goes on in a class that has ended", () => {
    const story = openClass(["ada"]);
    story.ask("host", { type: "session/close" });
    expect(story.ask("bo", { type: "participant/join", name: "Bo" })).toBe("session-not-open");
    expect(story.ask("host", { type: "step/move", to: { step: 1, frame: 0 } })).toBe("session-not-open");
  });
});

describe("the baton", () => {
  const toStep1 = { type: "step/move", to: { step: 1, frame: 2 } } as const;

  test("only its holder moves the class, and only to frames that the lesson has", () => {
    const story = openClass();
    expect(story.ask("ada", toStep1)).toBe("not-your-baton");
    expect(story.ask("host", { type: "step/move", to: { step: 1, frame: 3 } })).toBe("no-such-step");
    expect(story.ask("host", { type: "step/move", to: { step: 4, frame: 0 } })).toBe("no-such-step");
    expect(story.ask("host", toStep1)).toEqual([{ type: "step/moved", to: { step: 1, frame: 2 } }]);
    expect(story.ask("host", toStep1)).toBe("nothing-to-do");
    expect(story.state.visited).toEqual([0, 1]);
  });

  test("the host passes it to a student, who then drives, and takes it back at any time", () => {
    const story = openClass();
    story.ask("host", { type: "baton/pass", id: "ada" });
    expect(story.ask("host", toStep1)).toBe("not-your-baton");
    expect(story.ask("ada", toStep1)).toHaveLength(1);
    expect(story.ask("ada", { type: "baton/take" })).toBe("not-allowed");
    expect(story.ask("host", { type: "baton/take" })).toHaveLength(1);
    expect(story.ask("ada", { type: "step/move", to: { step: 0, frame: 0 } })).toBe("not-your-baton");
  });

  test("a student hands it back to a host, and to nobody else", () => {
    const story = openClass();
    story.ask("host", { type: "baton/pass", id: "ada" });
    expect(story.ask("ada", { type: "baton/pass", id: "bo" })).toBe("not-allowed");
    expect(story.ask("bo", { type: "baton/pass", id: "host" })).toBe("not-allowed");
    expect(story.ask("ada", { type: "baton/pass", id: "host" })).toHaveLength(1);
    expect(story.state.baton).toBe("host");
  });

  test("it cannot be passed to somebody who is not in the class", () => {
    const story = openClass();
    expect(story.ask("host", { type: "baton/pass", id: "nobody" })).toBe("no-such-participant");
    story.ask("host", { type: "participant/remove", id: "ada" });
    expect(story.ask("host", { type: "baton/pass", id: "ada" })).toBe("no-such-participant");
  });
});

describe("removing and banning", () => {
  test("who goes lets go of the baton, the hand, the lock and the role, by events of their own", () => {
    const story = openClass();
    story.ask("host", { type: "role/give", id: "ada", role: "host" });
    story.ask("host", { type: "baton/pass", id: "ada" });
    story.ask("ada", { type: "hand/raise" });
    story.ask("host", { type: "following/lock", who: { id: "ada" } });
    const events = story.ask("host", { type: "participant/remove", id: "ada" });
    expect(Array.isArray(events) && events.map((body) => body.type)).toEqual([
      "hand/lowered",
      "following/released",
      "baton/passed",
      "role/given",
      "participant/removed",
    ]);
    expect(story.state).toMatchObject({ baton: "host", hands: [], followLock: { ids: [] } });
  });

  test("removed may come back as the same person, banned may not, unbanned may again", () => {
    const story = openClass(["ada"]);
    story.ask("host", { type: "participant/remove", id: "ada" });
    expect(story.ask("ada", { type: "hand/raise" })).toBe("not-a-participant");
    expect(story.ask("ada", { type: "participant/join", name: "Ada" })).toHaveLength(1);
    story.ask("host", { type: "participant/ban", id: "ada" });
    expect(story.ask("ada", { type: "participant/join", name: "Ada" })).toBe("banned");
    expect(story.ask("ada", { type: "hand/raise" })).toBe("banned");
    story.ask("host", { type: "participant/unban", id: "ada" });
    expect(story.ask("ada", { type: "participant/join", name: "Ada" })).toHaveLength(1);
  });

  test("somebody who was removed can still be banned, once", () => {
    const story = openClass(["ada"]);
    story.ask("host", { type: "participant/remove", id: "ada" });
    expect(story.ask("host", { type: "participant/ban", id: "ada" })).toHaveLength(1);
    expect(story.ask("host", { type: "participant/ban", id: "ada" })).toBe("no-such-participant");
    expect(story.ask("host", { type: "participant/remove", id: "ada" })).toBe("no-such-participant");
  });

  test("there is always a host left", () => {
    const story = openClass(["ada"]);
    expect(story.ask("host", { type: "participant/remove", id: "host" })).toBe("last-host");
    expect(story.ask("host", { type: "role/give", id: "host", role: "student" })).toBe("last-host");
    story.ask("host", { type: "role/give", id: "ada", role: "host" });
    expect(story.ask("ada", { type: "role/give", id: "host", role: "student" })).toHaveLength(1);
  });
});

describe("hands and names", () => {
  test("hands queue up in order; their owner or a host lowers them", () => {
    const story = openClass();
    story.ask("bo", { type: "hand/raise" });
    story.ask("ada", { type: "hand/raise" });
    expect(story.state.hands).toEqual(["bo", "ada"]);
    expect(story.ask("ada", { type: "hand/raise" })).toBe("nothing-to-do");
    expect(story.ask("ada", { type: "hand/lower", id: "bo" })).toBe("not-allowed");
    story.ask("host", { type: "hand/lower", id: "bo" });
    story.ask("ada", { type: "hand/lower", id: "ada" });
    expect(story.state.hands).toEqual([]);
  });

  test("a host renames people; names stay distinct", () => {
    const story = openClass();
    expect(story.ask("ada", { type: "participant/rename", id: "ada", name: "Queen" })).toBe("not-allowed");
    expect(story.ask("host", { type: "participant/rename", id: "ada", name: "\u202e" })).toBe(
      "name-invisible",
    );
    story.ask("host", { type: "participant/rename", id: "ada", name: "Bo" });
    expect(story.state.people.ada?.name).toBe("Bo 2");
    expect(story.ask("host", { type: "participant/rename", id: "ada", name: "Bo 2" })).toBe("nothing-to-do");
  });
});

const HOST_ONLY: ClientCommand[] = [
  { type: "baton/pass", id: "bo" },
  { type: "baton/take" },
  { type: "class/call-back" },
  { type: "following/lock", who: "everyone" },
  { type: "following/release", who: "everyone" },
  { type: "screens/blank" },
  { type: "screens/show" },
  { type: "room/lock" },
  { type: "room/unlock" },
  { type: "participant/remove", id: "bo" },
  { type: "participant/ban", id: "bo" },
  { type: "participant/unban", id: "bo" },
  { type: "role/give", id: "ada", role: "host" },
  { type: "session/close" },
];

test.each(HOST_ONLY)("a student may not: $type", (command) => {
  expect(openClass().ask("ada", command)).toBe("not-allowed");
});

test.each(HOST_ONLY)("a stranger may not: $type", (command) => {
  expect(openClass().ask("mallory", command)).toBe("not-a-participant");
});

test("switches that are set already are nothing to do", () => {
  const story = openClass();
  for (const type of ["screens/show", "room/unlock"] as const)
    expect(story.ask("host", { type })).toBe("nothing-to-do");
  for (const type of ["screens/blank", "room/lock"] as const) {
    expect(story.ask("host", { type })).toHaveLength(1);
    expect(story.ask("host", { type })).toBe("nothing-to-do");
  }
  expect(story.ask("host", { type: "following/release", who: "everyone" })).toBe("nothing-to-do");
});

test("a prototype's name is nobody", () => {
  const story = openClass();
  expect(story.ask("__proto__", { type: "hand/raise" })).toBe("not-a-participant");
  expect(story.ask("host", { type: "participant/ban", id: "constructor" })).toBe("no-such-participant");
});
