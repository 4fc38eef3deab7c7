import { readFile } from "node:fs/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { HttpRefusal } from "../../domain/http-api.ts";
import { MAX_FILE, MAX_STORED } from "../../domain/recording/file-format.ts";
import { RecordingCard } from "../../domain/recording/recording-api.ts";
import { contentHash } from "../../server/lesson/content-hash.ts";
import type { LessonLibrary } from "../../server/lesson/lesson-library.ts";
import { openMemoryStores } from "../../server/store/memory/open-memory-stores.ts";
import { STORES } from "../store/open-stores.ts";
import { Browser, granted, refusal } from "../support/browser.ts";
import { fileOf, opened, playedRecording, wholeOf } from "../support/recording-file.ts";
import { Imported, sendFile } from "../support/send-file.ts";
import { startServer } from "../support/start-server.ts";
import { tinyLibrary } from "../support/tiny-lesson.ts";
import { chunksOf, manifestOf, NAME, RecordedRoom, SECRET, SHARED_TEXT } from "./recorded-room.ts";

/** As a WebM begins. */
const SOUND = new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3, 4]);

/** The tiny lesson under the hash that it has. */
const lessons: LessonLibrary = {
  ...tinyLibrary,
  get: (slug) => {
    const compiled = tinyLibrary.get(slug);
    return compiled && { ...compiled, hash: contentHash(compiled.lesson) };
  },
};

/** The same with a picture in its first words. */
const withPicture: LessonLibrary = {
  ...tinyLibrary,
  get: (slug) => {
    const compiled = tinyLibrary.get(slug);
    const [first, ...steps] = compiled?.lesson.steps ?? [];
    if (!compiled || !first) return compiled;
    const html =
      '<p><img src="/lesson-images/baton.svg" alt="Two lanes" loading="lazy" decoding="async"></p>';
    const lesson = { ...compiled.lesson, steps: [{ ...first, prose: [{ html, from: 0 }] }, ...steps] };
    return { ...compiled, lesson, hash: contentHash(lesson) };
  },
};

async function download(browser: Browser, name: string, query = ""): Promise<Buffer> {
  const response = await browser.get(`/api/recordings/${name}/file${query}`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="class-[\d-]+\.baton"/);
  return Buffer.from(await response.arrayBuffer());
}

for (const [store, open] of Object.entries(STORES)) {
  describe(`files of recordings: ${store}`, () => {
    test("a class that was exported and brought in elsewhere is the same, and its file the same again", async () => {
      const made = await RecordedRoom.open({ stores: open(), lessons });
      await made.close();
      const { id, title } = await made.card();
      const elsewhere = await startServer({ stores: open() });
      onTestFinished(() => elsewhere.close());
      for (const query of ["", "?view=shared"]) {
        const file = await download(made.host, id, query);
        const stranger = new Browser(elsewhere.url);
        const sent = await granted(await sendFile(stranger, file), Imported);
        expect(await manifestOf(stranger, sent.id)).toEqual(await manifestOf(made.host, id, query));
        expect(await chunksOf(stranger, sent.id)).toEqual(await chunksOf(made.host, id, query));
        const { lesson } = await manifestOf(stranger, sent.id);
        expect((await stranger.get(`/api/lessons/${lesson.hash}`)).status).toBe(200);
        const [card] = await made.cards(stranger);
        expect(card).toMatchObject({ id: sent.id, title, imported: true, people: 1, live: false });
        expect(await opened(await download(stranger, sent.id))).toEqual(await opened(file));
      }
    });
  });
}

test("the pictures of a lesson are in the file, and in its replay wherever it is brought in", async () => {
  const made = await RecordedRoom.open({ lessons: withPicture });
  await made.close();
  const { id } = await made.card();
  const taught = await manifestOf(made.host, id);
  const file = await download(made.host, id);
  const elsewhere = await startServer();
  onTestFinished(() => elsewhere.close());
  const stranger = new Browser(elsewhere.url);
  const sent = await granted(await sendFile(stranger, file), Imported);
  const { lesson, ...manifest } = await manifestOf(stranger, sent.id);
  expect({ ...manifest, lesson: taught.lesson }).toEqual(taught);
  const told = await (await stranger.get(`/api/lessons/${lesson.hash}`)).text();
  expect(told).toMatch(/<img src=\\"data:image\/svg\+xml;base64,[\w+/]+=*\\" alt=\\"Two lanes\\"/);
  for (const { keyframe } of await chunksOf(stranger, sent.id))
    expect([lesson.hash, undefined]).toContain(keyframe.state.lesson?.hash);
  expect(await opened(await download(stranger, sent.id))).toEqual(await opened(file));
});

