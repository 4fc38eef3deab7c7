import { randomBytes } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { ROOM_CODE_ALPHABET } from "../../domain/room-code.ts";
import { ParticipantId } from "../../domain/session/events.ts";
import { type RegistryParts, SessionRegistry } from "../../server/session/session-registry.ts";
import type { Stores } from "../../server/store/stores.ts";
import { lesson } from "../domain/session-story.ts";
import { STORES } from "../store/open-stores.ts";
import { HandClock } from "../support/clock.ts";
import { Random } from "../support/random.ts";
import { altered, move, OPENED_AT } from "./live-session.ts";

const MINUTE = 60_000;
const newClass = { lesson, hostName: "Maria", seats: 30 };

/** A registry over these stores; codes are drawn from the seed. */
function registryOn(
  stores: Stores,
  { seed = 1, ...changes }: Partial<RegistryParts> & { seed?: number } = {},
) {
  const random = new Random(seed);
  const trouble: unknown[] = [];
  const parts: RegistryParts = {
    ...stores,
    clock: new HandClock(),
    wallNow: () => OPENED_AT,
    newId: () => randomBytes(15).toString("base64url"),
    randomInt: (below) => random.int(below),
    report: (what) => trouble.push(what),
    ...changes,
  };
  return { registry: new SessionRegistry(parts), trouble };
}

