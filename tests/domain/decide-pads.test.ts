import { describe, expect, test } from "vitest";
import { classPad, ownPad, type PadId, type PadName, spotlightName } from "../../domain/pad/pad-id.ts";
import { redact } from "../../domain/session/audience.ts";
import type { ClientCommand, Command } from "../../domain/session/commands.ts";
import {
  mayLookAtPad,
  mayPointInPad,
  mayPushPad,
  mayReadPad,
  mayWritePad,
  type PadReader,
  padToRead,
} from "../../domain/session/decide-pads.ts";
import { openClass, type SessionStory } from "./session-story.ts";

/** Step 1 of the story's lesson has a program, step 0 has none. */
const STEP = 1;
const pushed = (n: number) => ({ hash: String(n).padStart(32, "0") });
const allow = (to: "hosts" | "baton" | "chosen" | "everyone") => ({ type: "writing/allow", to }) as const;
const choose = (id: string) => ({ type: "writer/choose", id }) as const;
const release = (id: string) => ({ type: "writer/release", id }) as const;
const spotlight = (pad: PadId, named = false) => ({ type: "pad/spotlight", pad, named }) as const;
const handOut = (place: number | "free", n = 1) =>
  ({ type: "pad/hand-out", place, text: pushed(n) }) as const;
const toEdit = { type: "hand/raise", purpose: { to: "edit" } } as const;

function reads({ state }: SessionStory, reader: PadReader, name: PadName): string {
  const read = padToRead(state, reader, name);
  return read.ok ? read.value : read.error;
}

function writes({ state }: SessionStory, id: string, pad: PadId): string {
  const write = mayWritePad(state, id, pad);
  return write.ok ? "yes" : write.error;
}

function writers(story: SessionStory): string[] {
  return ["host", "ada", "bo"].filter((id) => writes(story, id, classPad(STEP)) === "yes");
}

describe("which pads there are", () => {
  test("of the class and of everybody: one for each step with a program, and a free one", () => {
    const story = openClass();
    for (const pad of [classPad(STEP), classPad("free")]) expect(reads(story, "ada", pad)).toBe(pad);
    expect(reads(story, "ada", classPad(0))).toBe("no-such-pad");
    expect(reads(story, "ada", classPad(99))).toBe("no-such-pad");
    expect(reads(story, "ada", ownPad("ada", "free"))).toBe(ownPad("ada", "free"));
  });

  test("a version is there once it was pushed, of everybody's own, never of the class's", () => {
    const story = openClass();
    expect(reads(story, "ada", ownPad("ada", STEP, 1))).toBe("no-such-pad");
    story.ask("host", handOut(STEP));
    expect(reads(story, "ada", ownPad("ada", STEP, 1))).toBe(ownPad("ada", STEP, 1));
    expect(reads(story, "ada", ownPad("ada", STEP, 2))).toBe("no-such-pad");
    expect(reads(story, "ada", ownPad("ada", 2, 1))).toBe("no-such-pad");
    expect(reads(story, "ada", "class.1.1")).toBe("no-such-pad");
  });
});

describe("who reads", () => {
  test("the class's: everybody in it, screens too, and nobody who was removed or never joined", () => {
    const story = openClass();
    for (const who of ["host", "ada", "screen"])
      expect(reads(story, who, classPad(STEP))).toBe(classPad(STEP));
    story.ask("host", { type: "participant/remove", id: "ada" });
    expect(reads(story, "ada", classPad(STEP))).toBe("not-a-participant");
    expect(reads(story, "mallory", classPad(STEP))).toBe("not-a-participant");
  });

  test("somebody's own: they and hosts", () => {
    const story = openClass();
    const own = ownPad("ada", STEP);
    expect(["ada", "host", "bo", "screen"].map((who) => reads(story, who, own))).toEqual([
      own,
      own,
      "not-allowed",
      "not-allowed",
    ]);
    story.ask("host", { type: "role/give", id: "bo", role: "host" });
    expect(reads(story, "bo", own)).toBe(own);
  });

  test("a name out of the prototype is nobody's", () => {
    const story = openClass();
    expect(reads(story, "__proto__", classPad(STEP))).toBe("not-a-participant");
    expect(reads(story, "constructor", ownPad("constructor", STEP))).toBe("not-a-participant");
  });

  test("the spotlight: everybody in the class and screens, as long as it is this one", () => {
    const story = openClass();
    story.ask("host", spotlight(ownPad("ada", STEP)));
    for (const who of ["host", "ada", "bo", "screen"])
      expect(reads(story, who, spotlightName(1))).toBe(ownPad("ada", STEP));
    expect(reads(story, "mallory", spotlightName(1))).toBe("not-a-participant");
    expect(reads(story, "bo", ownPad("ada", STEP))).toBe("not-allowed");
    story.ask("host", spotlight(ownPad("bo", STEP)));
    expect(reads(story, "bo", spotlightName(1))).toBe("no-such-pad");
    expect(reads(story, "ada", spotlightName(2))).toBe(ownPad("bo", STEP));
    story.ask("host", { type: "spotlight/end" });
    expect(reads(story, "ada", spotlightName(2))).toBe("no-such-pad");
  });
});

