import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContextOptions } from "@playwright/test";
import { EntryFold } from "../../domain/recording/fold-entry.ts";
import { Chunk, Manifest } from "../../domain/recording/recording.ts";
import { ServerProcess } from "../support/server-process.ts";
import type { Host, Person } from "./support/actors.ts";
import { NAMES, RecordedClassStory, WORDS } from "./support/recorded-class-story.ts";
import { type Instant, Viewer } from "./support/recorded-class-viewer.ts";
import { type Cast, expect, test } from "./support/story.ts";

/** One class, and all that is done with its recording afterwards. */
test.describe.configure({ mode: "serial", timeout: 360_000 });

interface Recorded {
  /** Its owner's browser. */
  readonly owner: NonNullable<BrowserContextOptions["storageState"]>;
  /** The names of the recording: its owner's, and the one that is shared. */
  readonly id: string;
  readonly token: string;
  readonly length: number;
  readonly instants: readonly Instant[];
}

let recorded: Recorded;

const PSEUDONYMS = [
  [NAMES.host, "Instructor"],
  [NAMES.ada, "Student 1"],
  [NAMES.bo, "Student 2"],
] as const;

/** What was to be seen, as it is told to whoever was not there. */
function withoutNames(instants: readonly Instant[]): Instant[] {
  const told = PSEUDONYMS.reduce(
    (text, [name, pseudonym]) => text.replaceAll(name, pseudonym),
    JSON.stringify(instants),
  );
  return JSON.parse(told) as Instant[];
}

/** Whose pad it was is no secret to the owner. */
function withAllNames(instants: readonly Instant[]): Instant[] {
  return JSON.parse(
    JSON.stringify(instants).replaceAll("A student’s pad", `${NAMES.ada}’s pad`),
  ) as Instant[];
}

async function manifestFor({ page, url }: Person, name: string): Promise<Manifest> {
  const answer = await page.request.get(`${url}/api/recordings/${name}/manifest`);
  return Manifest.parse(await answer.json());
}

/** All that a browser can get of a recording, as text: what is sent, and what each pad held after each thing that happened. */
async function everythingOf(person: Person, name: string): Promise<string> {
  const manifest = await manifestFor(person, name);
  const chunks = manifest.chunks.map(async (_, n) => {
    const answer = await person.page.request.get(`${person.url}/api/recordings/${name}/chunks/${n}`);
    expect(answer.status()).toBe(200);
    const text = await answer.text();
    return [text, ...padsOver(Chunk.parse(JSON.parse(text)))];
  });
  return [JSON.stringify(manifest), ...(await Promise.all(chunks)).flat()].join("\n");
}

/** What is typed key by key stands in no single entry. */
function padsOver({ keyframe, entries }: Chunk): string[] {
  const fold = new EntryFold(keyframe);
  return entries.map((entry) => {
    fold.add(entry);
    return JSON.stringify(fold.now().pads);
  });
}

/** What nobody may find in what is shared. */
const PRIVATE = [...Object.values(NAMES), ...Object.values(WORDS)];

function foundIn(text: string, words: readonly string[]): string[] {
  return words.filter((one) => text.includes(one));
}

function ownerOf(cast: Cast): Promise<Host> {
  return cast.host(NAMES.host, { storageState: recorded.owner });
}