test("a file for everybody has no name and nothing private in it, one for the owner has", async () => {
  const made = await RecordedRoom.open({ lessons });
  await made.close();
  const { id } = await made.card();
  const { shared } = await made.change(id, { shared: true });
  const text = async (browser: Browser, name: string, query = ""): Promise<string> => {
    const { manifest, parts } = await opened(await download(browser, name, query));
    return JSON.stringify([manifest, parts]);
  };
  const stranger = new Browser(made.room.server.url);
  for (const told of [await text(made.host, id, "?view=shared"), await text(stranger, shared ?? "")]) {
    for (const hidden of [NAME, SECRET, made.ada.id, "Grace"]) expect(told).not.toContain(hidden);
    expect(told).toContain(SHARED_TEXT);
  }
  const own = await text(made.host, id);
  for (const there of [NAME, SECRET, SHARED_TEXT]) expect(own).toContain(there);
});

test("a file for everybody has no voice while its owner shares none, their own has it", async () => {
  const stores = openMemoryStores();
  const made = await RecordedRoom.open({ lessons, stores });
  await made.close();
  const { id } = await made.card();
  const of = (await stores.recordings.byId(id))?.of?.id ?? "";
  const piece = { name: "v1", from: 0, length: 1000, type: "audio/webm", size: 5 };
  await stores.recordings.addVoice(of, piece, new Uint8Array(Buffer.from("hello")));
  const voiceIn = async (browser: Browser, name: string, query = ""): Promise<number[]> => {
    const { manifest, parts } = await opened(await download(browser, name, query));
    return [manifest?.voice.length ?? 0, parts.filter(({ is }) => is === "voice").length];
  };
  const token = (await made.change(id, { shared: true, voiceShared: false })).shared ?? "";
  const stranger = new Browser(made.room.server.url);
  expect(await voiceIn(stranger, token)).toEqual([0, 0]);
  expect(await voiceIn(made.host, id, "?view=shared")).toEqual([0, 0]);
  expect(await voiceIn(made.host, id)).toEqual([1, 1]);
  await made.change(id, { voiceShared: true });
  expect(await voiceIn(stranger, token)).toEqual([1, 1]);
});

test("of what was brought in the voice is shared or not, like that of a class", async () => {
  const { url } = await startServer({ lessons });
  const owner = new Browser(url);
  const { manifest, chunks } = playedRecording();
  const voice = [{ from: 0, length: 1000, skip: 0, name: "v1", type: "audio/webm", size: SOUND.length }];
  const recording = wholeOf({ ...manifest, voice }, chunks, undefined, { v1: SOUND });
  const { id } = await granted(await sendFile(owner, await fileOf(recording)), Imported);
  const change = async (asked: object) =>
    granted(await owner.patch(`/api/recordings/${id}`, asked), RecordingCard);
  const token = (await change({ shared: true, voiceShared: false })).shared ?? "";
  const stranger = new Browser(url);
  expect((await manifestOf(stranger, token)).voice).toEqual([]);
  expect((await stranger.get(`/api/recordings/${token}/voice/v1`)).status).toBe(404);
  expect((await owner.get(`/api/recordings/${id}/voice/v1`)).status).toBe(200);
  expect(await change({ voiceShared: true })).toMatchObject({ voice: true, voiceShared: true });
  expect((await manifestOf(stranger, token)).voice).toHaveLength(1);
  expect((await stranger.get(`/api/recordings/${token}/voice/v1`)).status).toBe(200);
});

test("what was brought in with names is shared without them, as the class itself would be", async () => {
  const made = await RecordedRoom.open({ lessons });
  await made.ask({ type: "hand/raise" });
  await made.ask({ type: "baton/pass", id: made.ada.id });
  await made.close();
  const { id } = await made.card();
  const elsewhere = await startServer();
  onTestFinished(() => elsewhere.close());
  const owner = new Browser(elsewhere.url);
  const own = await granted(await sendFile(owner, await download(made.host, id)), Imported);
  const change = async (shared: boolean) =>
    granted(await owner.patch(`/api/recordings/${own.id}`, { shared }), RecordingCard);
  const card = await change(true);
  expect(card).toMatchObject({ imported: true, named: true });
  const token = card.shared ?? "";
  const stranger = new Browser(elsewhere.url);
  const told = [await manifestOf(stranger, token), await chunksOf(stranger, token)];
  expect(told).toEqual([
    await manifestOf(made.host, id, "?view=shared"),
    await chunksOf(made.host, id, "?view=shared"),
  ]);
  for (const hidden of [NAME, SECRET, made.ada.id, "Grace"])
    expect(JSON.stringify(told)).not.toContain(hidden);
  for (const there of ["Student 1", SHARED_TEXT]) expect(JSON.stringify(told)).toContain(there);
  const [file, expected] = [await download(stranger, token), await download(made.host, id, "?view=shared")];
  expect(await opened(file)).toEqual(await opened(expected));
  expect((await opened(await download(owner, own.id))).manifest?.view).toBe("owner");
  const plain = await granted(await sendFile(owner, file), Imported);
  expect((await made.cards(owner)).map((one) => [one.id, one.named]).toSorted()).toEqual(
    [
      [own.id, true],
      [plain.id, false],
    ].toSorted(),
  );
  await change(false);
  expect((await stranger.get(`/api/recordings/${token}/chunks/0`)).status).toBe(410);
});

