import { readFileSync } from "node:fs";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { HttpRefusal } from "../../domain/http-api.ts";
import { nothingYet } from "../../domain/recording/fold-entry.ts";
import { Chunk, type Span } from "../../domain/recording/recording.ts";
import { stateAt } from "../../domain/recording/replay.ts";
import { silenced } from "../../domain/recording/silence-voice.ts";
import { openMemoryStores } from "../../server/store/memory/open-memory-stores.ts";
import { STORES } from "../store/open-stores.ts";
import { Browser, granted, refusal } from "../support/browser.ts";
import { startServer } from "../support/start-server.ts";
import { chunksOf, manifestOf, NAME, RecordedRoom, SECRET, SHARED_TEXT } from "./recorded-room.ts";

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const piece = (name: string, from: number) => ({ name, from, length: 10_000, type: "audio/webm", size: 5 });

for (const [store, open] of Object.entries(STORES)) {
  describe(`recordings: ${store}`, () => {
    test("a class that has ended is its host's to watch, all of it", async () => {
      const made = await RecordedRoom.open({ stores: open() });
      await made.close();
      const card = await made.card();
      expect(card).toMatchObject({
        title: "Tiny",
        live: false,
        imported: false,
        named: true,
        people: 1,
        shared: null,
        expiresAt: null,
      });
      expect(card.students).toEqual([{ id: made.ada.id, name: NAME }]);
      expect(card.size).toBeGreaterThan(0);
      const manifest = await manifestOf(made.host, card.id);
      expect(manifest).toMatchObject({
        view: "owner",
        live: false,
        givenAt: card.givenAt,
        length: card.length,
      });
      expect(manifest.chapters.map(({ title }) => title)).toEqual(["Step 1", "Step 2", "Step 3"]);
      const chunks = await chunksOf(made.host, card.id);
      expect(chunks.length).toBeGreaterThan(1);
      const last = chunks.at(-1);
      if (!last) throw new Error("No chunk");
      const end = stateAt(last, last.to);
      expect(end.state.phase).toBe("closed");
      expect(end.state.people[made.ada.id]?.name).toBe(NAME);
      expect(end.pads[`${made.ada.id}.6.0`]?.text).toContain(SECRET);
      expect(end.pads["class.6.0"]?.text).toContain(SHARED_TEXT);
    });

    test("nobody else has it: not by its id, not as a student, not as a stranger", async () => {
      const made = await RecordedRoom.open({ stores: open() });
      await made.close();
      const { id } = await made.card();
      const { shared } = await made.change(id, { shared: true });
      for (const browser of [made.ada.browser, new Browser(made.room.server.url)]) {
        expect(await made.cards(browser)).toEqual([]);
        const none = { status: 404, error: "no-recording" };
        for (const path of ["manifest", "chunks/0", "voice/v1"])
          expect(await refusal(await browser.get(`/api/recordings/${id}/${path}`))).toEqual(none);
        for (const name of [id, shared]) {
          expect(await refusal(await browser.patch(`/api/recordings/${name}`, { title: "X" }))).toEqual(none);
          expect(await refusal(await browser.delete(`/api/recordings/${name}`))).toEqual(none);
          const person = `/api/recordings/${name}/people/${made.ada.id}`;
          expect(await refusal(await browser.delete(person))).toEqual(none);
        }
      }
      const other = new Browser(made.room.server.url, { origin: "https://elsewhere.example" });
      other.cookie = made.host.cookie;
      expect((await other.delete(`/api/recordings/${id}`)).status).toBe(403);
      expect((await made.card()).title).toBe("Tiny");
    });

    test("a link shows everybody what everybody saw, and no name", async () => {
      const made = await RecordedRoom.open({ stores: open() });
      await made.close();
      const { id } = await made.card();
      const token = (await made.change(id, { shared: true })).shared ?? "";
      const stranger = new Browser(made.room.server.url);
      expect(await manifestOf(stranger, token)).toMatchObject({ view: "shared", people: 1 });
      const chunks = await chunksOf(stranger, token);
      const text = JSON.stringify([await manifestOf(stranger, token), chunks]);
      for (const hidden of [NAME, SECRET, made.ada.id, "Grace"]) expect(text).not.toContain(hidden);
      expect(text).toContain(SHARED_TEXT);
      expect(await chunksOf(made.host, id, "?view=shared")).toEqual(chunks);
      expect(await chunksOf(made.host, token)).toEqual(chunks);
    });

    test("a link that was taken back says so, and the next one is another", async () => {
      const made = await RecordedRoom.open({ stores: open() });
      await made.close();
      const { id } = await made.card();
      const token = (await made.change(id, { shared: true })).shared ?? "";
      expect((await made.change(id, { title: "Other" })).shared).toBe(token);
      await made.change(id, { shared: false });
      const stranger = new Browser(made.room.server.url);
      const gone = await stranger.get(`/api/recordings/${token}/manifest`);
      expect(await refusal(gone)).toEqual({ status: 410, error: "not-shared" });
      expect((await made.change(id, { shared: true })).shared).not.toBe(token);
      expect((await stranger.get(`/api/recordings/${token}/chunks/0`)).status).toBe(410);
    });

    test("what is trimmed, hidden or paused is cut out", async () => {
      const made = await RecordedRoom.open({ stores: open() });
      await made.ask({ type: "recording/pause" });
      made.clock.advance(50_000);
      await made.room.step(7);
      made.clock.advance(5000);
      await made.ask({ type: "recording/start" });
      made.clock.advance(5000);
      await made.close();
      const before = await made.card();
      expect(before.length).toBeGreaterThanOrEqual(135_000);
      expect(before.length).toBeLessThan(136_000);
      const card = await made.change(before.id, {
        trim: { from: 3000, to: 125_000 },
        hidden: [{ from: 4000, to: 94_000 }],
      });
      expect(card.length).toBe(32_000);
      const chunks = await chunksOf(made.host, card.id);
      expect(chunks.at(-1)?.to).toBe(32_000);
      const entries = chunks.flatMap((chunk) => chunk.entries);
      expect(entries.map((entry) => entry.is === "event" && entry.body.type)).toEqual(["step/moved"]);
      const bad = { hidden: [{ from: 9, to: 3 }] };
      expect((await made.host.patch(`/api/recordings/${card.id}`, bad)).status).toBe(400);
      expect(await made.change(card.id, { trim: { from: 0, to: null }, hidden: [] })).toEqual(before);
    });

    test("a class that goes on can be watched up to a moment ago, and more of it later", async () => {
      const made = await RecordedRoom.open({ stores: open() });
      const card = await made.card();
      expect(card.live).toBe(true);
      const first = await chunksOf(made.host, card.id);
      expect((await manifestOf(made.host, card.id)).live).toBe(true);
      made.clock.advance(70_000);
      await made.room.step(3);
      made.clock.advance(70_000);
      await made.room.step(4);
      made.clock.advance(10_000);
      const later = await chunksOf(made.host, card.id);
      expect(later.length).toBeGreaterThan(first.length);
      expect(later.slice(0, first.length)).toEqual(first);
      await made.close();
      const whole = await chunksOf(made.host, card.id);
      expect(whole.slice(0, later.length)).toEqual(later);
      expect((await made.card()).live).toBe(false);
    });

    test("after a restart it is all there, made anew from the log where it was not made", async () => {
      const stores = open();
      onTestFinished(() => stores.close());
      const kept = { ...stores, close: async () => {} };
      const made = await RecordedRoom.open({ stores: kept });
      const { id } = await made.card();
      await made.room.server.close();
      const again = await startServer({ stores: kept });
      onTestFinished(() => again.close());
      const browser = new Browser(again.url);
      browser.cookie = made.host.cookie;
      const chunks = await chunksOf(browser, id);
      const [last] = chunks.slice(-1);
      expect(last && stateAt(last, last.to)).toMatchObject({
        state: { position: { step: 2 } },
        pads: { [`${made.ada.id}.6.0`]: { text: expect.stringContaining(SECRET) } },
      });
      const record = (await stores.recordings.byId(id))?.of;
      const rows = (await stores.events.streamsOf(record?.id ?? "")).map(({ head }) => head);
      const read = vi.spyOn(stores.events, "read");
      expect(await chunksOf(browser, id)).toEqual(chunks);
      // All of the log is in the chunks: it is not read again.
      expect(read).not.toHaveBeenCalled();
      expect((await stores.recordings.made(record?.id ?? ""))?.rows).toBe(
        rows.reduce((sum, n) => sum + n, 0),
      );
    });

    test("voice is heard by its owner, and of it what is not cut by everybody", async () => {
      const stores = open();
      const made = await RecordedRoom.open({ stores });
      await made.close();
      const { id } = await made.card();
      const classId = (await stores.recordings.byId(id))?.of?.id ?? "";
      await stores.recordings.addVoice(classId, piece("v1", 0), bytes("hello"));
      await stores.recordings.addVoice(classId, piece("v2", 20_000), bytes("world"));
      const token = (await made.change(id, { shared: true, hidden: [{ from: 25_000, to: 26_000 }] })).shared;
      expect((await made.card()).voice).toBe(true);
      const heard = await made.host.get(`/api/recordings/${id}/voice/v2`);
      expect([await heard.text(), heard.headers.get("content-type")]).toEqual(["world", "audio/webm"]);
      const stranger = new Browser(made.room.server.url);
      expect((await manifestOf(stranger, token ?? "")).voice.map(({ name }) => name)).toEqual(["v1"]);
      expect((await stranger.get(`/api/recordings/${token}/voice/v1`)).status).toBe(200);
      expect((await stranger.get(`/api/recordings/${token}/voice/v2`)).status).toBe(404);
      expect((await made.host.get(`/api/recordings/${id}/voice/v9`)).status).toBe(404);
      expect((await made.change(id, { hidden: [{ from: 5000, to: 26_000 }] })).voice).toBe(false);
    });

    test("of a piece that a cut touches everybody has what is not cut, and its owner all", async () => {
      const stores = open();
      const made = await RecordedRoom.open({ stores });
      await made.close();
      const { id } = await made.card();
      const classId = (await stores.recordings.byId(id))?.of?.id ?? "";
      const sound = new Uint8Array(readFileSync("tests/fixtures/recordings/voice-1.webm"));
      const told = { length: 3000, type: "audio/webm;codecs=opus", size: sound.length };
      await stores.recordings.addVoice(classId, { name: "v1", from: 1000, ...told }, sound);
      await stores.recordings.addVoice(classId, { name: "v2", from: 30_000, ...told }, sound);
      const hidden = [
        { from: 2500, to: 3000 },
        { from: 29_000, to: 34_000 },
      ];
      const token = (await made.change(id, { shared: true, hidden })).shared ?? "";
      const stranger = new Browser(made.room.server.url);
      const heard = async (browser: Browser, name: string) =>
        new Uint8Array(await (await browser.get(`/api/recordings/${name}/voice/v1`)).arrayBuffer());
      expect(await heard(made.host, id)).toEqual(sound);
      const shared = await heard(stranger, token);
      expect(shared).toEqual(silenced(sound, [{ from: 1460, to: 2040 }]));
      expect(shared).not.toEqual(sound);
      expect((await stranger.get(`/api/recordings/${token}/voice/v2`)).status).toBe(404);
      const { voice } = await manifestOf(stranger, token);
      expect(voice.map(({ name, from, skip }) => [name, from, skip])).toEqual([
        ["v1", 1000, 0],
        ["v1", 2500, 2000],
      ]);
      const file = await stranger.get(`/api/recordings/${token}/file`);
      expect(Buffer.from(await file.arrayBuffer()).includes(Buffer.from(shared))).toBe(true);
    });

    test("a voice that its owner does not share is heard by them alone, until they do", async () => {
      const stores = open();
      const made = await RecordedRoom.open({ stores });
      await made.close();
      const { id, voiceShared } = await made.card();
      expect(voiceShared).toBe(true);
      const classId = (await stores.recordings.byId(id))?.of?.id ?? "";
      await stores.recordings.addVoice(classId, piece("v1", 0), bytes("hello"));
      const token = (await made.change(id, { shared: true })).shared ?? "";
      const stranger = new Browser(made.room.server.url);
      const heardBy = async (browser: Browser, name: string, query = "") => {
        const { voice } = await manifestOf(browser, name, query);
        const { status } = await browser.get(`/api/recordings/${name}/voice/v1${query}`);
        return [voice.length, status];
      };
      expect(await heardBy(stranger, token)).toEqual([1, 200]);
      expect(await made.change(id, { voiceShared: false })).toMatchObject({
        voice: true,
        voiceShared: false,
        shared: token,
      });
      expect(await made.change(id, { title: "Other" })).toMatchObject({ voiceShared: false });
      expect(await heardBy(stranger, token)).toEqual([0, 404]);
      expect(await heardBy(made.host, token)).toEqual([0, 404]);
      expect(await heardBy(made.host, id, "?view=shared")).toEqual([0, 404]);
      expect(await heardBy(made.host, id)).toEqual([1, 200]);
      await made.change(id, { voiceShared: true });
      expect(await heardBy(stranger, token)).toEqual([1, 200]);
    });
  });
}

