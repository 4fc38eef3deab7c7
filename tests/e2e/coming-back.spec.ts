import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ServerProcess } from "../support/server-process.ts";
import { expect, NETWORK_NOISE, test } from "./support/story.ts";

test("a reload resumes as the same person on the right step, on a screen too", async ({ cast }) => {
  const host = await cast.host();
  const code = await host.startClassByHand();
  const [ada, screen] = [await cast.student("Ada"), await cast.screen()];
  await ada.joinByHand(code);
  await screen.show(code);
  await ada.press("Raise hand");
  await host.stepTo(3);
  for (const one of [ada, screen, host]) {
    await one.page.reload();
    await one.sees(3);
  }
  await expect(ada.button("Lower hand")).toBeVisible();
  await host.press("Forward");
  await ada.sees(3, 2);
});

test("C4 in a tunnel for 20 seconds: the same person again, and what was asked for there arrives once", async ({
  cast,
}) => {
  test.setTimeout(120_000);
  cast.expectInConsole(NETWORK_NOISE);
  const host = await cast.host();
  const code = await host.startClassByHand();
  const line = await cast.line();
  const ada = await cast.student("Ada", { line });
  await ada.joinByHand(code);
  line.silence();
  const since = await host.elapsed();
  await ada.press("Raise hand");
  await host.stepTo(4);
  await expect(await host.rowOf("Ada")).toContainText(/away/i, { timeout: 40_000 });
  await expect.poll(() => host.elapsed(), { timeout: 40_000 }).toBeGreaterThan(since + 20);
  await ada.isShownAs("Reconnecting");
  line.heal();
  await expect(ada.page.getByText("Following", { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  await ada.sees(4);
  await expect(await host.hands()).toHaveCount(1);
  await expect(ada.button("Lower hand")).toBeVisible();
  await ada.press("Lower hand");
  await expect(await host.hands()).toHaveCount(0);
});

test("C4 what was asked for in a tunnel survives a reload of the page, too", async ({ cast }) => {
  cast.expectInConsole(NETWORK_NOISE);
  const host = await cast.host();
  const code = await host.startClassByHand();
  const line = await cast.line();
  const ada = await cast.student("Ada", { line });
  await ada.joinByHand(code);
  line.silence();
  await ada.press("Raise hand");
  line.heal();
  await ada.page.reload();
  await expect(ada.button("Lower hand")).toBeVisible();
  await expect(await host.hands()).toHaveCount(1);
});

test("a tab that slept while its line was cut wakes up on the right step", async ({ cast }) => {
  cast.expectInConsole(NETWORK_NOISE);
  const host = await cast.host();
  const code = await host.startClassByHand();
  const line = await cast.line();
  const ada = await cast.student("Ada", { line });
  await ada.joinByHand(code);
  const { wake } = await ada.sleepAndWake();
  line.cut();
  await expect(await host.rowOf("Ada")).toContainText(/away/i);
  await host.stepTo(5);
  line.heal();
  await wake();
  await ada.sees(5);
  await ada.isShownAs("Following");
  await expect(await host.rowOf("Ada")).not.toContainText(/away/i);
});

for (const upgrades of ["refuse", "hang"] as const) {
  test(`long-polling only: a line where WebSockets ${upgrades} carries the class all the same`, async ({
    cast,
  }) => {
    cast.expectInConsole(NETWORK_NOISE);
    const host = await cast.host();
    const code = await host.startClassByHand();
    const line = await cast.line();
    line.upgrades(upgrades);
    const ada = await cast.student("Ada", { line });
    await ada.open(`/join/${code}`);
    await ada.page.getByRole("textbox", { name: "Your name" }).fill("Ada");
    await ada.press("Join the class");
    await expect(ada.page.getByText("Following", { exact: true }).first()).toBeVisible({ timeout: 20_000 });
    await host.stepTo(3);
    await ada.sees(3);
    await ada.press("Raise hand");
    await expect(ada.button("Lower hand")).toBeVisible();
    await expect(await host.hands()).toHaveCount(1);
  });
}

test("S3 kill -9 of the server in mid-class: same step, same people, nothing twice", async ({
  cast,
  browser,
}) => {
  test.setTimeout(120_000);
  cast.expectInConsole(NETWORK_NOISE);
  const dataDir = await mkdtemp(join(tmpdir(), "baton-kill-"));
  const server = await ServerProcess.start(dataDir);
  const [host, ada, bo] = [await cast.host(), await cast.student("Ada"), await cast.student("Bo")];
  for (const one of [host, ada, bo]) Object.assign(one, { url: server.url });
  const code = await host.startClassByHand();
  await ada.joinByHand(code);
  await bo.joinByHand(code);
  await ada.press("Raise hand");
  await expect(ada.button("Lower hand")).toBeVisible();
  await host.stepTo(3);
  await ada.sees(3);
  await server.kill("SIGKILL");
  for (const one of [host, ada, bo]) await expect(one.page.getByText("Reconnecting").first()).toBeVisible();
  await bo.press("Raise hand");
  await server.restart();
  for (const one of [ada, bo]) await one.isShownAs("Following");
  for (const one of [host, ada, bo]) await one.sees(3);
  const queue = await host.hands();
  await expect(queue).toHaveCount(2);
  await expect(queue.first()).toContainText("Ada");
  await host.press("Forward");
  for (const one of [ada, bo]) await one.sees(3, 2);
  const late = await browser.newPage();
  await late.goto(`${server.url}/screen/${code}`);
  await expect(late.getByRole("status").filter({ hasText: /Step 3 of \d+.*frame 2/ })).toBeVisible();
  await late.context().close();
  for (const one of [host, ada, bo]) await one.context.close();
  await server.kill("SIGTERM");
  await rm(dataDir, { recursive: true, force: true });
});

test("B4 a server that is stopped in good order says goodbye, and the class goes on with the next one", async ({
  cast,
}) => {
  test.setTimeout(120_000);
  cast.expectInConsole(NETWORK_NOISE);
  const dataDir = await mkdtemp(join(tmpdir(), "baton-drain-"));
  const server = await ServerProcess.start(dataDir);
  const [host, ada] = [await cast.host(), await cast.student("Ada")];
  for (const one of [host, ada]) Object.assign(one, { url: server.url });
  const code = await host.startClassByHand();
  await ada.joinByHand(code);
  await host.stepTo(2);
  await ada.sees(2);
  await server.kill("SIGTERM");
  await ada.isShownAs("Reconnecting");
  await server.restart();
  await ada.isShownAs("Following");
  await host.stepTo(3);
  await ada.sees(3);
  for (const one of [host, ada]) await one.context.close();
  await server.kill("SIGTERM");
  await rm(dataDir, { recursive: true, force: true });
});
