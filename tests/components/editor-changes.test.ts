import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type TextChange, textChanges } from "../../components/editor/text-changes.ts";

function applied(text: string, changes: readonly TextChange[]): string {
  return changes.toReversed().reduce((done, { from, to, insert }) => {
    if (from < 0 || from > to || to > done.length)
      throw new Error(`No change of this text: ${from} to ${to}`);
    return done.slice(0, from) + insert + done.slice(to);
  }, text);
}

describe("the changes that make one text of another", () => {
  test("touch only what differs", () => {
    expect(textChanges("a = 1\nb = 2\nc = 3\n", "a = 1\nb = 25\nc = 3\nd = 4\n")).toEqual([
      { from: 11, to: 11, insert: "5" },
      { from: 18, to: 18, insert: "d = 4\n" },
    ]);
    expect(textChanges("same\n", "same\n")).toEqual([]);
  });

  test("lines come and go at the end of a text without a last newline", () => {
    expect(textChanges("a", "a\nb")).toEqual([{ from: 1, to: 1, insert: "\nb" }]);
    expect(textChanges("a\nb", "a")).toEqual([{ from: 1, to: 3, insert: "" }]);
    expect(textChanges("", "x")).toEqual([{ from: 0, to: 0, insert: "x" }]);
  });

  test("a character of two units stays whole", () => {
    expect(textChanges("x = '😀'", "x = '😁'")).toEqual([{ from: 5, to: 7, insert: "😁" }]);
    // These two have their second half in common.
    expect(textChanges("\u{1f600}", "\u{1fa00}")).toEqual([{ from: 0, to: 2, insert: "\u{1fa00}" }]);
  });

  test("make any text of any other", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "", "a😀", "b😁", "a\r"), { maxLength: 10 })
      .map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(applied(before, textChanges(before, after))).toBe(after);
      }),
      { numRuns: 1000 },
    );
  });
});
