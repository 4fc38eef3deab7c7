import { expect, test } from "vitest";
import { distinctName, readName } from "../../domain/name.ts";

test.each([
  ["Ada", "Ada"],
  ["  Ada   Lovelace ", "Ada Lovelace"],
  ["Jose\u0301", "José"],
  ["李小龙", "李小龙"],
  ["محمد", "محمد"],
  ["نرگس\u200cها", "نرگس\u200cها"],
  ["क्\u200dष", "क्\u200dष"],
  ["👩\u200d🚀", "👩\u200d🚀"],
  ["Ada\n", "Ada"],
  ["O'Brien-Ng", "O'Brien-Ng"],
  ["x".repeat(40), "x".repeat(40)],
  ["👩\u200d🚀".repeat(40), "👩\u200d🚀".repeat(40)],
])("a fine name: %j", (typed, name) => {
  expect(readName(typed)).toEqual({ ok: true, value: name });
});

test.each([
  ["", "name-empty"],
  ["   ", "name-empty"],
  ["\u00a0\u3000", "name-empty"],
  ["\u200b", "name-invisible"],
  ["A\u200bda", "name-invisible"],
  ["Ada\u200d", "name-invisible"],
  ["A\u200dda", "name-invisible"],
  ["\u202eadA", "name-invisible"],
  ["\u2066Ada", "name-invisible"],
  ["A\nda", "name-invisible"],
  ["\u3164", "name-invisible"],
  ["\u2800", "name-invisible"],
  ["\ufeffAda\u0000", "name-invisible"],
  ["\ud800", "name-invisible"],
  ["x".repeat(41), "name-too-long"],
  ["x".repeat(100_000), "name-too-long"],
  ["Z\u0300\u0301\u0302\u0303\u0304", "name-marks"],
])("no name: %j", (typed, problem) => {
  expect(readName(typed)).toEqual({ ok: false, error: problem });
});

test("a name that is taken gets the lowest free number, whatever its case or width", () => {
  expect(distinctName("Ada", ["Bo"])).toBe("Ada");
  expect(distinctName("Ada", ["ADA"])).toBe("Ada 2");
  expect(distinctName("Ａda", ["ada", "Ada 2", "Ada 4"])).toBe("Ａda 3");
});

test("a long name makes room for its number", () => {
  const long = "x".repeat(40);
  expect(distinctName(long, [long])).toBe(`${"x".repeat(38)} 2`);
});
