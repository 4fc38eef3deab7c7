import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import * as z from "zod/mini";
import type { Lesson } from "../../domain/lesson/lesson.ts";
import { contentHash } from "../../server/lesson/content-hash.ts";
import { RecordedStory } from "../support/recorded-story.ts";
import { fileOf, onLesson, toldLesson, wholeOf } from "../support/recording-file.ts";
import { tinyTrace } from "../support/tiny-trace.ts";
import type { Person } from "./support/actors.ts";
import { CountingServer } from "./support/counting-server.ts";
import { Replay } from "./support/replay.ts";
import { expect, test } from "./support/story.ts";

const FIXTURE = join(import.meta.dirname, "../fixtures/recordings/v1-shared.baton");

/** What would run, ask or be seen to have run, wherever it were taken for more than text. */
function attack(url: string): string {
  const deed = `window.escaped=1;fetch('${url}/deed')`;
  return `</script><script>${deed}</script><img src="${url}/seen.png" onerror="${deed}"><svg onload="${deed}">`;
}

/** A recording that passes all checks, with the attack in every text that is free. */
async function hostileFile(url: string): Promise<Buffer> {
  const evil = attack(url);
  const trace = { ...tinyTrace(4), name: "evil.py", source: `x = 1 # ${evil}\nx = 2\nx = 3\nx = 4\n` };
  const traceHash = contentHash(trace);
  const lesson: Lesson = {
    ...toldLesson,
    title: evil,
    summary: evil,
    tags: [evil],
    steps: toldLesson.steps.map((step, at) => ({
      ...step,
      id: `${at}${evil}`,
      title: `${at} ${evil}`,
      section: evil,
      code: at === 1 ? evilCode(evil) : step.code,
      kind: at === 1 ? "example" : step.kind,
    })),
  };
  const story = new RecordedStory()
    .ask(10, "ada", { type: "participant/join", name: "<script>escaped</script>" })
    .ask(1000, "host", { type: "step/move", to: { step: 1, frame: 0 } })
    .begin(2000, "class.1.0", evil)
    .type(3000, "host", "class.1.0", (text) => text.insert(0, `${evil}\n`))
    .ask(5000, "host", {
      type: "run/show",
      step: 1,
      run: { hash: traceHash, frames: 4, name: evil.slice(0, 60) },
    })
    .ask(6000, "host", { type: "step/move", to: { step: 1, frame: 3 } })
    .ask(9000, "host", { type: "session/close" });
  const { manifest, chunks } = story.recording("owner");
  const told = onLesson(
    {
      manifest: {
        ...manifest,
        title: evil.slice(0, 300),
        chapters: manifest.chapters.map((chapter) => ({ ...chapter, title: evil.slice(0, 300) })),
        traces: [traceHash],
      },
      // A frame that nothing has.
      chunks: JSON.parse(
        JSON.stringify(chunks).replaceAll('"frame":3}', '"frame":1000000}'),
      ) as typeof chunks,
    },
    contentHash(lesson),
  );
  const plain = wholeOf(told.manifest, told.chunks, JSON.stringify(lesson));
  return fileOf({
    manifest: told.manifest,
    async *parts() {
      for await (const part of plain.parts()) {
        yield part;
        if (part.is === "lesson")
          yield { is: "trace", name: traceHash, json: JSON.stringify(trace) } as const;
      }
    },
  });
}

function evilCode(evil: string): Lesson["steps"][number]["code"] {
  return {
    name: evil,
    language: evil,
    setup: "",
    source: evil,
    lines: [[[evil, "string"]]],
    highlights: [[{ from: 1, to: 1 }], [], []],
    runs: { as: "failing", exception: evil },
    output: { text: evil, from: 0 },
  };
}

/** Whether anything of the page did what it was not to do. */
async function nothingHappened(page: Page, counting: CountingServer): Promise<void> {
  expect(await page.evaluate(() => "escaped" in window)).toBe(false);
  expect([counting.heard, counting.connections]).toEqual([[], 0]);
}

async function send({ context, url }: Person, file: Buffer): Promise<string> {
  const answer = await context.request.post(`${url}/api/recordings`, {
    data: file,
    headers: { "content-type": "application/octet-stream" },
  });
  return z.object({ id: z.string() }).parse(await answer.json()).id;
}

test("whatever stands in a file, nothing of it runs and nothing is asked for: in the replay, in its list, in its page", async ({
  cast,
}) => {
  test.slow();
  const counting = await CountingServer.start();
  const owner = await cast.host();
  const { page } = owner;
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const id = await send(owner, await hostileFile(counting.url));
  const answer = await owner.context.request.get(`${owner.url}/api/recordings/${id}/page`);
  const path = test.info().outputPath("hostile.html");
  await writeFile(path, await answer.body());
  await owner.open("/classes");
  await expect(page.getByRole("article")).toHaveCount(1);
  await nothingHappened(page, counting);
  for (const address of [`${owner.url}/replay/${id}`, pathToFileURL(path).href]) {
    const replay = new Replay(owner);
    for (const time of ["0:00", "0:01", "0:04", "0:07"]) {
      await page.goto(`${address}?t=${time}`);
      await replay.isAt(time);
      await expect(page.getByRole("main")).toContainText("<script>");
      await nothingHappened(page, counting);
    }
    await page.keyboard.press("/");
    await page.getByRole("textbox", { name: "Word or line of code" }).fill("script");
    await page.keyboard.press("Enter");
    await expect(page.getByText(/places? found/)).toBeVisible();
    await nothingHappened(page, counting);
  }
  expect(dialogs).toEqual([]);
  await counting.close();
});

test("a file that is not taken is told from others, with what of it could be read, and nothing of it is listed", async ({
  cast,
}) => {
  const owner = await cast.host();
  cast.expectInConsole(/status of 4\d\d/);
  const whole = await readFile(FIXTURE);
  const changed = Buffer.from(whole);
  changed[9000] = (changed[9000] ?? 0) ^ 1;
  const newer = Buffer.from(whole);
  newer.writeUInt16BE(2, 8);
  const wrong: readonly [name: string, bytes: Buffer, said: RegExp][] = [
    [
      "cut.baton",
      whole.subarray(0, whole.length - 6000),
      /ends too early.* Only its first 2 min could be read\./,
    ],
    ["begun.baton", whole.subarray(0, 500), /ends too early.* Nothing of it could be read\./],
    ["changed.baton", changed, /changed or damaged, so none of it was taken/],
    ["newer.baton", newer, /A newer Baton made it\. Update this server/],
    ["holiday.png", Buffer.from("89504e470d0a1a0a", "hex"), /This is not a Baton recording/],
    ["empty.baton", Buffer.alloc(0), /This is not a Baton recording/],
  ];
  await owner.open("/classes");
  const { page } = owner;
  const chooser = page.locator("input[type=file]");
  for (const [name, buffer, said] of wrong) {
    await chooser.setInputFiles({ name, mimeType: "application/octet-stream", buffer });
    const told = page.getByText(`${name} was not imported.`);
    await expect(told).toBeVisible();
    await expect(told).toHaveText(said);
    await expect(page.getByRole("article")).toHaveCount(0);
    await owner.press("Close");
  }
  await chooser.setInputFiles({ name: "class.baton", mimeType: "application/octet-stream", buffer: whole });
  await expect(page.getByText("class.baton is imported.")).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(1);
});
