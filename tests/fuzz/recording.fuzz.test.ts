import { expect, test } from "vitest";
import { CLASS, padParts, spotlightOf } from "../../domain/pad/pad-id.ts";
import { type ChunkParts, partsOf, type WholeParts, wholeOf } from "../../domain/recording/chunk-parts.ts";
import { indexOf } from "../../domain/recording/class-index.ts";
import { cutChunk, cutClassPart, isFullChunk } from "../../domain/recording/cut-chunk.ts";
import { type Cuts, cutPlan, NO_CUTS } from "../../domain/recording/cut-plan.ts";
import { ChunkMaker } from "../../domain/recording/full-chunks.ts";
import {
  Chunk,
  ClassPart,
  type Keyframe,
  Manifest,
  type RecordingView,
} from "../../domain/recording/recording.ts";
import { PartsReader, RecordingReader, spanAt } from "../../domain/recording/replay.ts";
import { manifestOf } from "../../domain/recording/timeline.ts";
import type { SessionState } from "../../domain/session/state.ts";
import { KeptParts } from "../../server/recording/file/kept-parts.ts";
import { chunkName, sharedName } from "../../server/recording/imported-part.ts";
import { unpackJson } from "../../server/recording/packed-json.ts";
import { Random } from "../support/random.ts";
import { HOST, MadeClass, NAMES, SECRET, STUDENTS } from "../support/recorded-class.ts";
import { keptParts, viewParts } from "../support/recorded-view.ts";
import {
  chunksIn as chunksInFile,
  fileOf,
  LESSON_HASH,
  onLesson,
  opened,
  wholeOf as wholeFileOf,
} from "../support/recording-file.ts";
import { classTime, foldedAt, keptOf, seenIn } from "./folded-class.ts";

const CLASSES = 300;
const TIMES = 10;

function fullChunksOf({ items, end }: MadeClass): Chunk[] {
  const maker = new ChunkMaker();
  const chunks = [...items.map((item) => maker.add(item)), maker.finish(end)];
  // As they are when they have been written and read.
  return chunks.flatMap((chunk) => (chunk ? [Chunk.parse(JSON.parse(JSON.stringify(chunk)))] : []));
}

function randomCuts(random: Random, end: number): Cuts {
  const span = () => ({ from: random.int(end + 1), to: random.int(end + 1) });
  return {
    trim: {
      from: random.chance(0.5) ? 0 : random.int(end / 3 + 1),
      to: random.chance(0.5) ? null : random.int(2 * end),
    },
    hidden: Array.from({ length: random.int(4) }, span),
  };
}

/** A made up class, and how a recording of it is put together that leaves out this and that; what `random` gives next is free. */
function cutClass(seed: number) {
  const made = new MadeClass(seed);
  const random = new Random(seed);
  const full = fullChunksOf(made);
  const index = indexOf(full);
  const cuts = randomCuts(random, made.end);
  return { made, random, full, index, cuts, plan: cutPlan(index, cuts) };
}

/** Times to look at: any, the very ends of chunks, and the very instants of entries. */
function timesOf(random: Random, chunks: readonly Chunk[], length: number): number[] {
  return Array.from({ length: TIMES }, () => {
    const chunk = random.pick(chunks);
    const instants = [random.int(length + 1), chunk.from, chunk.to, ...chunk.entries.map(({ t }) => t)];
    return random.chance(0.5) ? random.int(length + 1) : random.pick(instants);
  });
}

test("the law of replay: at any time, in any order, what a recording shows is the fold of the log up to then", () => {
  let looks = 0;
  const unreadLooks = { owner: 0, shared: 0 };
  for (let seed = 0; seed < CLASSES; seed++) {
    const { made, random, full, index, cuts, plan } = cutClass(seed);
    const kept = keptOf(made.items, made.end, cuts);
    const joined = index.people.map(({ id }) => id);
    for (const view of ["owner", "shared"] as const) {
      const chunks = partsIn(view, plan, full);
      const manifest = Manifest.parse(
        manifestOf({ index, plan, view, title: "A class", givenAt: 0, stepTitles: [] }),
      );
      expect(manifest.length).toBe(kept.reduce((length, { from, to }) => length + to - from, 0));
      expect(manifest.chunks).toEqual(chunks.map(({ classPart: { from, to } }) => ({ from, to })));
      const reader = new PartsReader();
      const times = chunks.length === 0 ? [] : timesOf(random, chunks.map(wholeOf), manifest.length);
      for (const t of times) {
        const parts = chunks[spanAt(manifest.chunks, t)] as ChunkParts;
        const { state, pads } = reader.at(parts, t);
        const texts = Object.fromEntries(Object.entries(pads).map(([name, pad]) => [name, pad.text]));
        // Without the aside part the same pads are known of, and what was read stands in them.
        const unread = reader.at({ ...parts, asidePart: null }, t);
        expect([...Object.keys(unread.pads), ...unread.unread].sort()).toEqual(Object.keys(pads).sort());
        expect(unread).toMatchObject({ state, pads: pickFrom(pads, Object.keys(unread.pads)) });
        if (unread.unread.length > 0) unreadLooks[view]++;
        const folded = seenIn(view, foldedAt(made.items, classTime(kept, t)), joined);
        expect({ state, texts }, `seed ${seed}, ${view}, ${t} ms`).toEqual(folded);
        looks++;
      }
    }
  }
  expect(looks).toBeGreaterThan(CLASSES * TIMES);
  for (const view of ["owner", "shared"] as const) expect(unreadLooks[view]).toBeGreaterThan(CLASSES);
});

