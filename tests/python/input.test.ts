import { beforeAll, expect, test } from "vitest";
import { openWorld, type WorldRun } from "./virtual-world.ts";

let run: (source: string, inputs?: string[]) => WorldRun;

beforeAll(async () => {
  run = await openWorld();
}, 180_000);

test("input takes the next line, and shows prompt and line as a terminal does", () => {
  const { lines, stop } = run("name = input('Who? ')\nage = input()\nprint(repr(name), int(age))", [
    "Ada",
    "36",
  ]);
  expect(lines).toEqual(["Who? Ada", "36", "'Ada' 36"]);
  expect(stop).toBeNull();
});

test("when none is left the run ends with the prompt, which is printed", () => {
  const { lines, stop } = run("input('First? ')\ninput('Second? ')\nprint('never')", ["1"]);
  expect(lines).toEqual(["First? 1", "Second? "]);
  expect(stop).toEqual(["InputNeeded", "Second? "]);
});

test("no except keeps it going", () => {
  expect(run("try: input('?')\nexcept Exception: print('swallowed')").stop).toEqual(["InputNeeded", "?"]);
  const inTask = run(`
import asyncio
async def ask(): return input("in a task? ")
async def main():
    task = asyncio.create_task(ask())
    await asyncio.sleep(1)
    print("never")
asyncio.run(main())`);
  expect(inTask).toMatchObject({ lines: ["in a task? "], err: "", stop: ["InputNeeded", "in a task? "] });
});

test("sys.stdin gives the same lines, and ends with them", () => {
  expect(
    run("import sys\nprint(repr(sys.stdin.readline()))\nprint(list(sys.stdin))", ["a", "b", "c"]).lines,
  ).toEqual(["a", "'a\\n'", "b", "c", "['b\\n', 'c\\n']"]);
  expect(run("import sys\nsys.stdin.readline()").stop).toEqual(["InputNeeded", ""]);
});

test("a prompt need not be a string", () => {
  expect(run("input(3)", ["x"]).lines).toEqual(["3x"]);
});