describe("who writes in the class's pads", () => {
  test("hosts alone at first, then whom the host says, at once", () => {
    const story = openClass();
    expect(writers(story)).toEqual(["host"]);
    expect(writes(story, "ada", classPad(STEP))).toBe("not-a-writer");
    story.ask("host", allow("everyone"));
    expect(writers(story)).toEqual(["host", "ada", "bo"]);
    story.ask("host", allow("baton"));
    expect(writers(story)).toEqual(["host"]);
    story.ask("host", { type: "baton/pass", id: "bo" });
    expect(writers(story)).toEqual(["host", "bo"]);
    story.ask("host", allow("hosts"));
    expect(writers(story)).toEqual(["host"]);
    expect(story.ask("host", allow("hosts"))).toBe("nothing-to-do");
  });

  test("choosing somebody lets the chosen write, and lowers the hand that asked for it", () => {
    const story = openClass();
    story.ask("ada", toEdit);
    expect(story.ask("host", choose("ada"))).toEqual([
      { type: "writer/chosen", id: "ada" },
      { type: "writing/allowed", to: "chosen" },
      { type: "hand/lowered", id: "ada" },
    ]);
    expect(writers(story)).toEqual(["host", "ada"]);
    expect(story.ask("host", choose("ada"))).toBe("nothing-to-do");
    expect(story.ask("host", choose("nobody"))).toBe("no-such-participant");
  });

  test("a hand that is up for something else stays up", () => {
    const story = openClass();
    story.ask("ada", { type: "hand/raise" });
    story.ask("host", choose("ada"));
    expect(story.state.hands).toEqual(["ada"]);
  });

  test("where everyone may write choosing narrows nothing", () => {
    const story = openClass();
    story.ask("host", allow("everyone"));
    expect(story.ask("host", choose("ada"))).toEqual([{ type: "writer/chosen", id: "ada" }]);
    expect(writers(story)).toEqual(["host", "ada", "bo"]);
  });

  test("the chosen stay chosen while others are allowed, until they are released or gone", () => {
    const story = openClass();
    for (const id of ["ada", "bo"]) story.ask("host", choose(id));
    story.ask("host", allow("hosts"));
    expect(writers(story)).toEqual(["host"]);
    story.ask("host", allow("chosen"));
    expect(writers(story)).toEqual(["host", "ada", "bo"]);
    story.ask("host", release("ada"));
    expect(writers(story)).toEqual(["host", "bo"]);
    expect(story.ask("host", release("ada"))).toBe("nothing-to-do");
    const events = story.ask("host", { type: "participant/remove", id: "bo" });
    expect(events).toContainEqual({ type: "writer/released", id: "bo" });
    story.ask("bo", { type: "participant/join", name: "Bo" });
    expect(writers(story)).toEqual(["host"]);
  });

  test("nobody after the class, though all may still read", () => {
    const story = openClass();
    story.ask("host", allow("everyone"));
    story.ask("host", { type: "session/close" });
    expect(writes(story, "host", classPad(STEP))).toBe("session-not-open");
    expect(reads(story, "ada", classPad(STEP))).toBe(classPad(STEP));
  });
});

