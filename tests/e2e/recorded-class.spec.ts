import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContextOptions } from "@playwright/test";
import type { Manifest } from "../../domain/recording/recording.ts";
import { ServerProcess } from "../support/server-process.ts";
import type { Host } from "./support/actors.ts";
import { RecordingApi } from "./support/recorded-class-api.ts";
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

/** What nobody may find in what is shared. */
const PRIVATE = [...Object.values(NAMES), ...Object.values(WORDS)];

function foundIn(text: string, words: readonly string[]): string[] {
  return words.filter((one) => text.includes(one));
}

function ownerOf(cast: Cast): Promise<Host> {
  return cast.host(NAMES.host, { storageState: recorded.owner });
}

/** On the page of their classes, to which the end of a class leads; gives the token of the shared link. */
async function share({ page }: Host): Promise<string> {
  await page.getByRole("link", { name: "Your classes and their replays" }).click();
  await page.getByRole("button", { name: /^Share / }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
  return new URL(link).pathname.split("/").at(-1) ?? "";
}

function instantsOf(story: RecordedClassStory): Instant[] {
  return story.photographs.map((one): Instant => {
    const { from, middle } = story.placeOf(one);
    const { what, typists, sight } = one;
    // A cursor is marked for some seconds only.
    return { what, t: typists ? Math.ceil(from) + 50 : middle, sight, typists };
  });
}

/** At which of them no voice is to be heard. */
function unheard(instants: readonly Instant[], { voice }: Manifest): string[] {
  const isHeard = ({ t }: Instant) => voice.some(({ from, length }) => from <= t && t < from + length);
  return instants.filter((one) => !isHeard(one)).map(({ what, t }) => `${what}, at ${t} ms`);
}

test("a host and two students step, type, run, speak, pause, show, drive and end a class", async ({
  cast,
}) => {
  const story = await RecordedClassStory.begin(cast);
  await story.speaks();
  await story.steps();
  await story.typesTogether();
  await story.runs();
  await story.takesABreak();
  await story.showsAdasPad();
  await story.pushes();
  await story.handsBatonOver();
  await story.blanksAndEnds();
  const { host } = story;
  const [api, instants] = [new RecordingApi(host), instantsOf(story)];
  const id = await api.onlyId();
  // The last of the voice comes after the end.
  await expect.poll(async () => unheard(instants, await api.manifest(id))).toEqual([]);
  const token = await share(host);
  const { length, marks } = await api.manifest(token);
  const kinds = new Set(marks.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(["baton", "edits", "push", "run", "spotlight"]);
  recorded = { owner: await host.context.storageState(), id, token, length, instants };
});

test("in another browser, by the link: the same at ten times in any order, without names", async ({
  cast,
}) => {
  const reader = await cast.student("reader");
  await reader.open(`/replay/${recorded.token}`);
  await new Viewer(reader, recorded.length).seesAll(withoutNames(recorded.instants));
  await expect(reader.button("Voice")).toBeVisible();
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
  const shared = await new RecordingApi(reader).text(recorded.token);
  expect(foundIn(shared, PRIVATE)).toEqual([]);
  expect(shared).toContain("# what ada shows");
  const own = await new RecordingApi(owner).text(recorded.id);
  expect(foundIn(own, PRIVATE)).toEqual(PRIVATE.filter((words) => words !== WORDS.ofTheBreak));
});

test("the voice is sent with it, all pieces to whoever has the link", async ({ cast }) => {
  const api = new RecordingApi(await cast.student("reader"));
  const { voice } = await api.manifest(recorded.token);
  for (const piece of voice)
    expect(await api.voice(recorded.token, piece)).toEqual({ type: piece.type, size: piece.size });
});

test("as a file, imported where nothing else is: the same at ten times", async ({ cast }) => {
  const owner = new RecordingApi(await ownerOf(cast));
  const dataDir = await mkdtemp(join(tmpdir(), "baton-import-"));
  const elsewhere = await ServerProcess.start(dataDir);
  const reader = Object.assign(await cast.host("reader"), { url: elsewhere.url });
  await reader.open("/classes");
  await reader.page.locator("input[type=file]").setInputFiles({
    name: "class.baton",
    mimeType: "application/octet-stream",
    buffer: await owner.download(recorded.id, "file"),
  });
  await expect(reader.page.getByText(/is imported/)).toBeVisible();
  await reader.page.getByRole("link", { name: /^Watch / }).click();
  await new Viewer(reader, recorded.length).seesAll(withoutNames(recorded.instants));
  await expect(reader.button("Voice")).toBeVisible();
  const theirs = new RecordingApi(reader);
  const id = await theirs.onlyId();
  expect(foundIn(await theirs.text(id), PRIVATE)).toEqual([]);
  expect(unheard(recorded.instants, await theirs.manifest(id))).toEqual([]);
  await reader.context.close();
  await elsewhere.kill("SIGTERM");
  await rm(dataDir, { recursive: true, force: true });
});

test("as one HTML file from a disk: the same at ten times", async ({ cast }, testInfo) => {
  const owner = new RecordingApi(await ownerOf(cast));
  const path = testInfo.outputPath("class.html");
  await writeFile(path, await owner.download(recorded.id, "page"));
  const reader = await cast.student("reader", { offline: true });
  await reader.page.goto(pathToFileURL(path).href);
  await new Viewer(reader, recorded.length).seesAll(withoutNames(recorded.instants));
  await expect(reader.button("Voice")).toBeVisible();
});
