import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { Chunk, Manifest } from "../../domain/recording/recording.ts";
import { RecordingReader, spanAt } from "../../domain/recording/replay.ts";
import { chunksIn, opened } from "../support/recording-file.ts";
import { BOS_LATER, BOS_OWN, giveAveragerClass, IN_THE_BREAK, NAMES } from "./averager-class.ts";

// Real sockets on a machine that may be busy; what fails fails by an assertion, not by the time.
vi.setConfig({ testTimeout: 60_000 });

const FOLDER = join(import.meta.dirname, "../fixtures/recordings");
const VIEWS = ["shared", "owner"] as const;

const PROGRAM = `def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count

avg = averager()
next(avg)
print(avg.send(10))
print(avg.send(30))`;
const ADAS = `# Ada was first\n${PROGRAM}`;
const BOTH = `${ADAS}\nprint(avg.send(60))`;
const RUN = "1a3333c20a80b98a2888d8d44bf446d8";

/** What is to be seen at a time: step, frame, the class's pad, and what is out of the ordinary. */
type Moment = readonly [t: number, step: number, frame: number, pad: string | undefined, note?: string];

/** In no order: whoever watches goes back and forth. */
const MOMENTS: readonly Moment[] = [
  [35_500, 1, 10, BOTH],
  [0, 0, 0, undefined],
  [130_000, 0, 1, BOTH, "closed"],
  [11_000, 1, 5, undefined],
  [10_999, 1, 4, undefined],
  [24_999, 1, 10, PROGRAM],
  [25_000, 1, 10, ADAS],
  [45_000, 1, 10, BOTH, "spotlight"],
  [62_000, 1, 3, BOTH, "run"],
  [72_000, 2, 0, BOTH, "Ada drives"],
  [79_999, 2, 0, BOTH],
  // The break is left out: the class is on the first step all at once.
  [80_000, 0, 0, BOTH],
  [105_000, 0, 1, BOTH, "blank"],
  [3000, 0, 1, undefined],
];

type Opened = Awaited<ReturnType<typeof opened>> & { manifest: Manifest; chunks: Chunk[] };

async function opening(bytes: Uint8Array): Promise<Opened> {
  const file = await opened(bytes);
  expect(file.trouble).toBeNull();
  if (!file.manifest) throw new Error("No manifest");
  return { ...file, manifest: file.manifest, chunks: chunksIn(file.parts) };
}

function momentAt(reader: RecordingReader, { manifest, chunks }: Opened, t: number): Moment {
  const { state, pads } = reader.at(chunks[spanAt(manifest.chunks, t)] as Chunk, t);
  const { step, frame } = state.position;
  const isShown = Object.values(pads).some(({ text }) => text.includes(BOS_OWN));
  const ada = Object.values(state.people).find(({ name }) => name === "Student 1" || name === NAMES[1]);
  const notes = {
    closed: state.phase === "closed",
    blank: state.screensBlank,
    run: state.runs[1]?.hash === RUN && step === 1,
    "Ada drives": ada !== undefined && state.baton === ada.id,
    spotlight: state.spotlight !== null && isShown,
  };
  const note = Object.entries(notes).find(([, holds]) => holds)?.[0];
  return [t, step, frame, pads["class.1.0"]?.text, ...(note ? [note] : [])] as unknown as Moment;
}

function isTheAveragersClass(file: Opened, view: (typeof VIEWS)[number]): void {
  const { manifest, parts } = file;
  expect(manifest).toMatchObject({ v: 1, view, title: "A running average", people: 2, live: false });
  expect(manifest.chapters.map(({ t, step }) => [t, step])).toEqual([
    [0, 0],
    [6000, 1],
    [70_000, 2],
    [80_000, 0],
  ]);
  expect(manifest.voice.map(({ name, from, length, skip }) => [name, from, length, skip])).toEqual([
    ["voice-1", 6000, 3000, 0],
    ["voice-2", 80_000, 2500, 500],
  ]);
  expect(parts.map(({ is }) => is).join(" ")).toBe(
    "manifest lesson trace trace chunk chunk chunk voice voice",
  );
  const reader = new RecordingReader();
  expect(MOMENTS.map(([t]) => momentAt(reader, file, t))).toEqual(MOMENTS);
  const told = JSON.stringify([manifest, parts]);
  expect(told).not.toContain(IN_THE_BREAK);
  for (const hidden of [BOS_LATER, ...NAMES]) expect(told.includes(hidden)).toBe(view === "owner");
}

describe("files of earlier versions open for ever, and replay the class that was recorded", () => {
  test.each(VIEWS)("version 1, made for: %s", async (view) => {
    isTheAveragersClass(await opening(await readFile(join(FOLDER, `v1-${view}.baton`))), view);
  });
});

test("the class of these files, given today, is in its files what it was then", async () => {
  const files = await giveAveragerClass();
  for (const view of VIEWS) isTheAveragersClass(await opening(files[view]), view);
  const { BATON_FIXTURE: version } = process.env;
  // See the fixtures' README. What is there is never written over.
  for (const view of version ? VIEWS : [])
    await writeFile(join(FOLDER, `${version}-${view}.baton`), files[view], { flag: "wx" });
});
