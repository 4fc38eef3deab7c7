import { describe, expect, test } from "vitest";
import { readTypedCode } from "../../components/home/typed-code.ts";

describe("the code box", () => {
  test.each(["K7P4XM", "k7p-4xm", " K7P 4XM ", "k7p–4xm", "K7P.4XM"])("reads %j as a code", (typed) => {
    expect(readTypedCode(typed)).toEqual({ is: "code", code: "K7P4XM" });
  });

  test.each(["https://baton.example/join/K7P4XM", "baton.example/class/k7p-4xm?x=1#y"])(
    "reads the code out of the link %j",
    (typed) => {
      expect(readTypedCode(typed)).toEqual({ is: "code", code: "K7P4XM" });
    },
  );

  test("takes look-alikes for what was meant", () => {
    expect(readTypedCode("b7p4xs")).toEqual({ is: "code", code: "87P4X5" });
  });

  test.each(["", "   ", " - "])("finds nothing in %j", (typed) => {
    expect(readTypedCode(typed)).toEqual({ is: "empty" });
  });

  test("counts what is missing and what is too much", () => {
    expect(readTypedCode("k7p-4")).toEqual({ is: "short", missing: 2 });
    expect(readTypedCode("k7p-4xm-22")).toEqual({ is: "long", over: 2 });
  });

  test("names each character that no code has, once", () => {
    expect(readTypedCode("oK7!o")).toEqual({ is: "strange", letters: ["O", "!"] });
  });
});