test("of what was cut out of the class that was brought in with its voice, nobody who it is shared with gets a byte", async () => {
  const stores = openMemoryStores();
  const made = await RecordedRoom.open({ lessons, stores });
  await made.close();
  const { id } = await made.card();
  const of = (await stores.recordings.byId(id))?.of?.id ?? "";
  const sound = new Uint8Array(await readFile("tests/fixtures/recordings/voice-1.webm"));
  const piece = { from: 1000, length: 3000, size: sound.length };
  await stores.recordings.addVoice(of, { ...piece, name: "v1", type: "audio/webm;codecs=opus" }, sound);
  await stores.recordings.addVoice(of, { ...piece, name: "v2", type: "audio/mp4", from: 30_000 }, sound);
  const hidden = [
    { from: 2500, to: 3000 },
    { from: 31_000, to: 32_000 },
  ];
  const inClass = (await made.change(id, { hidden, shared: true })).shared ?? "";
  const owner = new Browser(made.room.server.url);
  const own = await granted(await sendFile(owner, await download(made.host, id)), Imported);
  const shared = await granted(
    await owner.patch(`/api/recordings/${own.id}`, { shared: true }),
    RecordingCard,
  );
  const stranger = new Browser(made.room.server.url);
  const heard = async (name: string, piece: string) =>
    Buffer.from(await (await stranger.get(`/api/recordings/${name}/voice/${piece}`)).arrayBuffer());
  const token = shared.shared ?? "";
  expect(await heard(token, "v1")).toEqual(await heard(inClass, "v1"));
  expect(await heard(token, "v1")).not.toEqual(Buffer.from(sound));
  expect((await stranger.get(`/api/recordings/${token}/voice/v2`)).status).toBe(404);
  expect((await manifestOf(stranger, token)).voice).toEqual((await manifestOf(stranger, inClass)).voice);
  expect((await manifestOf(owner, own.id)).voice.map(({ name }) => name)).toEqual(["v1", "v1", "v2", "v2"]);
});

test("an import stands beside what is there: the same file twice is two recordings, and nothing is written over", async () => {
  const made = await RecordedRoom.open({ lessons });
  await made.close();
  const { id } = await made.card();
  const file = await download(made.host, id);
  const before = [await manifestOf(made.host, id), await chunksOf(made.host, id)];
  const { lesson } = await manifestOf(made.host, id);
  const taught = await (await made.host.get(`/api/lessons/${lesson.hash}`)).text();
  const ids = [id];
  for (let n = 0; n < 2; n++) ids.push((await granted(await sendFile(made.host, file), Imported)).id);
  expect(new Set(ids).size).toBe(3);
  expect((await made.cards()).map((card) => card.id).toSorted()).toEqual(ids.toSorted());
  await made.host.delete(`/api/recordings/${ids[2]}`);
  expect([await manifestOf(made.host, id), await chunksOf(made.host, id)]).toEqual(before);
  expect(await manifestOf(made.host, ids[1] ?? "")).toEqual(before[0]);
  expect(await (await made.host.get(`/api/lessons/${lesson.hash}`)).text()).toBe(taught);
});

