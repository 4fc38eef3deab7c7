import { describe, expect, test } from "vitest";
import { classPad, ownPad } from "../../domain/pad/pad-id.ts";
import { seedUpdate } from "../../domain/pad/seed-update.ts";
import { keepPushedText } from "../../server/pad/pushed-text.ts";
import type { EventStore } from "../../server/store/event-store.ts";
import { STORES } from "../store/open-stores.ts";
import { LoneTypist } from "../support/lone-typist.ts";
import {
  EXAMPLE,
  openedClass,
  PAD,
  padsOn,
  STEP,
  STREAM,
  storedEdits,
  storesWithLesson,
} from "./live-pad.ts";
import { altered, host, node, record } from "./live-session.ts";

const MINUTE = 60_000;

/** The store, and how many events were read from it. */
function counting(store: EventStore): { store: EventStore; read: () => number } {
  let count = 0;
  const counted = altered(store, {
    async read(stream, after, limit) {
      const rows = await store.read(stream, after, limit);
      count += rows.length;
      return rows;
    },
  });
  return { store: counted, read: () => count };
}

for (const [name, open] of Object.entries(STORES))
  describe(`pad registry on ${name}`, () => {
    async function opened() {
      const stores = await storesWithLesson(open);
      return { stores, session: await openedClass(stores.events) };
    }

    test("each pad begins with what it is for", async () => {
      const { stores, session } = await opened();
      const { pads } = padsOn(stores);
      const textOf = async (pad: string) => (await pads.open(session, pad)).text;
      expect(await textOf(classPad(STEP))).toBe(EXAMPLE);
      expect(await textOf(classPad(2))).toBe("x = 1\n");
      expect(await textOf(ownPad("ada", STEP))).toBe(EXAMPLE);
      const free = await pads.open(session, classPad("free"));
      expect([free.text, free.head]).toEqual(["", 0]);
      expect(free.digest()).toMatchObject({ seq: 0, length: 0 });
      expect(await free.tailAfter(0, 9)).toMatchObject({ upTo: 0 });
    });

    test("what was pushed is a pad of its own and leaves the older one as it is", async () => {
      const { stores, session } = await opened();
      const { pads } = padsOn(stores);
      const mine = await pads.open(session, ownPad("ada", STEP));
      const ada = new LoneTypist("ada", (await mine.base()).state);
      await mine.edit({ by: "ada", update: ada.type(0, "# mine\n") });
      for (const text of ["pushed = 1\n", "pushed = 2\n"]) {
        const pushed = await keepPushedText(stores.classes, text);
        await session.handle(`push ${text}`, host, { type: "pad/hand-out", place: STEP, text: pushed });
      }
      expect((await pads.open(session, ownPad("ada", STEP, 1))).text).toBe("pushed = 1\n");
      expect((await pads.open(session, ownPad("ada", STEP, 2))).text).toBe("pushed = 2\n");
      expect((await pads.open(session, ownPad("ada", STEP))).text).toBe(`# mine\n${EXAMPLE}`);
    });

    test("a pad of a step or a version that is not there is none", async () => {
      const { stores, session } = await opened();
      const { pads } = padsOn(stores);
      await expect(pads.open(session, classPad(99))).rejects.toThrow();
      await expect(pads.open(session, ownPad("ada", STEP, 1))).rejects.toThrow();
      expect(pads.size).toBe(0);
    });

    test("a pad is in memory once, however many open it at once, and two nodes begin it once", async () => {
      const { stores, session } = await opened();
      const [one, two] = [padsOn(stores).pads, padsOn(stores).pads];
      const actors = await Promise.all([one, one, two, two].map((pads) => pads.open(session, PAD)));
      expect(actors[0]).toBe(actors[1]);
      expect(actors[2]).toBe(actors[3]);
      expect(actors.map(({ head, text, epoch }) => [head, text, epoch])).toEqual(
        actors.map(() => [1, EXAMPLE, actors[0]?.epoch]),
      );
      expect(await storedEdits(stores.events)).toEqual([{ by: "server", update: seedUpdate(EXAMPLE) }]);
    });

    test("an idle pad is let go of with a snapshot, one that is listened to stays", async () => {
      const { stores, session } = await opened();
      const { pads, clock } = padsOn(stores);
      const actor = await pads.open(session, PAD);
      const end = actor.onCommitted(() => {});
      clock.advance(5 * MINUTE);
      await expect.poll(() => clock.waiting).toBe(1);
      expect(await pads.open(session, PAD)).toBe(actor);
      end();
      clock.advance(MINUTE);
      await expect.poll(async () => (await stores.events.loadSnapshot(STREAM))?.seq).toBe(1);
      expect(pads.size).toBe(0);
      const again = await pads.open(session, PAD);
      expect([again.text, again.epoch, again === actor]).toEqual([actor.text, actor.epoch, false]);
      const maria = new LoneTypist("host", (await actor.base()).state);
      const update = maria.type(0, "x");
      expect(await actor.edit({ by: "host", update })).toEqual({ ok: false, error: "unavailable" });
    });

    test("a session that was loaded anew decides who may write", async () => {
      const { stores, session } = await opened();
      const { pads } = padsOn(stores);
      const before = await pads.open(session, PAD);
      const ada = new LoneTypist("ada", (await before.base()).state);
      await session.handle("all", host, { type: "writing/allow", to: "everyone" });
      const anew = await node(stores.events);
      const after = await pads.open(anew, PAD);
      expect(after).not.toBe(before);
      await anew.handle("none", host, { type: "writing/allow", to: "hosts" });
      expect(await after.edit({ by: "ada", update: ada.type(0, "x") })).toEqual({
        ok: false,
        error: "not-a-writer",
      });
    });

    test("closing carries out what was asked, keeps a snapshot, and a restart is the same pad", async () => {
      const { stores, session } = await opened();
      const { pads } = padsOn(stores);
      const actor = await pads.open(session, PAD);
      const maria = new LoneTypist("host", (await actor.base()).state);
      const edited = actor.edit({ by: "host", update: maria.type(0, "x") });
      await pads.closeAll();
      expect(await edited).toEqual({ ok: true, value: 2 });
      const counted = counting(stores.events);
      const again = await padsOn(stores, counted.store).pads.open(session, PAD);
      expect([again.text, again.head, again.epoch]).toEqual([maria.text, 2, actor.epoch]);
      expect(counted.read()).toBe(0);
      // Whose Yjs client is whose is in the snapshot too.
      await session.handle("all", host, { type: "writing/allow", to: "everyone" });
      const update = maria.type(0, "y");
      expect(await again.edit({ by: "bo", update })).toEqual({ ok: false, error: "bad-update" });
      expect(await again.edit({ by: "host", update })).toEqual({ ok: true, value: 3 });
    });

    test("a pad of many edits is loaded from a snapshot and a short tail, also after a crash", async () => {
      const { stores, session } = await opened();
      const actor = await padsOn(stores).pads.open(session, PAD);
      const maria = new LoneTypist("host", (await actor.base()).state);
      for (let n = 0; n < 30; n++) {
        const updates = Array.from({ length: 100 }, (_, i) => maria.type((n * 37 + i) % 20, "x"));
        await Promise.all(updates.map((update) => actor.edit({ by: "host", update })));
      }
      // No close: the process is gone.
      await expect.poll(async () => (await stores.events.loadSnapshot(STREAM))?.seq).toBeGreaterThan(2300);
      const counted = counting(stores.events);
      const again = await padsOn(stores, counted.store).pads.open(session, PAD);
      expect([again.head, again.text]).toEqual([3001, actor.text]);
      expect(counted.read()).toBeLessThan(700);
    });

    test("edits that were left without a snapshot are read once: then there is one", async () => {
      const { stores, session } = await opened();
      const noSnapshots = altered(stores.events, { saveSnapshot: async () => {} });
      const actor = await padsOn(stores, noSnapshots).pads.open(session, PAD);
      const maria = new LoneTypist("host", (await actor.base()).state);
      const updates = Array.from({ length: 1500 }, (_, n) => maria.type(n % 20, "x"));
      await Promise.all(updates.map((update) => actor.edit({ by: "host", update })));
      const first = await padsOn(stores).pads.open(session, PAD);
      expect(first.text).toBe(actor.text);
      await expect.poll(async () => (await stores.events.loadSnapshot(STREAM))?.seq).toBe(1501);
    });

    test("a snapshot that cannot be read is left alone", async () => {
      const { stores, session } = await opened();
      const actor = await padsOn(stores).pads.open(session, PAD);
      const maria = new LoneTypist("host", (await actor.base()).state);
      const type = (text: string) => actor.edit({ by: "host", update: maria.type(0, text) });
      const broken = ["nonsense", '{"v":2}', '{"v":1,"state":"AQ==","clients":{}}', `{"v":1,"state":"!"}`];
      for (const state of broken) {
        await type("x");
        await stores.events.saveSnapshot(STREAM, { seq: actor.head, state });
        expect((await padsOn(stores).pads.open(session, PAD)).text).toBe(actor.text);
      }
      await stores.events.saveSnapshot(STREAM, { seq: 99, state: "beyond the head" });
      expect((await padsOn(stores).pads.open(session, PAD)).text).toBe(actor.text);
    });

    test("a stream that holds what is no edit is refused loudly", async () => {
      const { stores, session } = await opened();
      await padsOn(stores).pads.open(session, PAD);
      for (const [at, body] of ['{"v":1,"update":"AQ=="}', '{"v":2}', "nonsense"].entries()) {
        const pad = classPad(at === 0 ? STEP : at === 1 ? 2 : "free");
        const stream = `${record.id}/${pad}`;
        await padsOn(stores).pads.open(session, pad);
        const head = await stores.events.head(stream);
        await stores.events.append(stream, head, [
          { commandId: "bad", events: [{ at: 0, by: "host", body }] },
        ]);
        await expect(padsOn(stores).pads.open(session, pad)).rejects.toThrow();
      }
    });

    test("`at` is the session's time and `by` who made the edit", async () => {
      const { stores, session } = await opened();
      const actor = await padsOn(stores).pads.open(session, PAD);
      const maria = new LoneTypist("host", (await actor.base()).state);
      await actor.edit({ by: "host", update: maria.type(0, "x") });
      expect(await stores.events.read(STREAM, 0, 9)).toMatchObject([
        { seq: 1, by: "server", at: session.now() },
        { seq: 2, by: "host", at: session.now() },
      ]);
    });
  });
