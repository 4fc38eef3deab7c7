import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { FrameCard } from "../../components/trace/frame-card.tsx";
import { frameScope, happeningTo, looksTheSame } from "../../components/trace/frame-facts.ts";
import { FramesPanel } from "../../components/trace/frames-panel.tsx";
import { LoopBoard } from "../../components/trace/loop-board.tsx";
import { TraceEndNotice } from "../../components/trace/trace-end-notice.tsx";
import { TraceOutput } from "../../components/trace/trace-output.tsx";
import { TracedCode } from "../../components/trace/traced-code.tsx";
import { stoppedWords } from "../../components/words/trace.ts";
import { openTrace } from "../../domain/trace/player.ts";
import type { Trace, TraceEnd } from "../../domain/trace/trace.ts";
import { madeUp, plainTokens, recorded, statesOf, stateWhere } from "./support/trace-fixtures.ts";

const averager = recorded("averager");
const workers = recorded("workers");

/** What can be read, without tags. */
const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&gt;", ">")
    .replaceAll("&lt;", "<")
    .replaceAll(/(?<!\n) +/g, " ");
const namesOf = (html: string, role: string) =>
  [...html.matchAll(new RegExp(`<[^>]*role="${role}"[^>]*>`, "g"))].map(
    ([tag]) => /aria-label="([^"]*)"/.exec(tag)?.[1],
  );

describe("Code", () => {
  const code = (trace: Trace, index: number, onRunTo?: (line: number) => void) => {
    const state = openTrace(trace).at(index);
    const lines = plainTokens(trace.source);
    return renderToStaticMarkup(<TracedCode trace={trace} state={state} lines={lines} onRunTo={onRunTo} />);
  };

  test("says which line runs next, who is parked where, and boxes both ends of a hand-over", () => {
    const html = code(averager, 19);
    expect(html).toContain('aria-label="Code"');
    expect(textOf(html)).toContain("Line 5 runs next");
    expect(textOf(html)).toContain("yield average (runs next, gets control)");
    expect(textOf(html)).toContain("(module is waiting here, gives control)");
    expect(html).toMatch(/data-roles="from"[^>]*>avg\.send\(30\)</);
    expect(html).toMatch(/data-roles="to"[^>]*>yield average</);
  });

  test("offers to run to the lines that the program comes to, and to no other", () => {
    const html = code(averager, 0, () => {});
    const offered = [...html.matchAll(/aria-label="Run to line (\d+)"/g)].map(([, line]) => Number(line));
    expect(offered).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13]);
    expect(code(averager, 0)).not.toContain("<button");
  });

  test("says that the program is over, or where its error is", () => {
    const last = averager.steps.length - 1;
    expect(textOf(code(averager, last))).toContain("The program is over");
    const end: TraceEnd = {
      how: "failed",
      type: "ValueError",
      message: "",
      traceback: "",
      at: [12, 0, 12, 5],
    };
    expect(textOf(code({ ...averager, end }, last))).toContain("Error at line 12");
    expect(textOf(code({ ...averager, end }, last - 1))).not.toContain("Error at line 12");
  });
});