test("a class is kept as it goes, whether anybody asks for it or not", async () => {
  const stores = openMemoryStores();
  const classIds: string[] = [];
  const addClass = stores.classes.addClass.bind(stores.classes);
  stores.classes.addClass = async (record) => {
    classIds.push(record.id);
    return addClass(record);
  };
  const made = await RecordedRoom.open({ stores });
  const kept = async (): Promise<number> => (await stores.recordings.made(classIds[0] ?? ""))?.rows ?? 0;
  while ((await kept()) === 0) await new Promise(setImmediate);
  const before = await kept();
  await made.room.step(3);
  // Nothing else happens: the clock alone sees to it.
  while ((await kept()) <= before) {
    made.clock.advance(30_000);
    await new Promise(setImmediate);
  }
  expect(made.room.server.logged()).not.toContain("in trouble");
});

test("what a browser has it does not get again, until it is another", async () => {
  const made = await RecordedRoom.open();
  await made.close();
  const { id } = await made.card();
  const ask = (path: string, tag: string) => {
    const browser = new Browser(made.room.server.url, { "if-none-match": tag });
    browser.cookie = made.host.cookie;
    return browser.get(`/api/recordings/${id}/${path}`);
  };
  for (const path of ["manifest", "chunks/0"]) {
    const first = await made.host.get(`/api/recordings/${id}/${path}`);
    const tag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toBe("private, no-cache");
    expect((await ask(path, tag)).status).toBe(304);
    await made.change(id, { trim: { from: path === "manifest" ? 500 : 700, to: null } });
    expect((await ask(path, tag)).status).toBe(200);
  }
  expect((await made.host.get(`/api/recordings/${id}/chunks/99`)).status).toBe(404);
  expect((await made.host.get(`/api/recordings/${id}/chunks/x`)).status).toBe(404);
});

