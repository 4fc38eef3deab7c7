import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { SectionCutter } from "../../domain/recording/file-cutter.ts";
import {
  fileStart,
  HEAD_SIZE,
  headBytes,
  MAX_FILE,
  MAX_FILE_UNPACKED,
  MAX_SECTIONS,
  MAX_STORED,
  MAX_UNPACKED,
  MAX_VALUES,
  type SectionKind,
} from "../../domain/recording/file-format.ts";
import type { VoicePiece } from "../../domain/recording/recording.ts";
import { contentHash } from "../../server/lesson/content-hash.ts";
import { hasRoom } from "../../server/recording/file/has-room.ts";
import { readFile as readBaton } from "../../server/recording/file/read-file.ts";
import { NoRoom, writeFile } from "../../server/recording/file/write-file.ts";
import { forged } from "../support/forged-file.ts";
import { Random } from "../support/random.ts";
import { RecordedStory } from "../support/recorded-story.ts";
import {
  chunksIn,
  fileOf,
  LESSON_HASH,
  onLesson,
  opened,
  toldLesson,
  wholeOf,
} from "../support/recording-file.ts";
import { tinyTrace } from "../support/tiny-trace.ts";

// Hundreds of files on a machine that may be busy; what fails fails by an assertion, not by the time.
vi.setConfig({ testTimeout: 60_000 });

const VOICE = { v1: new Uint8Array([1, 2, 3]), v2: new Uint8Array([4]) };

/** Ten minutes with a pad and two pieces of voice, one of which stands twice in the manifest. */
function lesson10(lesson = toldLesson): ReturnType<typeof wholeOf> {
  const story = new RecordedStory().begin(1, "class.1.0", "a");
  for (let minute = 1; minute < 10; minute++)
    story.type(minute * 61_000, "host", "class.1.0", (text) => text.insert(0, `# ${minute}\n`));
  const { manifest, chunks } = story.ask(600_000, "host", { type: "session/close" }).recording("shared");
  const piece = (name: keyof typeof VOICE, from: number) => ({
    name,
    from,
    length: 10,
    skip: 0,
    type: "audio/webm;codecs=opus",
    size: VOICE[name].length,
  });
  const voice = [piece("v1", 0), piece("v1", 20), piece("v2", 40)];
  const told = onLesson({ manifest: { ...manifest, traces: [], voice }, chunks }, contentHash(lesson));
  return wholeOf(told.manifest, told.chunks, JSON.stringify(lesson), VOICE);
}

const whole = await fileOf(lesson10());

/** One with traces, a run, and real sound. */
const FIXTURE = join(import.meta.dirname, "../fixtures/recordings/v1-shared.baton");

/** Where each section of a file begins, and how many bytes it has with its head. */
function sectionsOf(file: Uint8Array): { kind: SectionKind; at: number; bytes: number }[] {
  const cut = new SectionCutter().push(file);
  if (!cut.ok) throw new Error(cut.error);
  return cut.value.map(({ kind, at, name, stored }) => ({
    kind,
    at,
    bytes: HEAD_SIZE + name.length + stored,
  }));
}

