import { expect, test } from "vitest";
import { fileAccess } from "../../client/replay/file-access.ts";
import { PAGE_PART, type PagePart } from "../../domain/recording/page-format.ts";
import { contentHash } from "../../server/lesson/content-hash.ts";
import { writePage } from "../../server/recording/file/write-page.ts";
import { playedRecording, toldLesson, wholeOf } from "../support/recording-file.ts";
import { tinyTrace } from "../support/tiny-trace.ts";

const trace = tinyTrace(5);
const TRACE_HASH = contentHash(trace);

async function pageWith(voice: Record<string, Uint8Array>): Promise<string> {
  const { manifest, chunks } = playedRecording();
  const piece = { name: "v1", from: 0, length: 10, skip: 0, type: "audio/webm", size: 3 };
  const plain = wholeOf({ ...manifest, voice: [piece] }, chunks, undefined, voice);
  const whole = {
    manifest: plain.manifest,
    async *parts() {
      yield* plain.parts();
      yield { is: "trace", name: TRACE_HASH, json: JSON.stringify(trace) } as const;
    },
  };
  const pieces: Uint8Array[] = [];
  for await (const one of writePage(["<html><body>", "</body></html>"], whole)) pieces.push(one);
  return Buffer.concat(pieces).toString();
}

/** As a browser finds it. */
function textIn(html: string): (part: PagePart) => string | null {
  return (part) => html.split(`${PAGE_PART}="${part}">`)[1]?.split("</script>")[0] ?? null;
}

test("a page holds all of a recording, and gives it back", async () => {
  const { manifest, chunks } = playedRecording();
  const html = await pageWith({ v1: new Uint8Array([1, 2, 3]) });
  const access = fileAccess(textIn(html));
  const told = await access.manifest();
  expect(told).toMatchObject({ ok: true, value: { title: manifest.title, length: manifest.length } });
  for (const [n, chunk] of chunks.entries())
    expect(await access.classPart(n)).toEqual({
      ok: true,
      value: { ...JSON.parse(JSON.stringify(chunk)), apart: [] },
    });
  expect(await access.lesson(manifest.lesson.hash)).toEqual({ ok: true, value: toldLesson });
  expect(await access.trace(TRACE_HASH)).toEqual({ ok: true, value: trace });
});

test("the voice is played from the page itself, one address for each piece", async () => {
  const access = fileAccess(textIn(await pageWith({ v1: new Uint8Array([1, 2, 3]) })));
  const told = await access.manifest();
  const [piece] = told.ok ? told.value.voice : [];
  if (!piece) throw new Error("No voice");
  const url = access.voiceUrl(piece);
  expect(url).toMatch(/^blob:/);
  expect(access.voiceUrl(piece)).toBe(url);
  expect([...new Uint8Array(await (await fetch(url)).arrayBuffer())]).toEqual([1, 2, 3]);
});

test("what is missing or damaged is refused, and breaks nothing", async () => {
  const html = await pageWith({ v1: new Uint8Array([1]) });
  const access = fileAccess(textIn(html));
  expect(await access.classPart(999)).toEqual({ ok: false, error: { code: "not-found" } });
  for (const damaged of ["", "!!!", "AAAA", Buffer.from("{}").toString("base64")])
    expect(await fileAccess(() => damaged).manifest()).toEqual({ ok: false, error: { code: "bad-answer" } });
});
