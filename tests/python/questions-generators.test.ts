import { beforeAll, describe, expect, test } from "vitest";
import { openTracingPython, type TracingPython } from "../../scripts/tracing-python.ts";
import { questionProgram, questionPrograms } from "./support/question-programs.ts";
import { standardOutput, traceProgram } from "./support/trace-program.ts";
import { TraceQuestions } from "./support/trace-questions.ts";

let python: TracingPython;
beforeAll(async () => {
  python = await openTracingPython();
}, 120_000);

function ask(id: string, steps?: number): TraceQuestions {
  return new TraceQuestions(traceProgram(python, questionProgram(id).program, steps));
}

describe("what the programs of thirty questions print", { timeout: 60_000 }, () => {
  const ending = questionPrograms.filter(({ id }) => id !== "q22");

  test.each(ending)("$id $question", ({ program, expected_output }) => {
    const trace = traceProgram(python, program);
    expect(standardOutput(trace)).toBe(expected_output);
    expect(trace.end).toEqual({ how: "finished" });
  });

  test("thirty they are, and one of them is endless", () => {
    expect(questionPrograms).toHaveLength(30);
    expect(ending).toHaveLength(29);
  });
});

describe("what learners ask about generators is answered by the picture", { timeout: 60_000 }, () => {
  test("q01: a call makes a lane that is created, and no arrow", () => {
    const t = ask("q01");
    const create = t.first({ e: "create", line: 7 });
    expect(t.state("numbers", create)).toBe("created");
    expect(t.state("module", create)).toBe("running");
    expect(t.seen("numbers", create).firstLine).toBe(1);
    expect(t.moves().filter(({ index }) => index <= t.first({ line: 9 }))).toEqual([]);
    expect(t.states("numbers")).toEqual(["created", "running", "suspended", "running", "suspended"]);
    expect(t.told().at(0)).toBe("module next -> numbers");
  });

  test("q02: the first send bounces off a lane that is created; the second lands on the yield", () => {
    const t = ask("q02");
    const [refused, primed, , sent] = t.moves();
    expect(t.tell(refused!)).toBe("module send hello -> echo refused");
    expect(t.state("echo", refused!.index)).toBe("created");
    expect(t.seen("echo", primed!.index - 1).line).toBeNull();
    expect(t.seen("echo", sent!.index - 1).line).toBe(3);
    expect(t.tell(sent!)).toBe("module send hello -> echo");
    expect(t.text(sent!.toAt!)).toBe("yield");
    expect(t.locals("echo", t.first({ line: 4 }))).toEqual({ got: "hello" });
  });

  test("q04: two yields make three segments, each run by one send", () => {
    const t = ask("q04");
    expect(t.told()).toEqual([
      "module send -> f",
      "f yield one -> module",
      "module send x1 -> f",
      "f yield two -> module",
      "module send y1 -> f",
      "f return null -> module",
    ]);
    const segments = t.states("f").filter((state) => state === "running");
    expect(segments).toHaveLength(3);
    expect(t.state("f", -1)).toBe("closed");
  });

  test("q05: the loop and send pull from one lane, and what send gets the loop never sees", () => {
    const t = ask("q05");
    expect(t.framesNamed("countdown")).toEqual(["countdown"]);
    expect(t.told().slice(0, 6)).toEqual([
      "module next (for) -> countdown",
      "countdown yield 5 (for) -> module",
      "module send 3 -> countdown",
      "countdown yield 3 -> module",
      "module next (for) -> countdown",
      "countdown yield 2 (for) -> module",
    ]);
    expect(t.moves(({ how, via }) => how === "next" && via === "for")).toHaveLength(5);
  });

  test("q07: a suspended frame with two locals, beside a list of 200", () => {
    const t = ask("q07");
    const printed = t.printed("from the generator: 0 1 4");
    expect(t.state("squares", printed)).toBe("suspended");
    expect(t.locals("squares", printed)).toEqual({ n: 1_000_000_000, i: 2 });
    const list = t.seen("module", printed).locals.get("as_list") as { r: number };
    expect(t.at(printed).objects.get(list.r)).toMatchObject({ kind: "list", n: 200 });
  });

  test("q08: a return goes to list(), which drops it; by hand it arrives as StopIteration", () => {
    const t = ask("q08");
    expect(t.movesOf("pages")).toEqual([
      "module next (list()) -> pages",
      'pages return ["empty book"] (list()) -> module',
    ]);
    expect(t.states("pages")).toEqual(["created", "running", "closed"]);
    expect(t.movesOf("pages#3").at(-1)).toBe("pages#3 return the end -> module");
    expect(t.locals("module", t.printed("value: the end") - 1)).toHaveProperty("stop");
  });

  test("q10: close goes in at the yield as GeneratorExit, except and finally run, and then it is closed", () => {
    const t = ask("q10");
    const [, , close, out, again] = t.moves();
    expect(t.tell(close!)).toBe("module close GeneratorExit() -> locker");
    expect(t.text(close!.toAt!)).toBe("yield 1");
    const lines = t.trace.steps.slice(close!.index, out!.index).map(({ l }) => l);
    expect(lines).toEqual([4, 6, 7, 8, 10]);
    expect(t.tell(out!)).toBe("locker raise GeneratorExit() -> module");
    expect(t.state("locker", out!.index)).toBe("closed");
    expect(t.moves()).toHaveLength(5);
    expect(again!.step).toMatchObject({ e: "close", l: 15 });
    expect(t.tell(again!)).toBe("module close -> locker refused");
    expect(t.text(again!.fromAt!)).toBe("g.close()");
    expect(t.state("locker", again!.index)).toBe("closed");
  });

  test("q11: close refuses the value that comes out, and the lane stays suspended", () => {
    const t = ask("q11");
    expect(t.movesOf("gen#2").slice(-2)).toEqual([
      "module close GeneratorExit() -> gen#2",
      "gen#2 yield bye -> module refused",
    ]);
    expect(t.state("gen#2", -1)).toBe("suspended");
    expect(t.seen("gen#2", -1).line).toBe(5);
    expect(t.state("gen", -1)).toBe("closed");
  });

  test("q13: an exception that is caught inside brings back the next yield; the other leaves, and the lane has failed", () => {
    const t = ask("q13");
    expect(t.told().slice(4)).toEqual([
      "module throw ValueError(bad job) -> worker",
      "worker yield ready -> module",
      "module throw KeyError(unknown) -> worker",
      "worker raise KeyError(unknown) -> module",
    ]);
    const [caught] = t.moves(({ how }) => how === "throw");
    expect(t.text(caught!.toAt!)).toBe('yield "ready"');
    expect(t.states("worker").at(-1)).toBe("failed");
  });

  test("q14: a with block ends by next or by throw, and the line after the yield runs only once", () => {
    const t = ask("q14");
    expect(t.movesOf("section")).toEqual([
      "module next (with) -> section",
      "section yield null (with) -> module",
      "module next (with) -> section",
      "section return null (with) -> module",
    ]);
    expect(t.movesOf("section#2").slice(2)).toEqual([
      "module throw ValueError(boom) (with) -> section#2",
      "section#2 raise ValueError(boom) (with) -> module",
    ]);
    expect(t.where({ e: "line", line: 7 })).toHaveLength(1);
    expect(t.states("section#2").at(-1)).toBe("failed");
  });

  test("q16: a call makes a lane that never runs; yield from makes a chain that values climb", () => {
    const t = ask("q16");
    expect(t.states("broken#2")).toEqual(["created", "never-run"]);
    const c = t.moves(({ value }) => value === "c").at(-1)!;
    expect(t.tell(c)).toBe("flat#3 yield c (list()) -> through flat, flat#2 module");
    expect(["flat", "flat#2", "flat#3"].map((name) => t.state(name, c.index))).toEqual([
      "suspended",
      "suspended",
      "suspended",
    ]);
    expect(t.seen("flat", c.index).delegate).toEqual({ to: t.frame("flat#2") });
    expect(t.seen("flat#2", c.index).delegate).toEqual({ to: t.frame("flat#3") });
  });

  test("q17: sends fly through the grouper; its return fills results and a second averager appears", () => {
    const t = ask("q17");
    expect(t.told().slice(3)).toEqual([
      "module send 10 -> through grouper averager",
      "averager yield null -> through grouper module",
      "module send 20 -> through grouper averager",
      "averager yield null -> through grouper module",
      "module send null -> through grouper averager",
      "averager return 15.0 (yield from) -> grouper",
      "grouper next (yield from) -> averager#2",
      "averager#2 yield null -> through grouper module",
    ]);
    const sent = t.moves(({ how }) => how === "send");
    expect(sent.map(({ index }) => t.state("grouper", index))).toEqual(["waiting", "waiting", "waiting"]);
    const born = t.first({ e: "create", from: sent.at(-1)!.index });
    expect(t.locals("module", born)).toMatchObject({ results: { kids: "15.0" } });
    expect(t.state("averager#2", -1)).toBe("suspended");
  });

  test("q19: the first list is held from the beginning, the second is looked up late", () => {
    const t = ask("q19");
    const create = t.first({ e: "create", line: 3 });
    expect(t.locals("<genexpr>", create)).toEqual({ ".0": "<list_iterator>" });
    expect(t.locals("list_iterator", create)).toEqual({ source: [1, 2], position: 0 });
    const rebound = t.first({ line: 6 });
    expect(t.locals("module", rebound)).toMatchObject({ units: [3, 4], tens: [30, 40] });
    expect(t.locals("list_iterator", rebound)).toEqual({ source: [1, 2], position: 0 });
    expect(t.locals("<genexpr>", t.first({ e: "yield" }))).toMatchObject({ a: 1, b: 30 });
    const changed = t.first({ line: 12 });
    expect(t.locals("list_iterator#2", changed)).toEqual({ source: [7, 8, 9], position: 0 });
    expect(t.seen("list_iterator#2", changed).locals.get("source")).toEqual(
      t.seen("module", changed).locals.get("base"),
    );
  });

  test("q20: all functions show the one n, and it lives in the suspended frame", () => {
    const t = ask("q20");
    const cellOf = (name: string, index: number): unknown => {
      const { r } = t.seen("module", index).locals.get(name) as { r: number };
      return t.at(index).objects.get(r)?.attrs;
    };
    const frame = t.frame("<genexpr>");
    expect(cellOf("first", t.first({ line: 3 }))).toEqual([["n", 0, frame]]);
    const both = t.first({ line: 5 });
    expect(t.state("<genexpr>", both)).toBe("suspended");
    expect(t.locals("<genexpr>", both)).toMatchObject({ n: 1 });
    expect([cellOf("first", both), cellOf("second", both)]).toEqual([[["n", 1, frame]], [["n", 1, frame]]]);
    expect(cellOf("first", t.first({ line: 7 }))).toEqual([["n", 2]]);
  });

  test("q22: endless ping-pong on one line, until the budget stops it", () => {
    const t = ask("q22", 300);
    expect(t.trace.end).toEqual({ how: "stopped", why: "steps" });
    expect(t.output()).toBe(questionProgram("q22").expected_output);
    expect(t.seen("module", -2).line).toBe(11);
    const asked = t.moves(({ how, index }) => how === "next" && index > t.printed("looking for"));
    expect(asked.length).toBeGreaterThan(30);
    expect(asked.every(({ via }) => via === "in")).toBe(true);
    const counted = asked.map(({ index }) => Number(t.locals("naturals", index).n));
    expect(counted).toEqual(counted.map((_, index) => 4 + index));
  });

  test("q23: all() pulls three and stops; what is left over begins after that", () => {
    const t = ask("q23");
    const taken = (via: string, from: string): string[] =>
      t.told((m) => m.how === "yield" && m.via === via && m.from === t.frame(from));
    expect(taken("for", "read")).toEqual([3, 5, -1].map((n) => `read yield ${n} (for) -> <genexpr>`));
    expect(taken("list()", "read")).toEqual([8, 9].map((n) => `read yield ${n} (list()) -> module`));
    expect(taken("all()", "<genexpr>")).toHaveLength(3);
    expect(taken("in", "read#2")).toEqual([3, 5, -1, 8, 9].map((n) => `read#2 yield ${n} (in) -> module`));
    expect(t.state("read#2", t.printed("5 in fresh: True"))).toBe("suspended");
    expect(t.state("read#2", -1)).toBe("closed");
  });

  test("q25: over a list, each loop has an iterator with a position of its own", () => {
    const t = ask("q25");
    expect(t.framesNamed("list_iterator")).toEqual(["list_iterator", "list_iterator#2"]);
    const rounds = t.where({ e: "line", line: 13 }).slice(1);
    const positions = rounds.map((index) =>
      ["list_iterator", "list_iterator#2"].map((name) => t.locals(name, index)),
    );
    const both = (outer: number, inner: number) => [
      { source: [3, 2], position: outer },
      { source: [3, 2], position: inner },
    ];
    expect(positions).toEqual([both(1, 1), both(1, 2), both(2, 1), both(2, 2)]);
    expect(t.locals("module", rounds[2]!)).toMatchObject({ a: 2, b: 3 });
    expect(t.seen("list_iterator", rounds[0]!).locals.get("source")).toEqual(
      t.seen("module", rounds[0]!).locals.get("numbers"),
    );
    const after = t.first({ line: 14 });
    expect([t.state("list_iterator", after), t.state("list_iterator#2", after)]).toEqual([
      "closed",
      "closed",
    ]);
  });

  test("q25: over a class with __iter__ of itself, both loops ask the same object", () => {
    const t = ask("q25");
    const asked = t.trace.steps.filter(
      ({ e, f }) => e === "call" && t.nameOf(f).startsWith("Countdown.__next__"),
    );
    const selves = asked.map(({ v, f }) => JSON.stringify(v?.[f]?.self));
    expect(asked).toHaveLength(5);
    expect(new Set(selves).size).toBe(1);
    const emptied = t.printed("[(3, 2), (3, 1)]");
    expect(t.locals("module", emptied)).toMatchObject({ c: { type: "Countdown", n: 0 } });
    expect(t.told()).toEqual([]);
  });
});