describe("a .baton file", () => {
  test("gives back what was written, in pieces of any size", async () => {
    for (const size of [1, 7, 1000, 1_000_000]) {
      const { manifest, trouble, parts } = await opened(whole, size);
      expect(trouble).toBeNull();
      expect(manifest).toEqual(lesson10().manifest);
      expect(chunksIn(parts)).toEqual(JSON.parse(JSON.stringify(lesson10().chunks)));
      expect(parts.map(({ is }) => is).join(" ")).toMatch(/^manifest lesson (chunk )+voice voice$/);
    }
  });

  test("that was cut off says so wherever it was, and how much of it plays", async () => {
    const file = await readFile(FIXTURE);
    const borders = sectionsOf(file).flatMap(({ at, bytes }) => [at, at + bytes]);
    const random = new Random(5);
    const sizes = [...borders, ...Array.from({ length: 100 }, () => random.int(file.length))];
    let last = 0;
    for (const size of [...new Set(sizes)].toSorted((one, other) => one - other)) {
      if (size === 0 || size >= file.length) continue;
      const { trouble, manifest } = await opened(file.subarray(0, size));
      expect([size, manifest, trouble?.code]).toEqual([size, null, "file-truncated"]);
      expect(trouble?.playsMs ?? 0).toBeGreaterThanOrEqual(last);
      last = trouble?.playsMs ?? 0;
    }
    expect(last).toBe(130_001);
  });

  test("says how much of it plays by the chunks that are whole", async () => {
    const file = await readFile(FIXTURE);
    const ends = sectionsOf(file).filter(({ kind }) => kind === "chunk");
    const plays = ends.map(async ({ at, bytes }) => {
      const { trouble } = await opened(file.subarray(0, at + bytes));
      return trouble?.playsMs;
    });
    expect(await Promise.all(plays)).toEqual([28_000, 80_000, 130_001]);
  });

  test("of which any bit was turned is not taken", async () => {
    const file = await readFile(FIXTURE);
    const random = new Random(7);
    for (let n = 0; n < 200; n++) {
      const [at, bit] = [random.int(file.length), random.int(8)];
      const changed = Buffer.from(file);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      const { manifest, trouble } = await opened(changed);
      expect({ at, bit, manifest, isRefused: trouble !== null }).toEqual({
        at,
        bit,
        manifest: null,
        isRefused: true,
      });
    }
  });

  test("with something after its end is not taken", async () => {
    const { trouble } = await opened(Buffer.concat([whole, Buffer.from("x")]));
    expect(trouble?.code).toBe("file-tampered");
  });

  test("that is no such file, or of a later version, is known by its first bytes", async () => {
    const picture = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    const zip = Buffer.from("UEsDBAoAAAAAAA==", "base64");
    for (const foreign of [
      Buffer.alloc(0),
      Buffer.from("x"),
      Buffer.from("{}"),
      picture,
      zip,
      gzipSync(whole),
      gzipSync("x"),
    ])
      expect((await opened(foreign)).trouble?.code).toBe("file-foreign");
    const newer = Buffer.from(whole);
    newer.writeUInt16BE(2, 8);
    expect((await opened(newer)).trouble?.code).toBe("file-newer");
  });

  test("whose sections say that they are too long is refused before they are read", async () => {
    const long = forged(["manifest", "", Buffer.from("{}"), { stored: MAX_STORED + 1 }]);
    expect((await opened(long)).trouble?.code).toBe("too-large");
    const wide = forged(["manifest", "", Buffer.from("{}"), { size: MAX_UNPACKED + 1 }]);
    expect((await opened(wide)).trouble?.code).toBe("too-large");
  });

  test("that is longer than a file may be is neither written nor read", async () => {
    const { manifest, chunks } = lesson10();
    const names = Array.from({ length: MAX_FILE / MAX_STORED }, (_, n) => `v${n}`);
    const voice = names.map((name) => ({ ...(manifest.voice[0] as VoicePiece), name, size: MAX_STORED }));
    const sound = new Uint8Array(MAX_STORED);
    const voices = Object.fromEntries(names.map((name) => [name, sound]));
    const long = wholeOf({ ...manifest, voice }, chunks, JSON.stringify(toldLesson), voices);
    await expect(fileOf(long)).rejects.toThrow(NoRoom);
    expect([await hasRoom(long, MAX_FILE), await hasRoom(lesson10(), MAX_FILE)]).toEqual([false, true]);
    async function* written() {
      // Its beginning, then head and bytes of the manifest, the lesson and each chunk.
      let pieces = 1 + 2 * (2 + chunks.length);
      for await (const piece of writeFile(long)) {
        if (pieces-- === 0) break;
        yield piece;
      }
      const head = { kind: "voice", packed: false, stored: MAX_STORED, size: MAX_STORED } as const;
      for (const name of names) yield* [headBytes({ ...head, name }), sound];
    }
    expect(await readBaton(written(), async () => {})).toEqual({ ok: false, error: { code: "too-large" } });
  });

  test("that unpacks to more than it says is refused, and never unpacked", async () => {
    const bomb = forged(["manifest", "", Buffer.alloc(MAX_UNPACKED), { size: 100 }]);
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage().arrayBuffers;
    expect((await opened(bomb)).trouble?.code).toBe("file-tampered");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(MAX_UNPACKED / 2);
  });

  test("whose sections unpack to too much in all is read no further, however small it is", () => {
    const cutter = new SectionCutter();
    expect(cutter.push(fileStart())).toEqual({ ok: true, value: [] });
    const head = { kind: "chunk", name: "0", packed: true, stored: 1, size: MAX_UNPACKED } as const;
    const section = Buffer.concat([headBytes(head), Buffer.from("x")]);
    const most = Math.floor(MAX_FILE_UNPACKED / MAX_UNPACKED);
    for (let n = 0; n < most; n++) expect(cutter.push(section)).toMatchObject({ ok: true });
    expect(cutter.push(section)).toEqual({ ok: false, error: "too-large" });
  });

  test("with more sections than a recording has is read no further, however small they are", () => {
    const cutter = new SectionCutter();
    cutter.push(fileStart());
    const head = { kind: "voice", name: "", packed: false, stored: 0, size: 0 } as const;
    const some = Buffer.concat(Array.from({ length: 1000 }, () => headBytes(head)));
    for (let n = 0; n < MAX_SECTIONS; n += 1000) expect(cutter.push(some)).toMatchObject({ ok: true });
    expect(cutter.push(headBytes(head))).toEqual({ ok: false, error: "too-large" });
  });

  test("with more values than a recording has, or nested without end, is not parsed", async () => {
    const lists = Buffer.from(`[${"[],".repeat(MAX_VALUES)}[]]`);
    const deep = Buffer.from("[".repeat(100_000) + "]".repeat(100_000));
    for (const bomb of [lists, deep])
      expect((await opened(forged(["manifest", "", bomb]))).trouble?.code).toBe("too-large");
    // What stands in a text is no value.
    const text = Buffer.from(JSON.stringify({ title: '[{,:"\\'.repeat(MAX_VALUES) }));
    expect((await opened(forged(["manifest", "", text]))).trouble?.code).toBe("file-tampered");
  });

  test("that was packed twice is refused", async () => {
    const twice = gzipSync(JSON.stringify(lesson10().manifest));
    expect((await opened(forged(["manifest", "", twice]))).trouble?.code).toBe("file-tampered");
  });

  test("with HTML in its lesson that our compiler would not make is refused", async () => {
    const first = toldLesson.steps[0];
    if (!first) throw new Error("No step");
    const withHtml = (html: string) => ({
      ...toldLesson,
      steps: [{ ...first, prose: [{ html, from: 0 }] }, ...toldLesson.steps.slice(1)],
    });
    for (const html of [
      "<script>alert(1)</script>",
      '<img src="x" onerror="alert(1)">',
      '<a href="javascript:alert(1)">x</a>',
      '<p style="position:fixed">x</p>',
      "<svg><a></a></svg>",
      '<img src="data:text/html;base64,PGI+">',
      '<img src="data:image/svg+xml,<svg></svg>">',
      '<img src="http://example.org/a.png">',
      '<iframe src="https://example.org"></iframe>',
    ])
      expect((await opened(await fileOf(lesson10(withHtml(html))))).trouble?.code).toBe("file-unsafe");
    for (const html of [
      '<p>A <a href="https://example.org" target="_blank" rel="noopener noreferrer">link</a> and <code>x</code></p>',
      '<img src="/lesson-images/baton.svg" alt="Two lanes" loading="lazy" decoding="async">',
      '<img src="data:image/svg+xml;base64,PHN2Zy8+" alt="Two lanes" loading="lazy" decoding="async">',
      '<pre class="code"><code class="language-python"><span class="tok-keyword">def</span></code></pre>',
    ])
      expect((await opened(await fileOf(lesson10(withHtml(html))))).trouble).toBeNull();
  });

  test("brings the runs of the class and the lesson's own, named by their text or by what it means", async () => {
    const run = JSON.stringify(tinyTrace(4));
    const own = tinyTrace(5);
    const byText = createHash("sha256").update(run).digest("hex").slice(0, 32);
    const traces = [byText, contentHash(own)];
    const { manifest, parts, chunks } = lesson10();
    const withTraces = (named: readonly string[], texts: readonly string[]) => ({
      manifest: { ...manifest, traces: [...named] },
      async *parts() {
        for await (const part of parts()) {
          yield part;
          if (part.is !== "lesson") continue;
          for (const [at, json] of texts.entries())
            yield { is: "trace", name: traces[at] ?? "", json } as const;
        }
      },
    });
    const read = await opened(await fileOf(withTraces(traces, [run, JSON.stringify(own)])));
    expect(read.trouble).toBeNull();
    expect(read.parts.flatMap((part) => (part.is === "trace" ? [part.name] : []))).toEqual(traces);
    expect(chunksIn(read.parts)).toHaveLength(chunks.length);
    const wrong = [
      withTraces(traces, [run, run]),
      withTraces([], [run]),
      withTraces(traces, [JSON.stringify(tinyTrace(6))]),
      withTraces([byText, byText], [run, run]),
    ];
    for (const one of wrong) expect((await opened(await fileOf(one))).trouble?.code).toBe("file-tampered");
  });

  test("whose lesson is not the one that its hash names is refused: it is kept under it for all", async () => {
    const { manifest, chunks } = lesson10();
    const other = { ...manifest, lesson: { ...manifest.lesson, hash: "0".repeat(32) } };
    expect((await opened(await fileOf(wholeOf(other, chunks)))).trouble?.code).toBe("file-tampered");
    expect(LESSON_HASH).toBe(contentHash(toldLesson));
  });

  test("whose class is on another lesson, or on a step that its lesson has not, is refused", async () => {
    const { manifest, chunks } = lesson10();
    const changed = (from: string, to: string) => {
      const json = JSON.stringify(chunks);
      expect(json).toContain(from);
      return JSON.parse(json.replaceAll(from, to)) as typeof chunks;
    };
    const { hash } = manifest.lesson;
    const chapters = manifest.chapters.map((chapter) => ({ ...chapter, step: 4 }));
    const wrong = [
      [manifest, changed(hash, "0".repeat(32))],
      [manifest, changed('"shape":[1,3,2,1]', '"shape":[1,3,2,1,9]')],
      [manifest, changed('"position":{"step":0', '"position":{"step":4')],
      [{ ...manifest, chapters }, chunks],
    ] as const;
    for (const [told, those] of wrong) {
      const file = await fileOf(wholeOf(told, those, JSON.stringify(toldLesson), VOICE));
      expect((await opened(file)).trouble?.code).toBe("file-tampered");
    }
  });

  test("whose voice is no sound by its type, or not as long as told, is refused", async () => {
    const { manifest, chunks } = lesson10();
    for (const change of [{ type: "text/html" }, { type: "audio/webm\r\nx: y" }, { size: 99 }]) {
      const voice = manifest.voice.map((piece) => ({ ...piece, ...change }));
      const file = await fileOf(wholeOf({ ...manifest, voice }, chunks, JSON.stringify(toldLesson), VOICE));
      expect((await opened(file)).trouble?.code).toBe("file-tampered");
    }
  });

  test("in which a chunk is missing, strange or out of order is refused", async () => {
    const { manifest, chunks } = lesson10();
    const silent = { ...manifest, voice: [] };
    const [first, second, ...rest] = chunks;
    if (!first || !second) throw new Error("Too few chunks");
    const late = { ...first, entries: first.entries.map((entry) => ({ ...entry, t: entry.t + 1e9 })) };
    for (const wrong of [[first], [second, first, ...rest], [late, second, ...rest], [...chunks, first]])
      expect((await opened(await fileOf(wholeOf(silent, wrong)))).trouble?.code).toBe("file-tampered");
    expect((await opened(await fileOf(wholeOf(silent, chunks)))).trouble).toBeNull();
  });
});