describe("Frames", () => {
  const frames = (trace: Trace, index: number) =>
    renderToStaticMarkup(<FramesPanel state={openTrace(trace).at(index)} />);

  test("a generator is a frame of its own, created before it runs and suspended between two sends, with its names", () => {
    expect(namesOf(frames(averager, 2), "group")).toEqual(["module, running", "averager, created"]);
    const between = frames(averager, 18);
    expect(namesOf(between, "group")).toEqual(["module, running", "averager, suspended"]);
    expect(textOf(between)).toMatch(/suspended at line 5/);
    expect(textOf(between)).toMatch(/total 10 .*count 1 .*average 10\.0/);
  });

  test("the running frame is on top, its caller waits at its line, and what is sent is shown before it has a name", () => {
    const html = frames(averager, 19);
    expect(namesOf(html, "group")).toEqual(["averager, running", "module, waiting"]);
    expect(textOf(html)).toMatch(/waiting at line 13/);
    expect(textOf(html)).toMatch(/gets 30/);
  });

  test("what a function returns is shown where it goes to, since the function's own frame is gone", () => {
    const call = { e: "call", f: 2, new: [{ id: 2, kind: "function", name: "double" }], st: [1, 2] };
    const html = frames(madeUp([call, { e: "return", f: 2, st: [1], x: 42 }, {}] as never), 2);
    expect(namesOf(html, "group")).toEqual(["module, running"]);
    expect(textOf(html)).toContain("gets back 42");
  });

  test("what changed is said, beside its colour", () => {
    expect(textOf(frames(averager, 20))).toMatch(/value 30 changed/);
    expect(textOf(frames(averager, 21))).not.toMatch(/value 30 changed/);
  });

  test("two names for one list bear one number; a copy bears none", () => {
    const list = { kind: "list", type: "list", items: [10, 20] } as const;
    const step = { v: { 1: { a: { r: 1 }, b: { r: 1 }, c: { r: 2 } } }, h: { 1: list, 2: list } };
    const html = frames(madeUp([structuredClone(step) as never]), 1);
    expect([...html.matchAll(/class="object-badge"[^>]*>#(\d+)/g)].map(([, id]) => id)).toEqual(["1", "1"]);
    expect(html).toContain("Object 1, one thing in 2 places: a in module, b in module");
  });

  test("an instance shows what it holds, an exception its cause, a lane its name", () => {
    const step = {
      new: [{ id: 2, kind: "generator", name: "averager" }],
      v: { 1: { c: { r: 1 }, error: { r: 2 }, avg: { g: 2 }, all: { r: 4 }, len: { c: "<class len>" } } },
      h: {
        1: { kind: "instance", type: "Countdown", attrs: [["n", 3]] },
        2: { kind: "exception", type: "ValueError", items: ["no"], cause: { r: 3 } },
        3: { kind: "exception", type: "KeyError", items: ["page"] },
        4: { kind: "list", type: "list", items: [{ g: 2 }] },
      },
    };
    const text = textOf(frames(madeUp([step as never, {}]), 2));
    expect(text).toMatch(/c Countdown n 3/);
    expect(text).toMatch(/ValueError\('no'\) because of KeyError\('page'\)/);
    expect(text).toMatch(/avg → averager/);
    expect(text).toMatch(/all \[ → averager \]/);
    expect(text).toMatch(/also len/);
  });

  test("many that are over are folded into a line that says how many", () => {
    const fresh = Array.from({ length: 12 }, (_, i) => ({ id: i + 2, kind: "generator", name: "g" }));
    const closed = Object.fromEntries(fresh.map(({ id }) => [id, "closed"]));
    const html = frames(madeUp([{ new: fresh, gs: closed } as never, {}]), 2);
    expect(namesOf(html, "group")).toEqual(["module, running"]);
    expect(textOf(html)).toContain("12 finished");
    expect(html).toContain('aria-expanded="false"');
  });

  test("a coroutine says which task drives it and what it awaits", () => {
    const state = stateWhere(workers, ({ e, f }) => e === "yield" && f === 4);
    const text = textOf(renderToStaticMarkup(<FramesPanel state={state} />));
    expect(text).toMatch(/worker coroutine · Task-2 suspended at line 6/);
    expect(text).toMatch(/await → asyncio\.sleep\(1\)/);
  });
});

test.each([averager, workers, sharing()])(
  "a card that is not drawn anew would have looked the same: $name",
  (trace) => {
    const states = statesOf(trace);
    let kept = 0;
    for (const [place, after] of states.slice(1).entries()) {
      const before = states[place]!;
      const [scopeBefore, scope] = [frameScope(before), frameScope(after)];
      for (const frame of after.frames.values()) {
        const unchanged = before.frames.get(frame.id) === frame;
        const happening = happeningTo(frame, after) ?? happeningTo(frame, before);
        if (!unchanged || happening || !looksTheSame(frame, scopeBefore, scope)) continue;
        kept += 1;
        const drawn = (with_: typeof scope) =>
          renderToStaticMarkup(<FrameCard frame={frame} scope={with_} happening={null} />);
        expect(drawn(scope)).toBe(drawn(scopeBefore));
      }
    }
    expect(kept).toBeGreaterThan(0);
  },
);

/** A list that changes behind a name, gets a second name in another frame, and loses it again. */
function sharing(): Trace {
  const list = (...items: number[]) => ({ kind: "list", type: "list", items });
  const holder = { kind: "instance", type: "Holder", attrs: [["list", { r: 1 }]] };
  const steps = [
    { v: { 1: { a: { r: 1 }, h: { r: 2 } } }, h: { 1: list(1), 2: holder } },
    {},
    { h: { 1: list(1, 2) } },
    { h: { 1: list(1, 2, 3) } },
    {},
    {
      new: [{ id: 3, kind: "generator", name: "deep" }],
      gs: { 3: "created" },
      v: { 3: { o: { r: 4 } } },
      h: { 3: list(1), 4: { ...holder, attrs: [["list", { r: 3 }]] } },
    },
    {},
    { h: { 3: list(1, 2) } },
    {
      new: [{ id: 2, kind: "generator", name: "take" }],
      gs: { 2: "created" },
      v: { 2: { items: { r: 1 } } },
    },
    {},
    { del: { 2: ["items"] } },
    { del: { 1: ["h"] }, h: { 2: null } },
    {},
  ];
  return { ...madeUp(steps as never), name: "sharing.py" };
}

describe("Output", () => {
  const output = (trace: Trace, index: number) =>
    renderToStaticMarkup(<TraceOutput trace={trace} state={openTrace(trace).at(index)} />);

  test("is empty in words, at first and for good", () => {
    expect(textOf(output(averager, 0))).toContain("Nothing printed yet.");
    expect(textOf(output(madeUp([]), 1))).toContain("The program printed nothing.");
  });

  test("marks what this step printed, and names error output and what a warning means", () => {
    expect(textOf(output(averager, 18))).toMatch(/new: 10\.0/);
    expect(textOf(output(averager, 19))).not.toContain("new:");
    const err = "made_up.py:1: RuntimeWarning: coroutine 'save' was never awaited\n";
    const text = textOf(output(madeUp([{ err }]), 1));
    expect(text).toMatch(/error output:/);
    expect(text).toMatch(/await/);
    expect(output(madeUp([{ o: "a\n" }, { o: "b\n" }]), 2)).not.toContain("error output:");
  });
});

describe("the end of a run", () => {
  const notice = (end: TraceEnd, index = 1, onAnswer?: (answer: string) => void) =>
    renderToStaticMarkup(<TraceEndNotice trace={{ ...madeUp([]), end }} index={index} onAnswer={onAnswer} />);

  test("is told at the last step only", () => {
    expect(notice({ how: "finished" }, 0)).toBe("");
    expect(textOf(notice({ how: "finished" }))).toContain("ran to its end");
    expect(textOf(notice({ how: "exited", code: "3" }))).toContain("code 3");
  });

  test("an error shows Python's own words, its line, and what it means", () => {
    const message = "can't send non-None value to a just-started generator";
    const traceback = `Traceback (most recent call last):\n  File "x.py", line 2\nTypeError: ${message}\n`;
    const text = textOf(notice({ how: "failed", type: "TypeError", message, traceback, at: [2, 0, 2, 5] }));
    expect(text).toContain("TypeError: error at line 2");
    expect(text).toContain(traceback.trimEnd());
    expect(text).toMatch(/next\(/);
  });

  test.each([
    "steps",
    "events",
    "output",
    "size",
    "silence",
    "memory",
    "deadlock",
    "crash",
    "asked",
  ] as const)("stopped for %s: what was kept, and what to do, in words of its own", (why) => {
    const words = stoppedWords(why, 1000);
    expect(words).toMatch(/kept|Step/);
    expect(words).toMatch(/1,000|1000/);
    expect(words.split(". ").length).toBeGreaterThan(2);
    expect(textOf(notice({ how: "stopped", why, detail: "Task-1 waits" }))).toContain("Task-1 waits");
  });

  test("input is asked for where one may answer, and said to be missing where not", () => {
    const end: TraceEnd = { how: "input", prompt: "Your name? " };
    const asked = notice(end, 1, () => {});
    expect(textOf(asked)).toMatch(/The program asks: Your name\?/);
    expect(textOf(asked)).toContain("Answer and run again");
    expect(notice(end)).not.toContain("<form");
    expect(textOf(notice({ how: "input", prompt: "" }))).toContain("asks for a line of input");
  });
});

describe("Event loop", () => {
  const board = (trace: Trace, index: number) =>
    renderToStaticMarkup(<LoopBoard trace={trace} state={openTrace(trace).at(index)} />);

  test("is there for programs with tasks or time only", () => {
    expect(board(averager, 3)).toBe("");
    expect(board(workers, 0)).toContain('aria-label="Event loop"');
    expect(textOf(board(workers, 0))).toContain("No tasks yet");
  });

  test("shows the queue in its order, each task with its state, and timers by virtual time", () => {
    const created = stateWhere(workers, ({ q }) => q?.length === 2);
    expect(textOf(board(workers, created.index))).toMatch(/Ready to run Task-2 Task-3/);
    const slept = stateWhere(workers, ({ tm }) => tm?.length === 2);
    const text = textOf(board(workers, slept.index));
    expect(text).toMatch(/t = 0 s/);
    expect(text).toMatch(/Timers Task-2 t = 1 s in 1 s Task-3 t = 2 s in 2 s/);
    expect(text).toMatch(/Task-2 worker waits on asyncio\.sleep\(1\) waiting/);
    expect(text).not.toContain("Nobody can wake anybody");
  });

  test("says so when nobody can wake anybody", () => {
    const tasks = { t1: { name: "Task-1", frame: null, state: "waiting", on: "Event 'go'" } } as const;
    const trace = madeUp([{ tk: tasks, q: [], tm: [] }, { tm: [[2, "Task-1"]] }, {}]);
    expect(textOf(board(trace, 1))).toContain(
      "Nobody can wake anybody: no task is ready and no timer is set.",
    );
    expect(textOf(board(trace, 2))).not.toContain("Nobody can wake anybody");
  });
});
