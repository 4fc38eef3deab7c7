import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import * as z from "zod/mini";
import { RecordingCard } from "../../domain/recording/recording-api.ts";
import type { Host } from "./support/actors.ts";
import { expect, test } from "./support/story.ts";

/** Long enough for a chapter: a step that was only passed by makes none. */
async function stay(host: Host): Promise<void> {
  const since = await host.elapsed();
  await expect.poll(() => host.elapsed()).toBeGreaterThan(since + 1);
}

/** A class that went from step 1 to step 5, a frame on, and to step 3, as one HTML file. */
async function pageOfClass(host: Host): Promise<string> {
  await host.startClass();
  await stay(host);
  await host.stepTo(5);
  await host.press("Forward");
  await host.sees(5, 2);
  await stay(host);
  await host.stepTo(3);
  await stay(host);
  await host.press("End class");
  await host.page.getByRole("dialog").getByRole("button", { name: "End class" }).click();
  await expect(host.page.getByRole("link", { name: "Your classes and their replays" })).toBeVisible();
  const { request } = host.context;
  const listed = await request.get(`${host.url}/api/recordings`);
  const [card] = z.array(RecordingCard).parse(await listed.json());
  const answer = await request.get(`${host.url}/api/recordings/${card?.id}/page?view=shared`);
  expect(answer.status()).toBe(200);
  const path = test.info().outputPath("class.html");
  await writeFile(path, await answer.body());
  return pathToFileURL(path).href;
}

test("a class as one HTML file replays from a disk, without a server and without a request", async ({
  cast,
}) => {
  const host = await cast.host();
  const file = await pageOfClass(host);
  const reader = await cast.student("reader", { offline: true });
  const asked: string[] = [];
  reader.page.on("request", (request) => asked.push(request.url()));
  await reader.page.goto(file);
  await expect(reader.page).toHaveTitle(/^Generators and coroutines · Baton$/);
  await reader.sees(1);
  await expect(reader.button("Edit here")).toHaveCount(0);
  await reader.page.keyboard.press("]");
  await reader.sees(5);
  await expect(reader.page.getByRole("region", { name: "Court", exact: true })).toBeVisible();
  await reader.page.keyboard.press("9");
  await reader.sees(3);
  await reader.page.keyboard.press("0");
  await reader.sees(1);
  await reader.press("Play");
  await expect(reader.button("Pause")).toBeVisible();
  const { violations } = await new AxeBuilder({ page: reader.page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" "))}`)).toEqual(
    [],
  );
  expect(asked.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
});
