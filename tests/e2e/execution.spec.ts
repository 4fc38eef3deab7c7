import { Execution } from "./support/execution.ts";
import { expect, test } from "./support/story.ts";

const AVERAGER = 21;

const WORKERS = `import asyncio

async def worker(name, delay):
    for i in range(2):
        await asyncio.sleep(delay)
        print(name, i)

async def main():
    await asyncio.gather(worker("a", 1), worker("b", 1.5))

asyncio.run(main())
`;

test("host, student and screen step through the averager together, suspended frames and all", async ({
  cast,
}) => {
  const host = await cast.host();
  const code = await host.startClass();
  const [ada, screen] = [await cast.student("Ada"), await cast.screen()];
  await ada.join(code);
  await screen.show(code);
  await host.stepTo(AVERAGER);
  const everybody = [host, ada, screen];
  const [hosts, adas, screens] = everybody.map((one) => new Execution(one)) as [
    Execution,
    Execution,
    Execution,
  ];
  await hosts.forwardTo(11);
  for (const one of everybody) await one.sees(AVERAGER, 11);
  for (const one of [hosts, adas, screens]) {
    await expect(one.frame("averager, suspended")).toBeVisible();
    await one.hasLocal("averager, suspended", "total", "0");
    await expect(one.frame("module, running")).toBeVisible();
  }
  await host.press("Forward");
  for (const one of [hosts, adas, screens]) {
    await expect(one.frame("averager, running")).toBeVisible();
    await expect(one.frame("module, waiting")).toBeVisible();
    await expect.poll(() => one.ends()).toEqual(["yield average", "avg.send(10)"]);
  }
  await hosts.forwardTo(18);
  for (const one of [hosts, adas, screens]) {
    await expect(one.frame("averager, suspended")).toBeVisible();
    await one.hasLocal("averager, suspended", "total", "10");
    await one.hasLocal("averager, suspended", "average", "10.0");
    await expect.poll(() => one.ends()).toEqual(["yield average", "avg.send(10)"]);
  }
  await host.press("Forward");
  for (const one of [hosts, adas, screens]) await expect(one.region("Output")).toContainText("10.0");
});

test("who joins late is in the same frame; breaking away, return and lock work inside of an execution", async ({
  cast,
}) => {
  const host = await cast.host();
  const code = await host.startClass();
  await host.stepTo(AVERAGER);
  await new Execution(host).forwardTo(7);
  const late = await cast.student("Late");
  await late.join(code);
  await late.sees(AVERAGER, 7);
  await expect(new Execution(late).frame("averager, running")).toBeVisible();
  await late.press("Back");
  await late.isShownAs("On your own");
  await late.sees(AVERAGER, 6);
  await host.press("Forward");
  await late.sees(AVERAGER, 6);
  await late.press("Return to the class");
  await late.sees(AVERAGER, 8);
  await host.press("Keep everyone with me");
  await late.isShownAs("Locked");
  await expect(late.button("Run")).toHaveAttribute("aria-disabled", "true");
});

test("what the driver runs, the class steps through: two tasks take turns in virtual time", async ({
  cast,
}) => {
  const host = await cast.host();
  const code = await host.startClass();
  const [ada, screen] = [await cast.student("Ada"), await cast.screen()];
  await ada.join(code);
  await screen.show(code);
  await host.stepTo(AVERAGER);
  const [hosts, adas, screens] = [new Execution(host), new Execution(ada), new Execution(screen)];
  await hosts.write(WORKERS);
  await hosts.run();
  for (const one of [hosts, adas, screens]) {
    await expect(one.region("Event loop")).toBeVisible({ timeout: 30_000 });
    await expect(one.region("Code")).toContainText("asyncio.gather");
  }
  await host.press("Last frame of this step");
  for (const one of [hosts, adas, screens]) {
    await expect(one.region("Output")).toContainText("a 0\nb 0\na 1\nb 1");
    await expect(one.region("Event loop")).toContainText("t = 3 s");
  }
  const late = await cast.student("Late");
  await late.join(code);
  await expect(new Execution(late).region("Output")).toContainText("b 1");
  await host.press("Back to the lesson’s own run");
  for (const one of [hosts, adas, screens]) await expect(one.region("Code")).toContainText("averager");
});

