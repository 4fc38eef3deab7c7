import { describe, expect, test } from "vitest";
import { personChoices } from "../../components/teach/person-choices.tsx";
import type { RosterRow } from "../../components/teach/roster.ts";
import { clockWords } from "../../components/words/teach.ts";
import type { ClientCommand } from "../../domain/session/commands.ts";

const student: RosterRow = {
  id: "ada",
  name: "Ada",
  role: "student",
  place: "with-class",
  drives: false,
  hand: 0,
  kept: false,
  writes: false,
  shown: false,
};

const PAD = ["openTheirs", "show", "showUnnamed"];

function choicesFor(change: Partial<RosterRow>, isSelf = false) {
  const sent: ClientCommand[] = [];
  const asked: string[] = [];
  const items = personChoices({ ...student, ...change }, isSelf, {
    act: (command) => sent.push(command),
    ask: (what) => asked.push(what),
    padOf: ({ id }) => `${id}.3.0`,
    openPad: ({ id }) => asked.push(`pad of ${id}`),
  });
  const choose = (id: string) => items.find((item) => item.id === id)?.onChoose();
  return { ids: items.map((item) => item.id), choose, sent, asked };
}

describe("what a host can do with a person", () => {
  test("a student who does nothing special", () => {
    expect(choicesFor({}).ids).toEqual([
      "pass",
      ...PAD,
      "letWrite",
      "rename",
      "makeHost",
      "keep",
      "remove",
      "ban",
    ]);
  });

  test("a student with the baton, a raised hand, and kept with the class, who may write", () => {
    const { ids } = choicesFor({ drives: true, hand: 2, kept: true, writes: true });
    const rest = ["rename", "makeHost", "free", "remove", "ban"];
    expect(ids).toEqual(["takeBaton", "lower", ...PAD, "stopWriting", ...rest]);
  });

  test("their pad is opened here, and shown to the class with the name and without", () => {
    const { choose, sent, asked } = choicesFor({});
    for (const id of [...PAD, "letWrite"]) choose(id);
    expect(asked).toEqual(["pad of ada"]);
    expect(sent).toEqual([
      { type: "pad/spotlight", pad: "ada.3.0", named: true },
      { type: "pad/spotlight", pad: "ada.3.0", named: false },
      { type: "writer/choose", id: "ada" },
    ]);
    const writer = choicesFor({ writes: true });
    writer.choose("stopWriting");
    expect(writer.sent).toEqual([{ type: "writer/release", id: "ada" }]);
  });

  test("a co-host cannot be kept, but made a student", () => {
    expect(choicesFor({ role: "host" }).ids).toEqual(["pass", "rename", "makeStudent", "remove", "ban"]);
  });

  test("oneself: the baton and the name, never the door", () => {
    expect(choicesFor({ role: "host" }, true).ids).toEqual(["takeBaton", "rename"]);
    expect(choicesFor({ role: "host", drives: true }, true).ids).toEqual(["rename"]);
  });

  test("what takes something away asks before it is sent, the rest is sent at once", () => {
    const { choose, sent, asked } = choicesFor({ hand: 1 });
    for (const id of ["remove", "ban", "makeHost", "rename"]) choose(id);
    expect(sent).toEqual([]);
    expect(asked).toEqual(["remove", "ban", "makeHost", "rename"]);
    choose("pass");
    choose("lower");
    choose("keep");
    expect(sent).toEqual([
      { type: "baton/pass", id: "ada" },
      { type: "hand/lower", id: "ada" },
      { type: "following/lock", who: { id: "ada" } },
    ]);
  });
});

test.each([
  [7, "0:07"],
  [31 * 60 + 4, "31:04"],
  [3600 + 2 * 60 + 9, "1:02:09"],
])("%i seconds are shown as %s", (seconds, shown) => {
  expect(clockWords(seconds)).toBe(shown);
});