test("the law holds in a file: what was exported and brought in shows the same at any time, and its file is the same again", async () => {
  for (let seed = 0; seed < CLASSES; seed++) {
    const { random, full, index, plan } = cutClass(seed);
    for (const view of ["owner", "shared"] as const) {
      const about = { title: "A class", givenAt: 0, stepTitles: [] };
      const manifest = { ...manifestOf({ index, plan, view, ...about }), live: false, traces: [] };
      const told = onLesson({ manifest, chunks: chunksIn(view, plan, full) }, LESSON_HASH);
      const file = await opened(await fileOf(wholeFileOf(told.manifest, told.chunks)));
      expect([seed, view, file.trouble, file.manifest]).toEqual([seed, view, null, told.manifest]);
      const chunks = chunksInFile(file.parts);
      const [before, after] = [new RecordingReader(), new RecordingReader()];
      for (const t of chunks.length === 0 ? [] : timesOf(random, chunks, manifest.length)) {
        const n = spanAt(manifest.chunks, t);
        const seen = after.at(chunks[n] as Chunk, t);
        expect(seen, `seed ${seed}, ${view}, ${t} ms`).toEqual(before.at(told.chunks[n] as Chunk, t));
      }
      const again = await opened(await fileOf(wholeFileOf(told.manifest, chunks)));
      expect(again).toEqual(file);
    }
  }
});

test("the law holds for what is shared of an owner's file: it shows what the class itself would, and names nobody", async () => {
  let looks = 0;
  for (let seed = 0; seed < CLASSES; seed++) {
    const { random, full, index, plan } = cutClass(seed);
    const about = { index, plan, view: "owner", title: "A class", givenAt: 0, stepTitles: [] } as const;
    const manifest = { ...manifestOf(about), live: false, traces: [] };
    const told = onLesson({ manifest, chunks: chunksIn("owner", plan, full) }, LESSON_HASH);
    const file = await opened(await fileOf(wholeFileOf(told.manifest, told.chunks)));
    const chunks = await sharedIn(file.parts);
    expect(chunks.map(({ from, to }) => ({ from, to }))).toEqual(manifest.chunks);
    for (const told of [HOST, ...STUDENTS, ...NAMES, "Zola"])
      expect(JSON.stringify(chunks).includes(told), `seed ${seed}: ${told}`).toBe(false);
    const reader = new RecordingReader();
    const inClass = onLesson({ manifest, chunks: chunksIn("shared", plan, full) }, LESSON_HASH).chunks;
    const before = new RecordingReader();
    for (const t of chunks.length === 0 ? [] : timesOf(random, chunks, manifest.length)) {
      const n = spanAt(manifest.chunks, t);
      const [seen, there] = [reader.at(chunks[n] as Chunk, t), before.at(inClass[n] as Chunk, t)];
      expect(shownIn(seen), `seed ${seed}, ${t} ms`).toEqual(shownIn(there));
      looks++;
    }
  }
  expect(looks).toBeGreaterThan((CLASSES * TIMES) / 2);
});

