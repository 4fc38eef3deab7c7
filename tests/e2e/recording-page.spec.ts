import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod/mini";
import { RecordingCard } from "../../domain/recording/recording-api.ts";
import { violationsOf } from "../support/axe.ts";
import type { Host, Person, Student } from "./support/actors.ts";
import { CountingServer } from "./support/counting-server.ts";
import { PHONE, sidewaysScroll, smallTargets } from "./support/layout.ts";
import { Pad } from "./support/pad.ts";
import { Replay } from "./support/replay.ts";
import { type Cast, expect, test } from "./support/story.ts";

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
  return pageOf(host, `${card?.id}`, "?view=shared");
}

/** Downloads the page of a recording; gives its address on the disk. */
async function pageOf(owner: Person, id: string, query = ""): Promise<string> {
  const answer = await owner.context.request.get(`${owner.url}/api/recordings/${id}/page${query}`);
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-disposition"]).toMatch(/^attachment; filename="class-[\d-]+\.html"/);
  const html = await answer.body();
  // It is sent by mail and put on sticks.
  expect(html.length).toBeLessThan(2_000_000);
  const path = test.info().outputPath("class.html");
  await writeFile(path, html);
  return pathToFileURL(path).href;
}

/** The page of the class that is frozen among the fixtures: with pads, a run and a voice. */
async function pageOfFixture(cast: Cast): Promise<string> {
  const owner = await cast.host();
  const file = await readFile(join(import.meta.dirname, "../fixtures/recordings/v1-shared.baton"));
  const answer = await owner.context.request.post(`${owner.url}/api/recordings`, {
    data: file,
    headers: { "content-type": "application/octet-stream" },
  });
  return pageOf(owner, z.object({ id: z.string() }).parse(await answer.json()).id);
}

/** Somebody without a line, and all that their browser asks for. */
async function offline(cast: Cast, options: Parameters<Cast["student"]>[1] = {}) {
  const reader: Student = await cast.student("reader", { offline: true, ...options });
  const asked: string[] = [];
  reader.page.on("request", (request) => asked.push(request.url()));
  const elsewhere = (): string[] => asked.filter((url) => !/^(file|data|blob):/.test(url));
  return { reader, replay: new Replay(reader), elsewhere };
}

test("a class as one HTML file replays from a disk, without a server and without a request", async ({
  cast,
}) => {
  const host = await cast.host();
  const file = await pageOfClass(host);
  const { reader, elsewhere } = await offline(cast);
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
  expect(await violationsOf(reader.page, "page")).toEqual([]);
  expect(elsewhere()).toEqual([]);
});

test("in a page by itself are the pads with their cursors, the run, the search and the voice, by keyboard", async ({
  cast,
}) => {
  const file = await pageOfFixture(cast);
  const { reader, replay, elsewhere } = await offline(cast);
  const { page } = reader;
  await page.addInitScript(() => {
    const sounds: HTMLAudioElement[] = [];
    const Native = window.Audio;
    Object.assign(window, {
      sounds,
      Audio: class extends Native {
        constructor() {
          super();
          sounds.push(this);
        }
      },
    });
  });
  await page.goto(`${file}?t=0:26`);
  const pad = new Pad(reader);
  await pad.has("# Ada was first");
  expect(await pad.names()).toEqual(["Student 1"]);
  await expect(pad.editor).toHaveAttribute("aria-readonly", "true");
  await expect(reader.button("Edit here")).toHaveCount(0);
  await expect(page.getByText(/^This page replays by itself/)).toBeVisible();
  await page.keyboard.press("/");
  await page.getByRole("textbox", { name: "Word or line of code" }).fill("send(60)");
  await page.keyboard.press("Enter");
  await page.getByRole("listitem").getByRole("button", { name: "send(60)" }).first().click();
  await replay.isAt("0:30");
  await pad.has("print(avg.send(60))");
  await page.goto(`${file}?t=1:01`);
  await expect(page.getByRole("region", { name: "Court", exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Frames", exact: true })).toContainText("module");
  await page.goto(`${file}?t=0:06`);
  await replay.isAt("0:06");
  await page.keyboard.press(" ");
  const heard = (): Promise<boolean> =>
    page.evaluate(() =>
      (window as unknown as { sounds: HTMLAudioElement[] }).sounds.some(
        ({ src, currentTime }) => src.startsWith("blob:") && currentTime > 0.2,
      ),
    );
  await expect.poll(heard).toBe(true);
  await page.keyboard.press(" ");
  expect(elsewhere()).toEqual([]);
});

test("a page by itself fits a phone, in the light and in the dark, and axe finds nothing", async ({
  cast,
}) => {
  const file = await pageOfFixture(cast);
  const { reader, elsewhere } = await offline(cast, PHONE);
  for (const [time, step] of [
    ["0:13", 2],
    ["0:45", 2],
    ["1:45", 1],
  ] as const) {
    await reader.page.goto(`${file}?t=${time}`);
    await reader.sees(step);
    expect(await sidewaysScroll(reader)).toBe(0);
    expect(await smallTargets(reader)).toEqual([]);
    expect(await violationsOf(reader.page, time)).toEqual([]);
  }
  expect(elsewhere()).toEqual([]);
});

test("a page by itself forbids itself every request and every other script, with a line too", async ({
  cast,
}) => {
  const file = await pageOfFixture(cast);
  const counting = await CountingServer.start();
  const reader = await cast.student("reader");
  cast.expectInConsole(/Content Security Policy/);
  await reader.page.goto(file);
  await reader.sees(1);
  const { url } = counting;
  const tried = await reader.page.evaluate(async (url) => {
    const failed = (work: Promise<unknown>): Promise<boolean> =>
      work.then(
        () => false,
        () => true,
      );
    const loaded = (element: HTMLImageElement | HTMLScriptElement): Promise<unknown> =>
      new Promise((resolve, reject) => {
        Object.assign(element, { onload: resolve, onerror: reject });
        document.body.append(element);
      });
    const inline = document.createElement("script");
    inline.textContent = "window.escaped = true";
    document.body.append(inline);
    return {
      fetch: await failed(fetch(url)),
      picture: await failed(loaded(Object.assign(new Image(), { src: `${url}/x.png` }))),
      script: await failed(loaded(Object.assign(document.createElement("script"), { src: `${url}/x.js` }))),
      inline: !("escaped" in window),
    };
  }, url);
  expect(tried).toEqual({ fetch: true, picture: true, script: true, inline: true });
  expect([counting.heard, counting.connections]).toEqual([[], 0]);
  await counting.close();
});
