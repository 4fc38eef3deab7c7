import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { SectionCutter } from "../../domain/recording/file-cutter.ts";
import {
  END_SIZE,
  fileStart,
  HEAD_SIZE,
  headBytes,
  indexPlace,
  MAX_FILE_UNPACKED,
  MAX_STORED,
  MAX_UNPACKED,
  type SectionKind,
} from "../../domain/recording/file-format.ts";
import { Chunk } from "../../domain/recording/recording.ts";
import { stateAt } from "../../domain/recording/replay.ts";
import { contentHash } from "../../server/lesson/content-hash.ts";
import { RecordedStory } from "../support/recorded-story.ts";
import {
  chunksIn,
  fileOf,
  LESSON_HASH,
  madeRecording,
  onLesson,
  opened,
  toldLesson,
  wholeOf,
} from "../support/recording-file.ts";
import { tinyTrace } from "../support/tiny-trace.ts";

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

/** A file of these sections, whatever they are, with a right checksum. */
function forged(
  ...sections: [SectionKind, string, Buffer, Partial<{ stored: number; size: number }>?][]
): Buffer {
  const pieces: Uint8Array[] = [fileStart()];
  for (const [kind, name, raw, lies] of sections) {
    const bytes = gzipSync(raw);
    const head = headBytes({ kind, name, packed: true, stored: bytes.length, size: raw.length });
    const view = new DataView(head.buffer);
    if (lies?.stored !== undefined) view.setUint32(3, lies.stored);
    if (lies?.size !== undefined) view.setUint32(7, lies.size);
    pieces.push(head, bytes);
  }
  pieces.push(
    headBytes({ kind: "end", name: "", packed: false, stored: END_SIZE, size: END_SIZE }),
    indexPlace(0),
  );
  const all = Buffer.concat(pieces);
  return Buffer.concat([all, createHash("sha256").update(all).digest()]);
}

describe("a .baton file", () => {
  test("gives back what was written, in pieces of any size", async () => {
    for (const size of [1, 7, 1000, 1_000_000]) {
      const { manifest, trouble, parts } = await opened(whole, size);
      expect(trouble).toBeNull();
      expect(manifest).toEqual(lesson10().manifest);
      expect(chunksIn(parts)).toEqual(JSON.parse(JSON.stringify(lesson10().chunks)));
      expect(parts.map(({ is }) => is).join(" ")).toMatch(/^lesson (chunk )+voice voice$/);
    }
  });

  test("of random classes holds what was written, and so does what is written of it again", async () => {
    for (let seed = 1; seed <= 25; seed++)
      for (const view of ["shared", "owner"] as const) {
        const recording = madeRecording(seed, view);
        const first = await opened(await fileOf(recording), 5000);
        expect({ seed, trouble: first.trouble }).toEqual({ seed, trouble: null });
        const { manifest } = first;
        if (!manifest) throw new Error("Not read");
        expect(manifest).toEqual(recording.manifest);
        expect(chunksIn(first.parts)).toEqual(JSON.parse(JSON.stringify(recording.chunks)));
        const parts = async function* () {
          yield* first.parts;
        };
        expect(await opened(await fileOf({ manifest, parts }))).toEqual(first);
      }
  });

  test("that was cut off says so, and how much of it plays", async () => {
    let last = 0;
    for (let size = 10; size < whole.length; size += 97) {
      const { trouble } = await opened(whole.subarray(0, size));
      expect(trouble?.code).toBe("file-truncated");
      expect(trouble?.playsMs ?? 0).toBeGreaterThanOrEqual(last);
      last = trouble?.playsMs ?? 0;
    }
    expect(last).toBe(lesson10().manifest.length);
  });

  test("of which any byte was changed is not taken", async () => {
    for (let at = 0; at < whole.length; at += 13) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x41;
      const { manifest, trouble } = await opened(changed);
      expect(manifest).toBeNull();
      expect(trouble).not.toBeNull();
    }
  });

  test("with something after its end is not taken", async () => {
    const { trouble } = await opened(Buffer.concat([whole, Buffer.from("x")]));
    expect(trouble?.code).toBe("file-tampered");
  });

  test("that is no such file, or of a later version, is known by its first bytes", async () => {
    for (const text of ["", "x", "PK\u0003\u0004 what is this, a zip?", "{}"])
      expect((await opened(Buffer.from(text))).trouble?.code).toBe("file-foreign");
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
      '<img src="data:image/svg+xml;base64,AA">',
      '<iframe src="https://example.org"></iframe>',
    ])
      expect((await opened(await fileOf(lesson10(withHtml(html))))).trouble?.code).toBe("file-unsafe");
    for (const html of [
      '<p>A <a href="https://example.org" target="_blank" rel="noopener noreferrer">link</a> and <code>x</code></p>',
      '<img src="/lesson-images/baton.svg" alt="Two lanes" loading="lazy" decoding="async">',
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
    expect(read.parts.filter(({ is }) => is === "trace").map(({ name }) => name)).toEqual(traces);
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

  test("in which a chunk is missing, strange or out of order is refused", async () => {
    const { manifest, chunks } = lesson10();
    const silent = { ...manifest, voice: [] };
    const [first, second, ...rest] = chunks;
    if (!first || !second) throw new Error("Too few chunks");
    const late = { ...first, entries: first.entries.map((entry) => ({ ...entry, t: entry.t + 1e9 })) };
    for (const wrong of [[first], [second, first, ...rest], [late, second, ...rest], [...chunks, first]])
      expect((await opened(await fileOf(wholeOf(silent, wrong)))).trouble?.code).toBe("file-tampered");
    expect((await opened(await fileOf(wholeOf(silent, chunks)))).trouble).toBeNull();
    expect(HEAD_SIZE).toBe(11);
  });
});

describe("files of earlier versions", () => {
  test("version 1 opens for ever", async () => {
    const path = join(import.meta.dirname, "../fixtures/recordings/v1.baton");
    const { manifest, trouble, parts } = await opened(await readFile(path));
    expect(trouble).toBeNull();
    expect(manifest).toMatchObject({ v: 1, view: "shared", length: 170_001, people: 1, live: false });
    expect(manifest?.chapters.map(({ t, step }) => [t, step])).toEqual([
      [0, 0],
      [5000, 1],
      [90_000, 2],
    ]);
    const chunks = chunksIn(parts).map((chunk) => Chunk.parse(chunk));
    const textAt = (n: number, t: number) => chunks[n] && stateAt(chunks[n], t).pads["class.1.0"]?.text;
    expect([textAt(0, 2500), textAt(0, 40_000), textAt(2, 130_000)]).toEqual([
      "def g():\n    yield 1\n",
      "def g():\n    yield 1\n    yield 2\n",
      "    yield 2\n",
    ]);
    expect(parts.at(-1)).toMatchObject({ is: "voice", name: "v1" });
  });
});