test("what is shared holds no name and no id of anybody, and nothing private", () => {
  let spotlights = 0;
  for (let seed = 0; seed < CLASSES; seed++) {
    const { full, plan } = cutClass(seed);
    const chunks = chunksIn("shared", plan, full);
    const json = JSON.stringify(chunks);
    for (const told of [HOST, ...STUDENTS, ...NAMES, "Zola"])
      expect(json.includes(told), `seed ${seed}: ${told}`).toBe(false);
    const names = chunks.flatMap(({ keyframe, entries }) => [
      ...Object.keys(keyframe.pads),
      ...entries.flatMap((entry) => (entry.is === "edit" ? [entry.pad] : [])),
    ]);
    for (const name of names)
      expect(spotlightOf(name) !== null || padParts(name).owner === CLASS, name).toBe(true);
    const spotlit = names.some((name) => spotlightOf(name) !== null);
    if (spotlit) spotlights++;
    else expect(json.includes(SECRET), `seed ${seed}`).toBe(false);
  }
  expect(spotlights).toBeGreaterThan(CLASSES / 4);
});

test("what is sent just as it is kept is what whoever watches would get", () => {
  let kept = 0;
  for (let seed = 0; seed < 60; seed++) {
    const made = new MadeClass(seed, 300);
    const full = fullChunksOf(made);
    const cuts = seed % 2 === 0 ? NO_CUTS : randomCuts(new Random(seed), made.end);
    for (const view of ["owner", "shared"] as const) {
      const parts = keptParts(full, view);
      for (const planned of cutPlan(indexOf(full), cuts).chunks) {
        if (!isFullChunk(full[planned.full] as Chunk, planned)) continue;
        kept++;
        const { classPart, asidePart } = parts[planned.full] as WholeParts;
        const got = [cutClassPart(classPart, planned), cutChunk(asidePart, planned)];
        expect(got, `seed ${seed}, ${view}, ${planned.full}`).toEqual([classPart, asidePart]);
      }
    }
  }
  expect(kept).toBeGreaterThan(120);
});

test("a chunk taken apart and put together again is the same, in one order", () => {
  let own = 0;
  for (let seed = 0; seed < 60; seed++) {
    for (const chunk of fullChunksOf(new MadeClass(seed, 300))) {
      const parts = partsOf(chunk);
      expect(wholeOf(parts), `seed ${seed}`).toEqual(chunk);
      expect(JSON.stringify(wholeOf(partsOf(wholeOf(parts))))).toBe(JSON.stringify(wholeOf(parts)));
      own += parts.classPart.apart.length;
    }
  }
  expect(own).toBeGreaterThan(60);
});

test("chunks begin where the one before ends, go forward, and are limited", () => {
  for (let seed = 0; seed < 60; seed++) {
    const made = new MadeClass(seed, 300);
    const full = fullChunksOf(made);
    for (const [n, { from, to, entries }] of full.entries()) {
      expect(from).toBe(full[n - 1]?.to ?? 0);
      const times = [from, ...entries.map(({ t }) => t)];
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      expect(times.at(-1)).toBeLessThan(to);
    }
    expect(full.at(-1)?.to).toBe(made.end);
  }
});

function partsIn(
  view: RecordingView,
  plan: ReturnType<typeof cutPlan>,
  full: readonly Chunk[],
): ChunkParts[] {
  return viewParts(plan, full, view).map(({ classPart, asidePart }) => ({
    classPart: ClassPart.parse(JSON.parse(JSON.stringify(classPart))),
    asidePart: asidePart && Chunk.parse(JSON.parse(JSON.stringify(asidePart))),
  }));
}

function chunksIn(...asked: Parameters<typeof partsIn>): Chunk[] {
  return partsIn(...asked).map(wholeOf);
}

function pickFrom<T>(
  all: Readonly<Record<string, T>>,
  names: readonly string[],
): Record<string, T | undefined> {
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}

/** What is kept for everybody of the parts of an owner's file. */
async function sharedIn(parts: Awaited<ReturnType<typeof opened>>["parts"]): Promise<Chunk[]> {
  const kept = new KeptParts();
  const packed = new Map<string, Uint8Array>();
  for (const part of parts) for (const { name, bytes } of await kept.of(part)) packed.set(name, bytes);
  const chunks: Chunk[] = [];
  for (let n = 0; packed.has(chunkName(n, "class")); n++) {
    const bytes = (part: "class" | "aside") => packed.get(sharedName(chunkName(n, part))) ?? new Uint8Array();
    const classPart = await unpackJson(bytes("class"), ClassPart);
    chunks.push(wholeOf({ classPart, asidePart: await unpackJson(bytes("aside"), Chunk) }));
  }
  return chunks;
}

function shownIn({ state, pads }: Keyframe): { state: SessionState; texts: Record<string, string> } {
  const texts = Object.entries(pads).map(([name, { text }]) => [name, text]);
  return { state, texts: Object.fromEntries(texts) };
}
