import { expect, onTestFinished, test, vi } from "vitest";
import { openMemoryStores } from "../../server/store/memory/open-memory-stores.ts";
import type { Stores } from "../../server/store/stores.ts";
import { Browser, refusal } from "../support/browser.ts";
import { Classroom } from "../support/classroom.ts";
import { HandClock } from "../support/clock.ts";
import { startServer } from "../support/start-server.ts";
import { chunksOf, manifestOf, RecordedRoom } from "./recorded-room.ts";

const WAITED_FOR = 1000;

/** The same stores, whose log is not read further until it is let go. */
function heldLog(stores: Stores) {
  const gate = Promise.withResolvers<void>();
  const read = vi.fn<Stores["events"]["read"]>(async (...asked) => {
    await gate.promise;
    return stores.events.read(...asked);
  });
  const events = new Proxy(stores.events, {
    get: (target, key) => (key === "read" ? read : Reflect.get(target, key).bind(target)),
  });
  return { stores: { ...stores, events, close: async () => {} }, read, letGo: gate.resolve };
}

/** A class that has ended, on a server that has made nothing of it yet and cannot read its log now. */
async function restarted() {
  const stores = openMemoryStores();
  onTestFinished(() => stores.close());
  const made = await RecordedRoom.open({ stores: { ...stores, close: async () => {} } });
  const { id } = await made.card();
  await made.close();
  await made.room.server.close();
  const clock = new HandClock();
  const held = heldLog(stores);
  const server = await startServer({ stores: held.stores, clock });
  onTestFinished(() => {
    held.letGo();
    return server.close();
  });
  const browser = new Browser(server.url);
  browser.cookie = made.host.cookie;
  /** What is answered when nobody waits any longer. */
  const answered = async (path: string): Promise<Response> => {
    const before = clock.waiting;
    const answer = browser.get(`/api/recordings${path}`);
    await vi.waitFor(() => expect(clock.waiting).toBeGreaterThan(before));
    clock.advance(WAITED_FOR);
    return answer;
  };
  return { id, browser, answered, clock, ...held };
}

test("nobody waits for a long making: it is told as being prepared, and is there when it is asked for again", async () => {
  const { id, browser, answered, letGo } = await restarted();
  const list = await answered("");
  expect(await list.json()).toMatchObject([{ id, preparing: true, live: false, ended: false, length: 0 }]);
  const refused = { status: 503, error: "being-prepared" };
  expect(await refusal(await answered(`/${id}/manifest`))).toEqual(refused);
  expect(await refusal(await answered(`/${id}/file`))).toEqual(refused);
  expect(await refusal(await answered(`/${id}/chunks/99`))).toEqual(refused);
  letGo();
  const { chunks, live } = await manifestOf(browser, id);
  expect([chunks.length, live]).toEqual([(await chunksOf(browser, id)).length, false]);
  expect(await (await browser.get("/api/recordings")).json()).toMatchObject([
    { id, preparing: false, live: false, ended: true },
  ]);
  expect((await browser.get(`/api/recordings/${id}/chunks/99`)).status).toBe(404);
});

test("a class that is deleted while it is being prepared is deleted at once, and prepared no further", async () => {
  const { id, browser, answered, letGo, read } = await restarted();
  await answered("");
  const deleted = browser.delete(`/api/recordings/${id}`);
  letGo();
  expect((await deleted).status).toBe(200);
  expect(await (await browser.get("/api/recordings")).json()).toEqual([]);
  const reads = read.mock.calls.length;
  expect(await refusal(await browser.get(`/api/recordings/${id}/manifest`))).toMatchObject({ status: 410 });
  expect(read.mock.calls.length).toBe(reads);
});

test("a class is its host's from its first moment on, before anything is made of it", async () => {
  const clock = new HandClock();
  const room = await Classroom.open({ clock, wallNow: () => 1_800_000_000_000 + clock.now() });
  const answer = await room.browser.get("/api/recordings");
  const [card] = await answer.json();
  expect(card).toMatchObject({ title: "Tiny", live: true, ended: false, preparing: false, length: 0 });
  expect(card).not.toHaveProperty("lasted");
});