test("what a student runs is theirs alone, and the class goes on without it", async ({ cast }) => {
  const host = await cast.host();
  const code = await host.startClass();
  const ada = await cast.student("Ada");
  await ada.join(code);
  await host.stepTo(AVERAGER);
  await ada.sees(AVERAGER);
  const [hosts, adas] = [new Execution(host), new Execution(ada)];
  await adas.write("print('only mine')\n1 / 0\n");
  await adas.run();
  // The first run waits for Python, which may have to be fetched yet.
  await expect(ada.page.getByText("Only you see this run.")).toBeVisible({ timeout: 30_000 });
  await ada.isShownAs("On your own");
  await ada.press("Last frame of this step");
  await expect(adas.region("Output")).toContainText("only mine");
  await expect(ada.page.getByText("ZeroDivisionError: error at line 2")).toBeVisible();
  await expect(hosts.region("Code")).toContainText("averager");
  await expect(hosts.region("Code")).not.toContainText("only mine");
  await ada.press("Return to the class");
  await expect(adas.region("Code")).toContainText("averager");
  await expect(await adas.openEditor()).toContainText("only mine");
});

test("a program that hangs in C is stopped, shows where, and the class goes on", async ({ cast }) => {
  test.slow();
  const host = await cast.host();
  const code = await host.startClass();
  const ada = await cast.student("Ada");
  await ada.join(code);
  await host.stepTo(AVERAGER);
  const [hosts, adas] = [new Execution(host), new Execution(ada)];
  await hosts.write("import itertools\n\nprint('so far')\nsum(itertools.count())\n");
  await hosts.run();
  await expect(adas.region("Code")).toContainText("itertools.count", { timeout: 100_000 });
  await host.press("Last frame of this step");
  await expect(host.page.getByText(/^Stopped: Python gave no sign of life/)).toBeVisible();
  for (const one of [hosts, adas]) {
    await expect(one.region("Output")).toContainText("so far");
    await expect(one.region("Code")).toContainText("Stopped at line 4");
  }
  await hosts.write("print('the next one')\n");
  await host.page.keyboard.press("ControlOrMeta+Enter");
  await expect(adas.region("Code")).toContainText("the next one", { timeout: 20_000 });
  await host.press("Last frame of this step");
  await expect(adas.region("Output")).toContainText("the next one");
  await host.stepTo(3);
  await ada.sees(3);
});

test("bad programs: a syntax error shows its place, a question is answered, an endless loop ends with its steps", async ({
  cast,
}) => {
  const ada = await cast.student("Ada");
  await ada.open(`/lessons/generators-and-coroutines#${AVERAGER}`);
  const adas = new Execution(ada);
  await adas.write("def f(:\n    pass\n");
  await adas.run();
  await expect(ada.page.getByText("SyntaxError: error at line 1")).toBeVisible({ timeout: 30_000 });
  // Python comes again after a reload, and what was typed is still there.
  await ada.page.reload();
  await ada.press("Change the code");
  await expect(ada.page.getByRole("textbox", { name: "Program" })).toContainText("def f(:");
  await adas.write("name = input('Who? ')\nprint('Hello', name)\n");
  await adas.run();
  await expect(adas.region("Code")).toContainText("Who?");
  await ada.press("Last frame of this step");
  await ada.page.getByRole("textbox", { name: "Your answer" }).fill("Grace");
  await ada.press("Answer and run again");
  await ada.press("Last frame of this step");
  await expect(adas.region("Output")).toContainText("Hello Grace");
  await adas.write("n = 0\nwhile True:\n    n += 1\n");
  await adas.run();
  await expect(adas.region("Code")).toContainText("while True");
  await ada.press("Last frame of this step");
  await expect(ada.page.getByText(/Stopped after 1,000 steps/)).toBeVisible();
});