test("in somebody's own only they write, whoever may write for the class", () => {
  const story = openClass();
  story.ask("host", allow("everyone"));
  const own = ownPad("ada", STEP);
  expect(["ada", "host", "bo"].map((id) => writes(story, id, own))).toEqual([
    "yes",
    "not-allowed",
    "not-allowed",
  ]);
});

describe("cursors and looks", () => {
  test("whoever may write is pointed at, and hosts who read; nobody else", () => {
    const { state } = openClass();
    const points = (id: string, pad: PadId) => mayPointInPad(state, id, pad);
    expect(["host", "ada", "bo"].map((id) => points(id, classPad(STEP)))).toEqual([true, false, false]);
    expect(["host", "ada", "bo"].map((id) => points(id, ownPad("ada", STEP)))).toEqual([true, true, false]);
  });

  test("hosts are told of a pad of the class or of one's own, of no other", () => {
    const { state } = openClass();
    expect(mayLookAtPad(state, "ada", classPad(STEP))).toBe(true);
    expect(mayLookAtPad(state, "ada", ownPad("ada", STEP))).toBe(true);
    expect(mayLookAtPad(state, "host", ownPad("ada", STEP))).toBe(false);
    expect(mayLookAtPad(state, "ada", classPad(0))).toBe(false);
  });
});

describe("the class's own pad in the spotlight", () => {
  test("is no secret: everybody knows which it is, and screens read it", () => {
    const story = openClass();
    const shared = { type: "pad/spotlit", place: STEP, name: null, shared: true };
    expect(story.ask("host", spotlight(classPad(STEP), true))).toEqual([shared]);
    const screen = redact(story.state, { kind: "screen" });
    expect(screen.spotlight).toEqual({ place: STEP, name: null, pad: classPad(STEP) });
    expect(reads(story, "screen", spotlightName(1))).toBe(classPad(STEP));
    expect(story.ask("host", spotlight(classPad(STEP)))).toBe("nothing-to-do");
    expect(story.ask("ada", spotlight(classPad("free")))).toBe("not-allowed");
  });

  test("ends when something is run; a person's own stays", () => {
    const story = openClass();
    const run = { hash: "a".repeat(32), frames: 5, name: "pad.py" };
    const show = { type: "run/show", step: STEP, run } as const;
    story.ask("host", spotlight(classPad(STEP)));
    expect(story.ask("host", show)).toContainEqual({ type: "spotlight/ended" });
    expect(story.state.spotlight).toBeNull();
    story.ask("host", spotlight(ownPad("ada", STEP)));
    story.ask("host", { ...show, run: { ...run, frames: 6 } });
    expect(story.state.spotlight?.pad).toBe(ownPad("ada", STEP));
  });
});

describe("the spotlight", () => {
  test("says to everybody what it is named, and to hosts and its owner whose it is", () => {
    const story = openClass();
    const own = ownPad("ada", STEP);
    expect(story.ask("host", spotlight(own, true))).toEqual([
      { type: "pad/spotlit", place: STEP, name: "ada" },
      { type: "pad/spotlit-whose", id: "ada", pad: own },
    ]);
    expect(story.state).toMatchObject({ spotlights: 1, spotlight: { place: STEP, name: "ada", pad: own } });
    const shown = (id: string) => redact(story.state, { kind: "student", id }).spotlight?.pad;
    expect([shown("ada"), shown("bo")]).toEqual([own, null]);
    expect(redact(story.state, { kind: "screen" }).spotlight).toEqual({
      place: STEP,
      name: "ada",
      pad: null,
    });
  });

  test("the same again is nothing to do; without the name, or another pad, is a new one", () => {
    const story = openClass();
    const own = ownPad("ada", STEP);
    story.ask("host", spotlight(own));
    expect(story.ask("host", spotlight(own))).toBe("nothing-to-do");
    expect(story.ask("host", spotlight(own, true))).toHaveLength(2);
    expect(story.ask("host", spotlight(ownPad("ada", "free")))).toHaveLength(2);
    expect(story.state.spotlights).toBe(3);
  });

  test("needs a pad of somebody who is there", () => {
    const story = openClass();
    expect(story.ask("host", spotlight(ownPad("nobody", STEP)))).toBe("no-such-pad");
    expect(story.ask("host", spotlight(ownPad("ada", 0)))).toBe("no-such-pad");
    expect(story.ask("host", spotlight(classPad(0)))).toBe("no-such-pad");
    expect(story.ask("host", { type: "spotlight/end" })).toBe("nothing-to-do");
  });

  test("ends with its owner, and lowers the hand that asked for it", () => {
    const story = openClass();
    const pad = ownPad("ada", STEP);
    story.ask("ada", { type: "hand/raise", purpose: { to: "show", pad } });
    expect(story.ask("host", spotlight(pad))).toContainEqual({ type: "hand/lowered", id: "ada" });
    expect(story.ask("host", { type: "participant/ban", id: "ada" })).toContainEqual({
      type: "spotlight/ended",
    });
    expect(story.state.spotlight).toBeNull();
  });
});