/** On the page of their classes, to which the end of a class leads; gives the shared link. */
async function share({ page }: Host): Promise<URL> {
  await page.getByRole("link", { name: "Your classes and their replays" }).click();
  await page.getByRole("button", { name: /^Share / }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  return new URL(await page.getByRole("textbox", { name: "Link" }).inputValue());
}

test("a host and two students step, type, run, pause, show, drive and end a class", async ({ cast }) => {
  const story = await RecordedClassStory.begin(cast);
  await story.steps();
  await story.typesTogether();
  await story.runs();
  await story.takesABreak();
  await story.showsAdasPad();
  await story.pushes();
  await story.handsBatonOver();
  await story.blanksAndEnds();
  const { host, photographs } = story;
  const link = await share(host);
  await host.page.keyboard.press("Escape");
  const watch = await host.page.getByRole("link", { name: /^Watch / }).getAttribute("href");
  const [id, token] = [watch, link.pathname].map((path) => path?.split("/").at(-1) ?? "") as [string, string];
  const { length, marks } = await manifestFor(host, token);
  const kinds = new Set(marks.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(["baton", "edits", "push", "run", "spotlight"]);
  const instants = photographs.map((one): Instant => {
    const { from, middle } = story.placeOf(one);
    // A cursor is marked for some seconds only.
    return {
      what: one.what,
      t: one.typists ? Math.ceil(from) + 50 : middle,
      sight: one.sight,
      typists: one.typists,
    };
  });
  recorded = { owner: await host.context.storageState(), id, token, length, instants };
});

test("in another browser, by the link: the same at ten times in any order, without names", async ({
  cast,
}) => {
  const reader = await cast.student("reader");
  await reader.open(`/replay/${recorded.token}`);
  await new Viewer(reader, recorded.length).seesAll(withoutNames(recorded.instants));
});

test("its owner sees the same with all names", async ({ cast }) => {
  const owner = await ownerOf(cast);
  await owner.open(`/replay/${recorded.id}`);
  await new Viewer(owner, recorded.length).seesAll(withAllNames(recorded.instants));
});

test("what is sent of it: nobody's name and no private word, and nothing of the break to anybody", async ({
  cast,
}) => {
  const [owner, reader] = [await ownerOf(cast), await cast.student("reader")];
  const shared = await everythingOf(reader, recorded.token);
  expect(foundIn(shared, PRIVATE)).toEqual([]);
  expect(shared).toContain("# what ada shows");
  const own = await everythingOf(owner, recorded.id);
  expect(foundIn(own, PRIVATE)).toEqual(PRIVATE.filter((words) => words !== WORDS.ofTheBreak));
});

test("as a file, imported where nothing else is: the same at ten times", async ({ cast }) => {
  const owner = await ownerOf(cast);
  const file = await owner.page.request.get(`${owner.url}/api/recordings/${recorded.id}/file?view=shared`);
  expect(file.status()).toBe(200);
  const dataDir = await mkdtemp(join(tmpdir(), "baton-import-"));
  const elsewhere = await ServerProcess.start(dataDir);
  const reader = Object.assign(await cast.host("reader"), { url: elsewhere.url });
  await reader.open("/classes");
  await reader.page.locator("input[type=file]").setInputFiles({
    name: "class.baton",
    mimeType: "application/octet-stream",
    buffer: await file.body(),
  });
  await expect(reader.page.getByText(/is imported/)).toBeVisible();
  await reader.page.getByRole("link", { name: /^Watch / }).click();
  await expect(reader.page).toHaveURL(/\/replay\//);
  const imported = new URL(reader.page.url()).pathname.split("/").at(-1) ?? "";
  expect(foundIn(await everythingOf(reader, imported), PRIVATE)).toEqual([]);
  await new Viewer(reader, recorded.length).seesAll(withoutNames(recorded.instants));
  await reader.context.close();
  await elsewhere.kill("SIGTERM");
  await rm(dataDir, { recursive: true, force: true });
});

test("as one HTML file from a disk: the same at ten times", async ({ cast }, testInfo) => {
  const owner = await ownerOf(cast);
  const answer = await owner.page.request.get(`${owner.url}/api/recordings/${recorded.id}/page?view=shared`);
  expect(answer.status()).toBe(200);
  const path = testInfo.outputPath("class.html");
  await writeFile(path, await answer.body());
  const reader = await cast.student("reader", { offline: true });
  await reader.page.goto(pathToFileURL(path).href);
  await new Viewer(reader, recorded.length).seesAll(withoutNames(recorded.instants));
});
