import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Manifest } from "../../domain/recording/recording.ts";
import { hashSecret } from "../../server/identity/secrets.ts";
import { packJson } from "../../server/recording/packed-json.ts";
import { openMemoryStores } from "../../server/store/memory/open-memory-stores.ts";
import type { Stores } from "../../server/store/stores.ts";
import { STORES, sqliteIn } from "../store/open-stores.ts";
import { Browser, refusal } from "../support/browser.ts";
import { HandClock } from "../support/clock.ts";
import { startServer, type TestServer } from "../support/start-server.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { chunksOf, manifestOf, NAME, RecordedRoom, SECRET, SHARED_TEXT } from "./recorded-room.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = 1_800_000_000_000;

/** Whether any file of the folder holds these letters. */
function isOnDisk(folder: string, text: string): boolean {
  return readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(text));
}

/** Base64 of an update holds what was typed at one of three offsets. */
function inBase64(text: string): string[] {
  return ["", "x", "xx"].map((pad) =>
    Buffer.from(pad + text)
      .toString("base64")
      .slice(4, -4),
  );
}

function cookieOf(browser: Browser): string {
  return (browser.cookie ?? "").split("=")[1] ?? "";
}

/** Another server on the same stores, once the first has gone. */
async function restarted(stores: Stores, choices: object = {}): Promise<TestServer> {
  const server = await startServer({ stores, ...choices });
  onTestFinished(() => server.close());
  return server;
}

function browserAt(server: TestServer, like: Browser): Browser {
  const browser = new Browser(server.url);
  browser.cookie = like.cookie;
  return browser;
}

for (const [name, open] of Object.entries(STORES)) {
  describe(`deleting: ${name}`, () => {
    test("a class that goes on is over, and gone with its link and its code", async () => {
      const stores = open();
      const made = await RecordedRoom.open({ stores });
      const { id } = await made.card();
      const token = (await made.change(id, { shared: true })).shared ?? "";
      const classId = (await stores.recordings.byId(id))?.of?.id ?? "";
      expect((await made.host.delete(`/api/recordings/${id}`)).status).toBe(200);
      expect(await made.cards()).toEqual([]);
      expect(await stores.events.streamsOf(classId)).toEqual([]);
      expect((await made.host.get(`/api/classes/${made.room.code}`)).status).toBe(404);
      const stranger = new Browser(made.room.server.url);
      const deleted = { status: 410, error: "recording-deleted" };
      expect(await refusal(await stranger.get(`/api/recordings/${token}/manifest`))).toEqual(deleted);
      expect(await refusal(await made.host.get(`/api/recordings/${id}/manifest`))).toEqual(deleted);
    });

    test("one student: nothing is left that names them, and all else stays", async () => {
      const stores = open();
      const made = await RecordedRoom.open({ stores });
      await made.ask({ type: "hand/raise" });
      await made.ask({ type: "baton/pass", id: made.ada.id });
      const bob = await made.room.student("Bob");
      const { id } = await made.card();
      const path = `/api/recordings/${id}/people/${made.ada.id}`;
      expect(await refusal(await made.host.delete(path))).toEqual({ status: 409, error: "still-open" });
      await made.close();
      const before = await chunksOf(made.host, id);
      expect((await made.host.delete(path)).status).toBe(200);
      const after = await chunksOf(made.host, id);
      const text = JSON.stringify([after, await made.cards()]);
      expect(JSON.stringify(before)).toContain(NAME);
      for (const gone of [NAME, SECRET]) expect(text).not.toContain(gone);
      for (const kept of ["Student 1", "Bob", "Grace", SHARED_TEXT]) expect(text).toContain(kept);
      expect((await made.card()).students).toEqual([
        { id: made.ada.id, name: "Student 1" },
        { id: bob.id, name: "Bob" },
      ]);
      const classId = (await stores.recordings.byId(id))?.of?.id ?? "";
      expect(
        await stores.classes.findParticipant(classId, "cookie", hashSecret(cookieOf(made.ada.browser))),
      ).toBeNull();
      // Nobody who is not a student of the class.
      for (const nobody of ["nobody", (await stores.recordings.byId(id))?.of?.hostId])
        expect((await made.host.delete(`/api/recordings/${id}/people/${nobody}`)).status).toBe(404);
    });

    test("what is too old is deleted by itself, and its link says so", async () => {
      const stores = open();
      onTestFinished(() => stores.close());
      const kept = { ...stores, close: async () => {} };
      const made = await RecordedRoom.open({ stores: kept, config: { retentionDays: 30 } });
      await made.close();
      const { id, givenAt, expiresAt } = await made.card();
      expect(expiresAt).toBe(givenAt + 30 * DAY_MS);
      const token = (await made.change(id, { shared: true })).shared ?? "";
      await made.room.server.close();
      const clock = new HandClock();
      let now = NOW + 30 * DAY_MS - 5000;
      const server = await restarted(kept, { clock, wallNow: () => now, config: { retentionDays: 30 } });
      expect(await made.cards(browserAt(server, made.host))).toHaveLength(1);
      now = NOW + 31 * DAY_MS;
      clock.advance(DAY_MS);
      const browser = browserAt(server, made.host);
      while ((await made.cards(browser)).length > 0) await new Promise(setImmediate);
      expect(await refusal(await browser.get(`/api/recordings/${token}/manifest`))).toEqual({
        status: 410,
        error: "recording-expired",
      });
      expect((await stores.recordings.olderThan(now)).classes).toEqual([]);
    });
  });
}

