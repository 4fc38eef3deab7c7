import type { RunnerState } from "../../client/python/runner-state.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import { RunnerPage } from "./support/runner-page.ts";
import { expect, test } from "./support/story.ts";

const AVERAGER = `def averager():
    total = count = 0
    average = None
    while True:
        total += yield average
        count += 1
        average = total / count

a = averager()
next(a)
for value in (10, 30, 5):
    print(a.send(value))
`;

const output = (trace: Trace): string => trace.steps.map(({ o = "" }) => o).join("");

test("nothing is fetched before it is asked for; then it comes compressed, to be kept, with its bytes told", async ({
  cast,
  server,
}) => {
  const ada = await cast.student("Ada");
  const fetched: { url: string; headers: Record<string, string> }[] = [];
  ada.page.on("response", (response) => {
    if (response.url().includes("/pyodide/")) {
      fetched.push({ url: response.url(), headers: response.headers() });
    }
  });
  const runner = await RunnerPage.open(ada.page, server.url);
  expect(await runner.state()).toEqual({ is: "idle" });
  expect(fetched).toEqual([]);
  const states = await ada.page.evaluate(
    () =>
      new Promise<RunnerState[]>((resolve) => {
        const seen: RunnerState[] = [];
        window.runner.subscribe(() => {
          const state = window.runner.getSnapshot();
          seen.push(state);
          if (state.is === "ready") resolve(seen);
        });
        window.runner.load();
      }),
  );
  const loading = states.filter((state) => state.is === "loading");
  const last = loading.at(-1);
  expect(loading.length).toBeGreaterThan(5);
  expect(last?.bytes).toBe(last?.total);
  expect(loading.map(({ bytes }) => bytes)).toEqual(loading.map(({ bytes }) => bytes).sort((a, b) => a - b));
  expect(states.map(({ is }) => is).filter((is) => is !== "loading")).toEqual(["starting", "ready"]);
  expect(fetched.length).toBe(7);
  for (const { url, headers } of fetched) {
    expect(headers["content-encoding"], url).toBe("br");
    expect(headers["cache-control"], url).toBe("public,max-age=31536000,immutable");
  }
});

test("a program gives its trace, some steps at a time, and the same trace each time", async ({
  cast,
  server,
}) => {
  const ada = await cast.student("Ada");
  const runner = await RunnerPage.open(ada.page, server.url);
  const first = await runner.run(AVERAGER);
  expect(first.ok && output(first.value)).toBe("10.0\n20.0\n15.0\n");
  expect(await runner.pieces()).toBeGreaterThan(1);
  expect(await runner.run(AVERAGER)).toEqual(first);
  const chance = "import random\nprint(random.random(), {'a', 'b', 'c'}, hash('a'))";
  expect(await runner.run(chance)).toEqual(await runner.run(chance));
});

test("what a program does to its Python, the next one does not meet", async ({ cast, server }) => {
  const ada = await cast.student("Ada");
  const runner = await RunnerPage.open(ada.page, server.url);
  await runner.run("import builtins, json\nbuiltins.print = None\njson.dumps = None");
  const next = await runner.run("import json\nprint(json.dumps([1]))");
  expect(next.ok && output(next.value)).toBe("[1]\n");
});

test("Stop ends a program that hangs, and keeps what there was", async ({ cast, server }) => {
  const ada = await cast.student("Ada");
  const runner = await RunnerPage.open(ada.page, server.url);
  await runner.load();
  await runner.ready();
  const result = runner.run("import itertools\nfor i in range(30):\n    x = i\nsum(itertools.count())");
  await ada.page.waitForFunction(() => {
    const state = window.runner.getSnapshot();
    return state.is === "running" && state.steps > 10;
  });
  await runner.stop();
  const { value } = (await result) as { value: Trace };
  expect(value.end).toEqual({ how: "stopped", why: "asked" });
  expect(value.steps.length).toBeGreaterThan(10);
  await runner.ready();
});

test("a line of input that is missing is asked for", async ({ cast, server }) => {
  const ada = await cast.student("Ada");
  const runner = await RunnerPage.open(ada.page, server.url);
  const ask = "name = input('Name? ')\nprint('Hello', name)";
  expect(await runner.run(ask)).toMatchObject({
    ok: true,
    value: { end: { how: "input", prompt: "Name? " } },
  });
  const answered = await runner.run(ask, ["Ada"]);
  expect(answered.ok && output(answered.value)).toContain("Hello Ada");
});

test("where the snapshot is of no use, Python boots plainly", async ({ cast, server }) => {
  const ada = await cast.student("Ada");
  await ada.page.route("**/pyodide/**/snapshot.*", async (route) => {
    const size = (await (await route.fetch()).body()).length;
    await route.fulfill({ body: Buffer.alloc(size, 7) });
  });
  const runner = await RunnerPage.open(ada.page, server.url);
  const result = await runner.run("print('plain')");
  expect(result.ok && output(result.value)).toBe("plain\n");
});

test("on an iPhone Python comes from the snapshot too, though Pyodide leaves a function out there", async ({
  cast,
  server,
}) => {
  const ada = await cast.student("Ada", {
    userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X)",
  });
  const runner = await RunnerPage.open(ada.page, server.url);
  const first = await ada.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        addEventListener("message", ({ data }) => /^(ready|broken)$/.test(data.is) && resolve(data.is));
        window.runner.load();
      }),
  );
  expect(first).toBe("ready");
  const result = await runner.run("print(len('abc'))");
  expect(result.ok && output(result.value)).toBe("3\n");
});

test("without a network it says so, and works when there is one again", async ({ cast, server }) => {
  cast.expectInConsole(/net::ERR_/);
  const ada = await cast.student("Ada");
  const runner = await RunnerPage.open(ada.page, server.url);
  await ada.page.route("**/pyodide/**", (route) => route.abort());
  expect(await runner.run("print(1)")).toEqual({ ok: false, error: "unreachable" });
  expect(await runner.state()).toEqual({ is: "failed", why: "unreachable" });
  await ada.page.unroute("**/pyodide/**");
  const result = await runner.run("print(1)");
  expect(result.ok && output(result.value)).toBe("1\n");
});
