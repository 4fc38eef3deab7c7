import { describe, expect, test } from "vitest";
import { MAX_PAD_TEXT } from "../../domain/pad/pad-limits.ts";
import { seedUpdate } from "../../domain/pad/seed-update.ts";
import { digestOf } from "../../domain/pad/text-digest.ts";
import type { PadActor, PadNewsOf } from "../../server/pad/pad-actor.ts";
import type { Entry } from "../../server/store/event-store.ts";
import { STORES } from "../store/open-stores.ts";
import { LoneTypist } from "../support/lone-typist.ts";
import { Random } from "../support/random.ts";
import { EXAMPLE, openedClass, PAD, padsOn, STREAM, storedEdits, storesWithLesson } from "./live-pad.ts";
import { altered, host } from "./live-session.ts";

const granted = (value: number) => ({ ok: true, value });
const refused = (error: string) => ({ ok: false, error });

async function typistOf(actor: PadActor, id = "host"): Promise<LoneTypist> {
  return new LoneTypist(id, (await actor.base()).state);
}

/** The text that a reader has who was told all this. */
function textOf(updates: readonly Uint8Array[]): string {
  const reader = new LoneTypist("reader");
  for (const update of updates) reader.hear(update);
  return reader.text;
}

for (const [name, open] of Object.entries(STORES)) {
  async function oneNode() {
    const stores = await storesWithLesson(open);
    const session = await openedClass(stores.events);
    const actor = await padsOn(stores).pads.open(session, PAD);
    return { stores, events: stores.events, session, actor };
  }

  describe(`pad actor on ${name}`, () => {
    test("a pad begins with the example, written by the server", async () => {
      const { actor, events } = await oneNode();
      expect([actor.head, actor.text]).toEqual([1, EXAMPLE]);
      expect(await storedEdits(events)).toEqual([{ by: "server", update: seedUpdate(EXAMPLE) }]);
      expect(actor.epoch).toBe(await events.begin(STREAM));
    });

    test("an edit is granted with its seq; sent again it is granted and not written again", async () => {
      const { actor, events } = await oneNode();
      const maria = await typistOf(actor);
      const update = maria.type(0, "# hello\n");
      expect(await actor.edit({ by: "host", update })).toEqual(granted(2));
      expect(await actor.edit({ by: "host", update })).toEqual(granted(2));
      expect(await Promise.all([1, 2].map(() => actor.edit({ by: "host", update })))).toEqual([
        granted(2),
        granted(2),
      ]);
      expect(actor.text).toBe(maria.text);
      expect((await storedEdits(events)).map(({ by }) => by)).toEqual(["server", "host"]);
    });

    test("committed, then published, then acknowledged", async () => {
      const { actor, events } = await oneNode();
      const maria = await typistOf(actor);
      const order: string[] = [];
      const heads: Promise<number>[] = [];
      const news: PadNewsOf[] = [];
      const end = actor.onCommitted((what) => {
        order.push(`published at ${actor.head}`);
        heads.push(events.head(STREAM));
        news.push(what);
      });
      expect(actor.listened).toBe(true);
      const update = maria.type(0, "x");
      await actor.edit({ by: "host", update }).then(() => order.push("acknowledged"));
      expect(order).toEqual(["published at 2", "acknowledged"]);
      expect(await Promise.all(heads)).toEqual([2]);
      expect(news).toEqual([{ after: 1, upTo: 2, updates: [update], by: ["host"] }]);
      end();
      await actor.edit({ by: "host", update: maria.type(0, "y") });
      expect([news.length, actor.listened]).toEqual([1, false]);
    });

    test("edits of one turn are one append; a refused one leaves the others alone", async () => {
      const appends: (readonly Entry[])[] = [];
      const stores = await storesWithLesson(open);
      const session = await openedClass(stores.events);
      await session.handle("all", host, { type: "writing/allow", to: "everyone" });
      const watched = altered(stores.events, {
        append(stream, expected, entries) {
          appends.push(entries);
          return stores.events.append(stream, expected, entries);
        },
      });
      const actor = await padsOn(stores, watched).pads.open(session, PAD);
      const [maria, ada] = [await typistOf(actor), await typistOf(actor, "ada")];
      appends.length = 0;
      const first = ada.type(0, "a");
      const answers = await Promise.all([
        actor.edit({ by: "host", update: maria.type(0, "m") }),
        actor.edit({ by: "ada", update: first }),
        actor.edit({ by: "bo", update: ada.type(1, "stolen") }),
        actor.edit({ by: "ada", update: first }),
        actor.edit({ by: "ada", update: new Uint8Array([1, 2, 3]) }),
      ]);
      expect(answers).toEqual([
        granted(2),
        granted(3),
        refused("bad-update"),
        granted(3),
        refused("bad-update"),
      ]);
      expect(appends.map((entries) => entries.map(({ events }) => events.map(({ by }) => by)))).toEqual([
        [["host", "ada"]],
      ]);
      expect([...actor.text.slice(0, 2)].sort().join("")).toBe("am");
      expect(actor.text.slice(2)).toBe(EXAMPLE);
    });

    test("who may write is asked for every edit", async () => {
      const { actor, session } = await oneNode();
      const ada = await typistOf(actor, "ada");
      const first = ada.type(0, "a");
      expect(await actor.edit({ by: "ada", update: first })).toEqual(refused("not-a-writer"));
      await session.handle("choose", host, { type: "writer/choose", id: "ada" });
      expect(await actor.edit({ by: "ada", update: first })).toEqual(granted(2));
      await session.handle("release", host, { type: "writer/release", id: "ada" });
      expect(await actor.edit({ by: "ada", update: ada.type(0, "b") })).toEqual(refused("not-a-writer"));
      expect(actor.text).toBe(`a${EXAMPLE}`);
      await session.handle("end", host, { type: "session/close" });
      const maria = await typistOf(actor);
      expect(await actor.edit({ by: "host", update: maria.type(0, "m") })).toEqual(
        refused("session-not-open"),
      );
    });

    test("a text at its limit takes no more, and what is deleted makes room", async () => {
      const { actor } = await oneNode();
      const maria = await typistOf(actor);
      let room = MAX_PAD_TEXT - EXAMPLE.length;
      for (; room > 0; room -= Math.min(room, 30_000))
        expect(
          (await actor.edit({ by: "host", update: maria.type(0, "x".repeat(Math.min(room, 30_000))) })).ok,
        ).toBe(true);
      const { head } = actor;
      const late = await typistOf(actor);
      expect(await actor.edit({ by: "host", update: late.type(0, "y") })).toEqual(refused("pad-full"));
      expect([actor.head, actor.text.length]).toEqual([head, MAX_PAD_TEXT]);
      await actor.edit({ by: "host", update: maria.delete(0, 1) });
      const later = await typistOf(actor);
      expect(await actor.edit({ by: "host", update: later.type(0, "y") })).toEqual(granted(head + 2));
    });

    test("two nodes on one store keep one order and end alike", async () => {
      const stores = await storesWithLesson(open);
      const session = await openedClass(stores.events);
      await session.handle("all", host, { type: "writing/allow", to: "everyone" });
      const actors = await Promise.all([1, 2].map(() => padsOn(stores).pads.open(session, PAD)));
      const typists = await Promise.all(actors.map((actor, n) => typistOf(actor, n === 0 ? "ada" : "bo")));
      const told = actors.map((actor) => {
        const updates: Uint8Array[] = [seedUpdate(EXAMPLE)];
        actor.onCommitted((news) => {
          expect(news.after).toBe(updates.length);
          updates.push(...news.updates);
        });
        return updates;
      });
      const random = new Random(4);
      const answers: { ok: boolean }[] = [];
      for (let round = 0; round < 30; round++) {
        const asked = actors.map((actor, n) => {
          const typist = typists[n] as LoneTypist;
          typist.editAtRandom(random);
          return actor.edit({ by: typist.id, update: typist.told() });
        });
        answers.push(...(await Promise.all(asked)));
      }
      await Promise.all(actors.map((actor) => actor.catchUp()));
      expect(answers.every(({ ok }) => ok)).toBe(true);
      const [one, two] = actors as [PadActor, PadActor];
      expect(one.text).toBe(two.text);
      expect([one.head, told[0]]).toEqual([two.head, told[1]]);
      expect(textOf((await storedEdits(stores.events)).map(({ update }) => update))).toBe(one.text);
      expect(one.head).toBe(61);
    });

    test("a node that is behind takes what rests on another node's edit", async () => {
      const stores = await storesWithLesson(open);
      const session = await openedClass(stores.events);
      const [ahead, behind] = await Promise.all([1, 2].map(() => padsOn(stores).pads.open(session, PAD)));
      const maria = await typistOf(ahead as PadActor);
      expect(await ahead?.edit({ by: "host", update: maria.type(0, "one ") })).toEqual(granted(2));
      expect(await behind?.edit({ by: "host", update: maria.type(4, "two ") })).toEqual(granted(3));
      expect(behind?.text).toBe(maria.text);
    });

    test("what the store did not take was never there: nothing is told, and it may be sent again", async () => {
      const stores = await storesWithLesson(open);
      const session = await openedClass(stores.events);
      let broken = false;
      const flaky = altered(stores.events, {
        append: (stream, expected, entries) =>
          broken ? Promise.reject(new Error("disk full")) : stores.events.append(stream, expected, entries),
      });
      const { pads, trouble } = padsOn(stores, flaky);
      const actor = await pads.open(session, PAD);
      const maria = await typistOf(actor);
      const before = await actor.base();
      const news: PadNewsOf[] = [];
      actor.onCommitted((what) => news.push(what));
      broken = true;
      const update = maria.type(0, "lost");
      expect(await actor.edit({ by: "host", update })).toEqual(refused("unavailable"));
      expect([actor.text, actor.head, news]).toEqual([EXAMPLE, 1, []]);
      expect(await actor.base()).toEqual(before);
      expect(trouble).toEqual([new Error("disk full")]);
      broken = false;
      expect(await actor.edit({ by: "host", update })).toEqual(granted(2));
      expect(actor.text).toBe(`lost${EXAMPLE}`);
    });

    test("a write that was made although the store said it failed is found, not doubled", async () => {
      const stores = await storesWithLesson(open);
      const session = await openedClass(stores.events);
      let broken = false;
      const lying = altered(stores.events, {
        async append(stream, expected, entries) {
          const appended = await stores.events.append(stream, expected, entries);
          if (broken) throw new Error("no answer");
          return appended;
        },
      });
      const actor = await padsOn(stores, lying).pads.open(session, PAD);
      const maria = await typistOf(actor);
      broken = true;
      const update = maria.type(0, "once ");
      expect(await actor.edit({ by: "host", update })).toEqual(refused("unavailable"));
      broken = false;
      expect((await actor.edit({ by: "host", update })).ok).toBe(true);
      expect((await actor.edit({ by: "host", update: maria.type(0, "and ") })).ok).toBe(true);
      expect(actor.text).toBe(`and once ${EXAMPLE}`);
      expect(textOf((await storedEdits(stores.events)).map(({ update: row }) => row))).toBe(actor.text);
    });

    test("while an append is under way only what is committed is read", async () => {
      const stores = await storesWithLesson(open);
      const session = await openedClass(stores.events);
      let reached = (): void => {};
      let goOn = (): void => {};
      let held = false;
      const slow = altered(stores.events, {
        async append(stream, expected, entries) {
          if (held)
            await new Promise<void>((resolve) => {
              goOn = resolve;
              reached();
            });
          return stores.events.append(stream, expected, entries);
        },
      });
      const actor = await padsOn(stores, slow).pads.open(session, PAD);
      const maria = await typistOf(actor);
      held = true;
      const onItsWay = new Promise<void>((resolve) => {
        reached = resolve;
      });
      const edited = actor.edit({ by: "host", update: maria.type(0, "new ") });
      await onItsWay;
      expect([actor.text, actor.head]).toEqual([EXAMPLE, 1]);
      expect(actor.digest()).toEqual({ seq: 1, ...digestOf(EXAMPLE) });
      expect(textOf([(await actor.tailAfter(0, 9))?.update ?? new Uint8Array()])).toBe(EXAMPLE);
      const base = actor.base();
      goOn();
      const { seq, state } = await base;
      expect([seq, textOf([state])]).toEqual([2, `new ${EXAMPLE}`]);
      await edited;
      expect(actor.digest()).toEqual({ seq: 2, ...digestOf(`new ${EXAMPLE}`) });
    });

    test("a tail is all that came after, as one update; none where it is long or beyond the head", async () => {
      const { actor } = await oneNode();
      const maria = await typistOf(actor);
      for (let n = 0; n < 9; n++) await actor.edit({ by: "host", update: maria.type(n, `${n}`) });
      const early = new LoneTypist("early", seedUpdate(EXAMPLE));
      const tail = await actor.tailAfter(1, 9);
      early.hear(tail?.update ?? new Uint8Array());
      expect([tail?.upTo, early.text]).toEqual([10, maria.text]);
      expect(await actor.tailAfter(1, 8)).toBeNull();
      expect(await actor.tailAfter(11, 8)).toBeNull();
      const none = await actor.tailAfter(10, 8);
      early.hear(none?.update ?? new Uint8Array());
      expect([none?.upTo, early.text]).toEqual([10, maria.text]);
    });

    test("a tail that is not in memory any more is read", async () => {
      const { actor } = await oneNode();
      const maria = await typistOf(actor);
      const update = (n: number) => actor.edit({ by: "host", update: maria.type(n, "x") });
      await Promise.all(Array.from({ length: 1200 }, (_, n) => update(n)));
      const early = new LoneTypist("early", seedUpdate(EXAMPLE));
      early.hear((await actor.tailAfter(1, 2000))?.update ?? new Uint8Array());
      expect(early.text).toBe(maria.text);
    });

    test("a listener that throws is reported, and the edit is granted all the same", async () => {
      const stores = await storesWithLesson(open);
      const { pads, trouble } = padsOn(stores);
      const actor = await pads.open(await openedClass(stores.events), PAD);
      actor.onCommitted(() => {
        throw new Error("listener");
      });
      const maria = await typistOf(actor);
      expect(await actor.edit({ by: "host", update: maria.type(0, "x") })).toEqual(granted(2));
      expect(trouble).toEqual([new Error("listener")]);
    });

    for (const seed of [1, 2, 3])
      test(`random edits of several end as the actor's text and the store's replay (seed ${seed})`, async () => {
        const { actor, events, session } = await oneNode();
        await session.handle("all", host, { type: "writing/allow", to: "everyone" });
        const random = new Random(seed);
        const typists = await Promise.all(["host", "ada", "bo"].map((id) => typistOf(actor, id)));
        const asked: Promise<{ ok: boolean }>[] = [];
        actor.onCommitted(({ updates }) => {
          for (const typist of typists) if (random.chance(0.8)) for (const one of updates) typist.hear(one);
        });
        for (let n = 0; n < 300; n++) {
          const typist = random.pick(typists);
          typist.editAtRandom(random);
          const update = typist.told();
          asked.push(actor.edit({ by: typist.id, update }));
          if (random.chance(0.1)) asked.push(actor.edit({ by: typist.id, update }));
          if (random.chance(0.3)) await asked.at(-1);
        }
        expect((await Promise.all(asked)).every(({ ok }) => ok)).toBe(true);
        const { state } = await actor.base();
        for (const typist of typists) {
          typist.hear(state);
          expect(typist.text).toBe(actor.text);
        }
        expect(textOf((await storedEdits(events)).map(({ update }) => update))).toBe(actor.text);
      });
  });
}