test("without RETENTION_DAYS nothing is ever deleted by itself", async () => {
  const stores = openMemoryStores();
  const made = await RecordedRoom.open({ stores });
  await made.close();
  await made.room.server.close();
  const server = await restarted(stores, { wallNow: () => NOW + 9999 * DAY_MS });
  expect(await made.cards(browserAt(server, made.host))).toHaveLength(1);
});

test("what was deleted is not in the files any more, neither of a student nor of a class", async () => {
  const folder = temporaryFolder();
  const made = await RecordedRoom.open({ stores: sqliteIn(folder) });
  await made.close();
  const { id } = await made.card();
  const isThere = (): boolean[] => [NAME, ...inBase64(SECRET), "Grace"].map((text) => isOnDisk(folder, text));
  expect(isThere()).toContain(true);
  expect(isOnDisk(folder, NAME)).toBe(true);
  expect(inBase64(SECRET).some((text) => isOnDisk(folder, text))).toBe(true);
  await made.host.delete(`/api/recordings/${id}/people/${made.ada.id}`);
  expect(isThere()).toEqual([false, false, false, false, true]);
  await made.card();
  await made.host.delete(`/api/recordings/${id}`);
  expect(isThere()).toEqual([false, false, false, false, false]);
  expect(isOnDisk(folder, made.ada.id)).toBe(false);
});

test("an imported recording is its importer's, and is not shared while it has names in it", async () => {
  const stores = openMemoryStores();
  const made = await RecordedRoom.open({ stores });
  await made.close();
  const { id } = await made.card();
  const [manifest, chunks] = [await manifestOf(made.host, id), await chunksOf(made.host, id)];
  const cuts = { trim: { from: 0, to: null }, hidden: [] };
  const ownerHash = hashSecret(cookieOf(made.ada.browser));
  const row = {
    of: null,
    ownerHash,
    title: "Mine",
    ...cuts,
    shareToken: null,
    voiceShared: true,
    createdAt: NOW,
  };
  const importAs = async (name: string, kept: Manifest): Promise<void> => {
    await stores.recordings.add({ ...row, id: name });
    await stores.recordings.addPart(name, "manifest", await packJson(kept));
    for (const [n, chunk] of chunks.entries())
      await stores.recordings.addPart(name, `chunk/${n}`, await packJson(chunk));
  };
  const [named, plain] = ["imported-with-names-in-it", "imported-without-any-name"];
  await importAs(named, manifest);
  await importAs(plain, { ...manifest, view: "shared" });
  const ada = made.ada.browser;
  expect((await made.cards(ada)).map(({ imported, title }) => [imported, title])).toEqual([
    [true, "Mine"],
    [true, "Mine"],
  ]);
  expect(await chunksOf(ada, named)).toEqual(chunks);
  expect((await made.host.get(`/api/recordings/${named}/manifest`)).status).toBe(404);
  const change = async (name: string, body: object) =>
    refusal(await ada.patch(`/api/recordings/${name}`, body));
  expect(await change(named, { shared: true })).toMatchObject({ error: "bears-names" });
  expect(await change(named, { trim: { from: 1, to: null } })).toMatchObject({ error: "cannot-be-cut" });
  expect((await ada.patch(`/api/recordings/${plain}`, { shared: true, title: "New" })).status).toBe(200);
  expect((await manifestOf(ada, plain)).title).toBe("New");
  expect((await ada.delete(`/api/recordings/${plain}`)).status).toBe(200);
  expect(await made.cards(ada)).toHaveLength(1);
});
