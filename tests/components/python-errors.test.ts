import { describe, expect, test } from "vitest";
import { errorWords } from "../../components/words/python-error-sentences.ts";
import { explainError, explainWarning } from "../../components/words/python-errors.ts";

describe("errors in plain words", () => {
  test("an error that speaks for itself, or is the program's own, gets no sentence", () => {
    expect(explainError("TooColdError", "brr")).toBeNull();
    expect(explainError("ValueError", "colder than cold")).toBeNull();
    expect(explainError("constructor", "")).toBeNull();
  });

  test("the special is said before the general", () => {
    expect(explainError("TypeError", "'generator' object is not subscriptable")).toContain("next()");
    expect(explainError("TypeError", "'int' object is not subscriptable")).toContain("square brackets");
  });

  test("names out of the error stand in the sentence", () => {
    expect(explainError("NameError", "name 'totl' is not defined")).toBe(
      "Nothing is called totl at this point; check the spelling, and that the line that makes it has run.",
    );
  });

  test("a forgotten await is found among other things on standard error", () => {
    const text = "careful\nmain.py:4: RuntimeWarning: coroutine 'save' was never awaited\n  save()\n";
    expect(explainWarning(text)).toContain("You called save() but nobody awaits it");
    expect(explainWarning("all is well\n")).toBeNull();
  });

  test.each(errorWords)("%s %s: one sentence, short enough to be read", (_type, _pattern, sentence) => {
    const text = typeof sentence === "string" ? sentence : sentence("first", "second");
    expect(text).toMatch(/^[A-Z]?[a-z(]?.*\.$/);
    expect(text.slice(0, -1)).not.toMatch(/[.!?] /);
    expect(text.length).toBeLessThan(190);
  });
});