test("a chunk is the same however a browser can have it packed", async () => {
  const made = await RecordedRoom.open();
  await made.close();
  const { id } = await made.card();
  const { shared } = await made.change(id, { shared: true });
  const packed = async (name: string, encoding: string) => {
    const browser = new Browser(made.room.server.url, { "accept-encoding": encoding });
    browser.cookie = name === id ? made.host.cookie : null;
    const answer = await browser.get(`/api/recordings/${name}/chunks/0`);
    return { encoding: answer.headers.get("content-encoding"), chunk: await granted(answer, Chunk) };
  };
  const own = await packed(id, "identity");
  expect(own.encoding).toBe(null);
  expect(await packed(id, "br, gzip")).toEqual({ ...own, encoding: "gzip" });
  expect(await packed(id, "br")).toEqual({ ...own, encoding: "br" });
  const others = await packed(shared ?? "", "br, gzip");
  expect(others.encoding).toBe("gzip");
  expect(others.chunk).not.toEqual(own.chunk);
  await made.change(id, { trim: { from: 1, to: null } });
  const cut = await packed(shared ?? "", "br, gzip");
  expect(cut.encoding).toBe("br");
  expect(await packed(shared ?? "", "gzip")).toEqual({ ...cut, encoding: "gzip" });
});

test("what was private is sent to its owner alone, aside from what the class saw", async () => {
  const made = await RecordedRoom.open();
  await made.close();
  const { id } = await made.card();
  const { shared } = await made.change(id, { shared: true });
  const { from, to } = (await manifestOf(made.host, id)).chunks[0] as Span;
  const ofClass = await (await made.host.get(`/api/recordings/${id}/chunks/0`)).text();
  expect(ofClass).not.toContain(SECRET);
  expect(JSON.parse(ofClass).apart).toMatchObject([{ owner: made.ada.id, rests: ["6.0"] }]);
  const path = (name: string | null, query = "") => `/api/recordings/${name}/chunks/0/aside${query}`;
  expect(await (await made.host.get(path(id))).text()).toContain(SECRET);
  const forAll = [
    made.host.get(path(id, "?view=shared")),
    made.host.get(path(shared)),
    made.ada.browser.get(path(shared)),
  ];
  for (const sent of await Promise.all(forAll))
    expect(await granted(sent, Chunk)).toEqual({ from, to, keyframe: nothingYet, entries: [] });
  expect(await refusal(await made.ada.browser.get(path(id)))).toMatchObject({ error: "no-recording" });
});

test("names of recordings cannot be tried out", async () => {
  const made = await RecordedRoom.open();
  const stranger = new Browser(made.room.server.url);
  const guess = () => stranger.get("/api/recordings/AAAAAAAAAAAAAAAAAAAAAA/manifest");
  for (let tries = 0; tries < 30; tries++) expect((await guess()).status).toBe(404);
  expect((await guess()).status).toBe(429);
  expect(await granted(new Response(await (await guess()).text()), HttpRefusal)).toMatchObject({
    error: "too-many-tries",
  });
});