async function openedIn(registry: SessionRegistry) {
  const opened = await registry.open(newClass);
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

for (const [name, open] of Object.entries(STORES))
  describe(`session registry on ${name}`, () => {
    function stores(): Stores {
      const opened = open();
      onTestFinished(() => opened.close());
      return opened;
    }

    test("a class is opened with its host in it, a room code and a key", async () => {
      const { registry } = registryOn(stores());
      const { actor, hostId, hostKey } = await openedIn(registry);
      expect(actor.state).toMatchObject({ phase: "open", baton: hostId, seats: 30 });
      expect(actor.state.people[hostId]).toMatchObject({ name: "Maria", role: "host" });
      expect(ParticipantId.parse(hostId)).toMatch(/^p/);
      expect(hostKey).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(await registry.find(actor.record.code)).toBe(actor);
    });

    test("only the key of the class opens it, and it is not what is stored", async () => {
      const { registry } = registryOn(stores());
      const [one, two] = [await openedIn(registry), await openedIn(registry)];
      expect(registry.checkHostKey(one.actor, one.hostKey)).toBe(true);
      expect(registry.checkHostKey(one.actor, two.hostKey)).toBe(false);
      expect(registry.checkHostKey(one.actor, "")).toBe(false);
      expect(registry.checkHostKey(one.actor, one.actor.record.hostKeyHash)).toBe(false);
      expect(JSON.stringify(one.actor.record)).not.toContain(one.hostKey);
    });

    test("a code that is taken is drawn again", async () => {
      const shared = stores();
      const first = await openedIn(registryOn(shared, { seed: 7 }).registry);
      const second = await openedIn(registryOn(shared, { seed: 7 }).registry);
      expect(second.actor.record.code).not.toBe(first.actor.record.code);
    });

    test("when no code is free the class is not opened, and the operator hears of it", async () => {
      const { registry, trouble } = registryOn(stores(), { randomInt: () => 0 });
      await openedIn(registry);
      expect(await registry.open(newClass)).toEqual({ ok: false, error: "unavailable" });
      expect(String(trouble[0])).toContain("room code");
    });

    test("a refusal leaves nothing behind: the code stays free", async () => {
      const shared = stores();
      const { registry } = registryOn(shared, { randomInt: () => 0 });
      expect(await registry.open({ ...newClass, hostName: "\u200b" })).toEqual({
        ok: false,
        error: "name-invisible",
      });
      expect(await shared.classes.classByCode(ROOM_CODE_ALPHABET.charAt(0).repeat(6))).toBeNull();
    });

    test("a code that nobody has is no class", async () => {
      expect(await registryOn(stores()).registry.find("CDFGHJ")).toBeNull();
    });

    test("a class whose first event was never committed did not come to be", async () => {
      const shared = stores();
      const events = altered(shared.events, { append: () => Promise.reject(new Error("disk full")) });
      const { registry, trouble } = registryOn({ ...shared, events }, { randomInt: () => 0 });
      expect(await registry.open(newClass)).toEqual({ ok: false, error: "unavailable" });
      expect(trouble).toHaveLength(1);
      expect(await registry.find(ROOM_CODE_ALPHABET.charAt(0).repeat(6))).toBeNull();
    });

    test("a session that many ask for at once is loaded once", async () => {
      const shared = stores();
      const { actor } = await openedIn(registryOn(shared).registry);
      let loads = 0;
      const events = altered(shared.events, {
        loadSnapshot(stream) {
          loads++;
          return shared.events.loadSnapshot(stream);
        },
      });
      const { registry } = registryOn({ ...shared, events });
      const found = await Promise.all(Array.from({ length: 20 }, () => registry.find(actor.record.code)));
      expect(new Set(found).size).toBe(1);
      expect(loads).toBe(1);
      expect(found[0]?.state).toEqual(actor.state);
    });

    test("a loading that failed is tried again by the next who asks", async () => {
      const shared = stores();
      const { actor } = await openedIn(registryOn(shared).registry);
      let broken = true;
      const events = altered(shared.events, {
        loadSnapshot(stream) {
          if (broken) throw new Error("disk I/O error");
          return shared.events.loadSnapshot(stream);
        },
      });
      const { registry } = registryOn({ ...shared, events });
      await expect(registry.find(actor.record.code)).rejects.toThrow("disk I/O error");
      broken = false;
      expect((await registry.find(actor.record.code))?.state).toEqual(actor.state);
    });

    test("a closed class can still be loaded", async () => {
      const shared = stores();
      const { registry } = registryOn(shared);
      const { actor, hostId } = await openedIn(registry);
      await actor.handle("end-of-it", { id: hostId }, { type: "session/close" });
      await registry.closeAll();
      const again = await registryOn(shared).registry.find(actor.record.code);
      expect(again?.state.phase).toBe("closed");
    });

    test("a session that nobody listens to leaves memory ten minutes after it was last asked for", async () => {
      const clock = new HandClock();
      const { registry } = registryOn(stores(), { clock });
      const { actor, hostId } = await openedIn(registry);
      const find = () => registry.find(actor.record.code);
      clock.advance(9 * MINUTE);
      expect(await find()).toBe(actor);
      clock.advance(9 * MINUTE);
      expect(await find()).toBe(actor);
      clock.advance(10 * MINUTE);
      await expect.poll(() => actor.handle("late-one", { id: hostId }, move(1))).toMatchObject({ ok: false });
      const loaded = await find();
      expect(loaded).not.toBe(actor);
      expect(loaded?.state).toEqual(actor.state);
      expect(clock.waiting).toBe(1);
    });

    test("a session that is listened to stays, and goes when the last has left", async () => {
      const clock = new HandClock();
      const { registry } = registryOn(stores(), { clock });
      const { actor } = await openedIn(registry);
      const leave = actor.onCommitted(() => {});
      clock.advance(10 * MINUTE);
      await expect.poll(() => clock.waiting).toBe(1);
      expect(await registry.find(actor.record.code)).toBe(actor);
      leave();
      clock.advance(10 * MINUTE);
      await expect.poll(() => registry.find(actor.record.code)).not.toBe(actor);
    });

    test("closing all keeps a snapshot of each and leaves no timer", async () => {
      const clock = new HandClock();
      const shared = stores();
      const { registry } = registryOn(shared, { clock });
      const opened = [await openedIn(registry), await openedIn(registry)];
      await registry.closeAll();
      for (const { actor } of opened) expect((await shared.events.loadSnapshot(actor.id))?.seq).toBe(1);
      expect(clock.waiting).toBe(0);
    });
  });