test("a class that is larger than a file may be goes out as none, until its voice is left out", async () => {
  const stores = openMemoryStores();
  const made = await RecordedRoom.open({ lessons, stores });
  await made.close();
  const { id } = await made.card();
  const of = (await stores.recordings.byId(id))?.of?.id ?? "";
  const sound = new Uint8Array(MAX_STORED);
  for (let n = 0; n < MAX_FILE / MAX_STORED; n++) {
    const piece = { name: `v${n}`, from: n, length: 1, type: "audio/webm", size: sound.length };
    await stores.recordings.addVoice(of, piece, sound);
  }
  const path = (view: string) => `/api/recordings/${id}/file?view=${view}`;
  const heads = async (view: string) =>
    (await fetch(made.host.url + path(view), { method: "HEAD", headers: { cookie: made.host.cookie ?? "" } }))
      .status;
  expect(await refusal(await made.host.get(path("shared")))).toEqual({
    status: 413,
    error: "too-large-for-file",
  });
  expect([await heads("shared"), await heads("owner")]).toEqual([413, 413]);
  await made.change(id, { voiceShared: false });
  expect([await heads("shared"), await heads("owner")]).toEqual([200, 413]);
  expect((await opened(await download(made.host, id, "?view=shared"))).trouble).toBeNull();
});

test("nobody downloads by an id that is not theirs", async () => {
  const made = await RecordedRoom.open({ lessons });
  await made.close();
  const { id } = await made.card();
  for (const browser of [made.ada.browser, new Browser(made.room.server.url)])
    for (const kind of ["file", "page"])
      expect(await refusal(await browser.get(`/api/recordings/${id}/${kind}`))).toEqual({
        status: 404,
        error: "no-recording",
      });
});

test("a class that goes on is in its file as far as it is recorded, and the file plays", async () => {
  const made = await RecordedRoom.open({ lessons });
  const { id } = await made.card();
  const { manifest, trouble } = await opened(await download(made.host, id));
  expect(trouble).toBeNull();
  expect(manifest).toMatchObject({ live: false });
});

describe("a file that is not taken", () => {
  test("is refused with what is wrong, and nothing of it is kept", async () => {
    const server = await startServer();
    onTestFinished(() => server.close());
    const whole = await fileOf(playedRecording());
    const changed = Buffer.from(whole);
    changed[whole.length - 5] = (changed[whole.length - 5] ?? 0) ^ 1;
    const newer = Buffer.from(whole);
    newer.writeUInt16BE(9, 8);
    const wrong = {
      "file-foreign": Buffer.from("not a recording at all"),
      "file-newer": newer,
      "file-tampered": changed,
      "file-truncated": whole.subarray(0, whole.length - 50),
    };
    for (const [error, bytes] of Object.entries(wrong)) {
      const browser = new Browser(server.url);
      browser.cookie = `baton=${"x".repeat(43)}`;
      expect(await refusal(await sendFile(browser, bytes))).toEqual({ status: 422, error });
      expect(await (await browser.get("/api/recordings")).json()).toEqual([]);
    }
    expect(await server.stores.classes.getBlob("lesson", playedRecording().manifest.lesson.hash)).toBeNull();
  });

  test("is told so to whoever sends on meanwhile", async () => {
    const { url } = await startServer();
    const file = await fileOf(playedRecording());
    const long = Buffer.alloc(20_000_000);
    const refused = async (bytes: Uint8Array) => refusal(await sendFile(new Browser(url), bytes));
    expect(await refused(long)).toEqual({ status: 422, error: "file-foreign" });
    expect(await refused(Buffer.concat([file, long]))).toEqual({ status: 422, error: "file-tampered" });
  });

  test("says how much of it would play when it was cut off", async () => {
    const server = await startServer();
    onTestFinished(() => server.close());
    const recording = playedRecording();
    const whole = await fileOf(recording);
    const answer = await sendFile(new Browser(server.url), whole.subarray(0, whole.length - 50));
    expect(HttpRefusal.parse(await answer.json())).toEqual({
      error: "file-truncated",
      playsMs: recording.chunks.at(-1)?.to,
    });
  });
});

test("with a passcode, only who was let start a class brings a recording in", async () => {
  const server = await startServer({ lessons, config: { hostPasscode: "chalk" } });
  onTestFinished(() => server.close());
  const host = new Browser(server.url);
  const bytes = await fileOf(playedRecording());
  expect(await refusal(await sendFile(host, bytes))).toEqual({ status: 403, error: "hosts-only" });
  await host.post("/api/classes", { lesson: "tiny", hostName: "Grace", passcode: "chalk" });
  await granted(await sendFile(host, bytes), Imported);
});

test("of those who bring in very many, each has to wait", async () => {
  const server = await startServer();
  onTestFinished(() => server.close());
  const browser = new Browser(server.url);
  let refused = 0;
  for (let n = 0; n < 40; n++) refused += (await sendFile(browser, Buffer.from("x"))).status === 429 ? 1 : 0;
  expect(refused).toBeGreaterThan(0);
});