describe("hands for a purpose", () => {
  test("to edit, by who may not; to show, a pad of one's own that there is", () => {
    const story = openClass();
    expect(story.ask("host", toEdit)).toBe("nothing-to-do");
    const show = (pad: PadId) => story.ask("ada", { type: "hand/raise", purpose: { to: "show", pad } });
    expect(show(ownPad("bo", STEP))).toBe("no-such-pad");
    expect(show(ownPad("ada", 0))).toBe("no-such-pad");
    expect(show(ownPad("ada", STEP))).toHaveLength(1);
    expect(story.state.purposes).toEqual({ ada: { to: "show", pad: ownPad("ada", STEP) } });
  });

  test("another purpose is a new place in the queue, the same one is nothing to do", () => {
    const story = openClass();
    for (const id of ["ada", "bo"]) story.ask(id, { type: "hand/raise" });
    expect(story.ask("ada", toEdit)).toHaveLength(2);
    expect(story.state.hands).toEqual(["bo", "ada"]);
    expect(story.ask("ada", toEdit)).toBe("nothing-to-do");
    story.ask("ada", { type: "hand/lower", id: "ada" });
    expect(story.state.purposes).toEqual({});
  });
});

describe("pushing", () => {
  test("gives everybody's own pad one more version, in the order of the pushes", () => {
    const story = openClass();
    story.ask("host", handOut(STEP, 1));
    story.ask("host", handOut("free", 2));
    story.ask("host", handOut(STEP, 1));
    expect(story.state.pushes).toEqual({ [STEP]: [pushed(1), pushed(1)], free: [pushed(2)] });
    expect(story.ask("host", handOut(0))).toBe("no-such-pad");
  });

  test("is for hosts, of a pad that they may read; nobody but the server can ask for it in the log", () => {
    const story = openClass();
    const push = (id: string, pad: PadId) => mayPushPad(story.state, id, pad);
    expect(push("host", ownPad("ada", STEP))).toEqual({ ok: true, value: null });
    expect(push("ada", ownPad("ada", STEP))).toEqual({ ok: false, error: "not-allowed" });
    expect(push("host", classPad(0))).toEqual({ ok: false, error: "no-such-pad" });
    expect(story.ask("host", { type: "pad/push", pad: classPad(STEP) })).toBe("not-allowed");
    story.ask("host", { type: "session/close" });
    expect(push("host", classPad(STEP))).toEqual({ ok: false, error: "session-not-open" });
  });
});

const HOST_ONLY: (ClientCommand | Extract<Command, { type: "pad/hand-out" }>)[] = [
  allow("everyone"),
  choose("ada"),
  release("ada"),
  spotlight(ownPad("ada", STEP)),
  { type: "spotlight/end" },
  handOut(STEP),
  { type: "pad/push", pad: classPad(STEP) },
];

test.each(HOST_ONLY)("a student may not: $type", (command) => {
  expect(openClass().ask("ada", command)).toBe("not-allowed");
});

test("a pad that there is not may not be read even by hosts", () => {
  expect(mayReadPad(openClass().state, "host", ownPad("ada", STEP, 3))).toEqual({
    ok: false,
    error: "no-such-pad",
  });
});
