import { describe, expect, onTestFinished, test } from "vitest";
import type { Entry, EventStore } from "../../server/store/event-store.ts";
import type { Stores } from "../../server/store/stores.ts";

/** An entry with one event for each body. */
export function entry(commandId: string | null, ...bodies: string[]): Entry {
  return { commandId, events: bodies.map((body, at) => ({ at: at + 0.5, by: "ada", body })) };
}

/** What every event store keeps to. */
export function describeEventStore(name: string, open: () => Stores): void {
  async function begun(): Promise<EventStore> {
    const stores = open();
    onTestFinished(() => stores.close());
    await stores.events.begin("s");
    return stores.events;
  }

  describe(`event store: ${name}`, () => {
    test("S2 a stream keeps its epoch, and another stream has another", async () => {
      const store = await begun();
      const [again, twice, other] = await Promise.all([
        store.begin("s"),
        store.begin("new"),
        store.begin("other"),
      ]);
      expect(again).toBe(await store.begin("s"));
      expect(twice).toBe(await store.begin("new"));
      expect(new Set([again, twice, other]).size).toBe(3);
    });

    test("a stream that is begun twice at once is one stream", async () => {
      const store = await begun();
      const epochs = await Promise.all([store.begin("new"), store.begin("new")]);
      expect(epochs[0]).toBe(epochs[1]);
    });

    test("S1 events stand in their order with seqs 1, 2, 3, ... as they were written", async () => {
      const store = await begun();
      expect(await store.append("s", 0, [entry("c1", "a", "b"), entry("c2", "c")])).toEqual({
        ok: true,
        value: 3,
      });
      expect(await store.read("s", 0, 10)).toEqual([
        { seq: 1, commandId: "c1", at: 0.5, by: "ada", body: "a" },
        { seq: 2, commandId: "c1", at: 1.5, by: "ada", body: "b" },
        { seq: 3, commandId: "c2", at: 0.5, by: "ada", body: "c" },
      ]);
      expect(await store.head("s")).toBe(3);
    });

    test("reading starts after a seq and stops at a limit", async () => {
      const store = await begun();
      await store.append("s", 0, [entry("c1", "a", "b", "c", "d")]);
      const bodies = async (after: number, limit: number) =>
        (await store.read("s", after, limit)).map((event) => event.body).join("");
      expect(await bodies(1, 2)).toBe("bc");
      expect(await bodies(3, 9)).toBe("d");
      expect(await bodies(4, 9)).toBe("");
      expect(await bodies(99, 9)).toBe("");
    });

    test("text comes back as it was: quotes, line ends, NUL, pictures and a body of 64 kB", async () => {
      const store = await begun();
      const bodies = [`"'\\ \n\r\n`, "a\0b", "𝄞👩‍🏫 e\u0301", "x".repeat(65_536)];
      await store.append("s", 0, [entry("c1", ...bodies)]);
      expect((await store.read("s", 0, 9)).map((event) => event.body)).toEqual(bodies);
    });

    test("C1 a command is found again with the seq at which it ended; others are not", async () => {
      const store = await begun();
      await store.append("s", 0, [entry("c1", "a", "b"), entry("c2", "c")]);
      expect(await store.findCommands("s", ["c2", "unknown", "c1"])).toEqual(
        new Map([
          ["c2", 3],
          ["c1", 2],
        ]),
      );
    });

    test("what came of no command stands in its order too, however often", async () => {
      const store = await begun();
      const appended = await store.append("s", 0, [
        entry(null, "a"),
        entry("c1", "b"),
        entry(null, "c", "d"),
      ]);
      expect(appended).toEqual({ ok: true, value: 4 });
      expect(await store.append("s", 4, [entry(null, "e")])).toEqual({ ok: true, value: 5 });
      const rows = await store.read("s", 0, 9);
      expect(rows.map(({ commandId, body }) => [commandId, body])).toEqual([
        [null, "a"],
        ["c1", "b"],
        ...["c", "d", "e"].map((body) => [null, body]),
      ]);
      expect(await store.findCommands("s", ["", "c1"])).toEqual(new Map([["c1", 2]]));
    });

    test("C2 an append that does not stand at the head is stale and writes nothing", async () => {
      const store = await begun();
      await store.append("s", 0, [entry("c1", "a")]);
      for (const expected of [0, 2])
        expect(await store.append("s", expected, [entry("late", "x")])).toEqual({
          ok: false,
          error: "stale-append",
        });
      expect(await store.head("s")).toBe(1);
      expect(await store.findCommands("s", ["late"])).toEqual(new Map());
    });

    test("S1 of many appends at one head, one wins, and the others do not spoil it", async () => {
      const store = await begun();
      await store.begin("t");
      const tries = Array.from({ length: 20 }, (_, n) => store.append("s", 0, [entry(`c${n}`, `${n}`)]));
      const elsewhere = store.append("t", 0, [entry("c0", "elsewhere")]);
      const won = (await Promise.all(tries)).map((result) => result.ok);
      expect(won.filter(Boolean)).toHaveLength(1);
      expect((await store.read("s", 0, 99)).map((event) => event.body)).toEqual([`${won.indexOf(true)}`]);
      expect(await elsewhere).toEqual({ ok: true, value: 1 });
    });

    test("streams do not mix: seqs and command ids count for themselves", async () => {
      const store = await begun();
      await store.begin("t");
      await store.append("s", 0, [entry("c1", "of s")]);
      expect(await store.append("t", 0, [entry("c1", "of t"), entry("c2", "of t")])).toEqual({
        ok: true,
        value: 2,
      });
      expect(await store.head("s")).toBe(1);
      expect(await store.findCommands("s", ["c2"])).toEqual(new Map());
    });

    test("S1 a command that was carried out cannot be again: the whole append fails and leaves nothing", async () => {
      const store = await begun();
      await store.append("s", 0, [entry("c1", "a")]);
      await expect(store.append("s", 1, [entry("c2", "b"), entry("c1", "again")])).rejects.toThrow();
      await expect(store.append("s", 1, [entry("c3", "b"), entry("c3", "again")])).rejects.toThrow();
      expect(await store.head("s")).toBe(1);
      expect(await store.findCommands("s", ["c2", "c3"])).toEqual(new Map());
      expect(await store.append("s", 1, [entry("c2", "b")])).toEqual({ ok: true, value: 2 });
    });

    test("an append that fails does not spoil those that are written with it", async () => {
      const store = await begun();
      await store.begin("t");
      const broken = store.append("s", 0, [entry("c1", "a"), entry("c1", "b")]);
      const sound = store.append("t", 0, [entry("c1", "sound")]);
      await expect(broken).rejects.toThrow();
      expect(await sound).toEqual({ ok: true, value: 1 });
      expect([await store.head("s"), await store.head("t")]).toEqual([0, 1]);
    });

    test("an append without events is refused loudly", async () => {
      const store = await begun();
      await expect(store.append("s", 0, [])).rejects.toThrow();
      await expect(store.append("s", 0, [entry("c1", "a"), entry("c2")])).rejects.toThrow();
      expect(await store.head("s")).toBe(0);
    });

    test("a stream that was never begun is empty, and cannot be written to", async () => {
      const store = await begun();
      expect(await store.head("none")).toBe(0);
      expect(await store.read("none", 0, 9)).toEqual([]);
      expect(await store.findCommands("none", ["c1"])).toEqual(new Map());
      expect(await store.loadSnapshot("none")).toBeNull();
      await expect(store.append("none", 0, [entry("c1", "a")])).rejects.toThrow("none");
      await expect(store.saveSnapshot("none", { seq: 1, state: "{}" })).rejects.toThrow("none");
    });

    test("the latest snapshot is kept, in whatever order they come", async () => {
      const store = await begun();
      expect(await store.loadSnapshot("s")).toBeNull();
      await store.saveSnapshot("s", { seq: 5, state: "five" });
      await Promise.all([
        store.saveSnapshot("s", { seq: 9, state: "nine" }),
        store.saveSnapshot("s", { seq: 7, state: "seven" }),
      ]);
      expect(await store.loadSnapshot("s")).toEqual({ seq: 9, state: "nine" });
    });

    test("10,000 events come back whole, page by page", async () => {
      const store = await begun();
      const bodies = Array.from({ length: 10_000 }, (_, n) => `event ${n}`);
      for (let at = 0; at < bodies.length; at += 100)
        await store.append("s", at, [entry(`c${at}`, ...bodies.slice(at, at + 100))]);
      const seen: string[] = [];
      for (let after = 0; after < 10_000; after += 700)
        seen.push(...(await store.read("s", after, 700)).map((event) => event.body));
      expect(seen).toEqual(bodies);
      expect(await store.findCommands("s", ["c4200"])).toEqual(new Map([["c4200", 4300]]));
    });
  });
}
