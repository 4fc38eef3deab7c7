import { describe, expect, test } from "vitest";
import type { SessionEvent } from "../../domain/session/events.ts";
import { fold } from "../../domain/session/evolve.ts";
import { emptySession } from "../../domain/session/state.ts";
import type { News, SessionActor } from "../../server/session/session-actor.ts";
import type { Entry, EventStore } from "../../server/store/event-store.ts";
import { STORES } from "../store/open-stores.ts";
import { altered, during, host, move, node, openIt, record } from "./live-session.ts";

const granted = (value: number) => ({ ok: true, value });
const refused = (error: string) => ({ ok: false, error });

async function logOf(actor: SessionActor): Promise<readonly SessionEvent[]> {
  return (await actor.tailAfter(0, 100_000)) ?? [];
}

for (const [name, open] of Object.entries(STORES))
  describe(`session actor on ${name}`, () => {
    const store = (): EventStore => during(open());

    test("C2 C3 a command is granted with its seq, or refused with a code and changes nothing", async () => {
      const actor = await node(store());
      expect(actor.state).toEqual(emptySession);
      expect(await actor.handle("open", host, openIt)).toEqual(granted(1));
      expect(await actor.handle("m1", host, move(1, 2))).toEqual(granted(2));
      const { state } = actor;
      expect(await actor.handle("m2", { id: "stranger" }, move(2))).toEqual(refused("not-a-participant"));
      expect(actor.state).toBe(state);
      expect(actor.head).toBe(2);
      expect(state.position).toEqual({ step: 1, frame: 2 });
    });

    test("C1 a retry is answered as the first time, also when it would be refused by now", async () => {
      const events = store();
      const actor = await node(events);
      await actor.handle("open", host, openIt);
      expect(await actor.handle("m1", host, move(1))).toEqual(granted(2));
      await actor.handle("m2", host, move(2));
      expect(await actor.handle("m1", host, move(1))).toEqual(granted(2));
      expect(await (await node(events)).handle("m1", host, move(1))).toEqual(granted(2));
      expect(actor.head).toBe(3);
      expect(actor.state.position.step).toBe(2);
    });

    test("C1 the same command several times at once is judged once and answered alike", async () => {
      const actor = await node(store());
      await actor.handle("open", host, openIt);
      const raise = { type: "hand/raise" } as const;
      const answers = await Promise.all([1, 2, 3].map(() => actor.handle("h1", host, raise)));
      expect(answers).toEqual([granted(2), granted(2), granted(2)]);
      expect(actor.state.hands).toEqual(["host"]);
    });

    test("C3 a refused command may be asked again with its id, and is judged anew", async () => {
      const actor = await node(store());
      await actor.handle("open", host, openIt);
      const ada = { id: "ada" };
      expect(await actor.handle("h1", ada, { type: "hand/raise" })).toEqual(refused("not-a-participant"));
      await actor.handle("j1", ada, { type: "participant/join", name: "Ada" });
      expect(await actor.handle("h1", ada, { type: "hand/raise" })).toEqual(granted(3));
    });

    test("S3 commands of one turn are judged in their order, each on what the ones before it left, and appended at once", async () => {
      const appends: (readonly Entry[])[] = [];
      const events = store();
      const watched = altered(events, {
        append(stream, expected, entries) {
          appends.push(entries);
          return events.append(stream, expected, entries);
        },
      });
      const actor = await node(watched);
      const answers = await Promise.all([
        actor.handle("open", host, openIt),
        actor.handle("m1", host, move(1)),
        actor.handle("m2", host, move(1)),
        actor.handle("m3", host, move(2)),
      ]);
      expect(answers).toEqual([granted(1), granted(2), refused("nothing-to-do"), granted(3)]);
      expect(appends.map((entries) => entries.map(({ commandId }) => commandId))).toEqual([
        ["open", "m1", "m3"],
      ]);
    });

    test("S3 committed, then published, then acknowledged; news carry the full state before them", async () => {
      const events = store();
      const actor = await node(events);
      const order: string[] = [];
      const news: News[] = [];
      const watched = actor.onCommitted((what) => {
        news.push(what);
        order.push(`published at ${actor.head}`);
      });
      const heads: Promise<number>[] = [];
      actor.onCommitted(() => heads.push(events.head(record.id)));
      await actor.handle("open", host, openIt).then(() => order.push("acknowledged"));
      expect(order).toEqual(["published at 1", "acknowledged"]);
      expect(await Promise.all(heads)).toEqual([1]);
      await actor.handle("m1", host, move(1));
      expect(news.map(({ before }) => before.phase)).toEqual(["empty", "open"]);
      expect(fold(news.flatMap((one) => one.events))).toEqual(actor.state);
      watched();
      await actor.handle("m2", host, move(2));
      expect(news).toHaveLength(2);
    });

    test("a restart is the same session: state, epoch, head and log", async () => {
      const events = store();
      const before = await node(events);
      await before.handle("open", host, openIt);
      await before.handle("j1", { id: "ada" }, { type: "participant/join", name: "Ada" });
      await before.handle("m1", host, move(1, 1));
      for (const closed of [false, true]) {
        if (closed) await before.close();
        const after = await node(events);
        expect(after.state).toEqual(before.state);
        expect([after.epoch, after.head]).toEqual([before.epoch, 3]);
        expect(await logOf(after)).toEqual(await logOf(before));
      }
    });

    test("C2 two nodes on one store keep one order and end alike", async () => {
      const events = store();
      const nodes = [await node(events), await node(events)] as const;
      const heard: SessionEvent[][] = [[], []];
      nodes.forEach((one, n) => {
        one.onCommitted((news) => heard[n]?.push(...news.events));
      });
      await nodes[0].handle("open", host, openIt);
      const asked = Array.from({ length: 40 }, (_, n) => nodes[n % 2]?.handle(`m${n}`, host, move(n % 3, 0)));
      const answers = await Promise.all(asked);
      await Promise.all(nodes.map((one) => one.catchUp()));
      expect(nodes[0].state).toEqual(nodes[1].state);
      expect(heard[0]).toEqual(heard[1]);
      expect(heard[0]).toEqual(await logOf(nodes[0]));
      const seqs = answers.flatMap((answer) => (answer?.ok ? [answer.value] : []));
      expect(new Set(seqs).size).toBe(seqs.length);
      expect(seqs.length).toBe(nodes[0].head - 1);
    });

    test("C1 the same command given to two nodes at once counts once", async () => {
      const events = store();
      const [one, two] = [await node(events), await node(events)];
      await one.handle("open", host, openIt);
      const both = await Promise.all([one.handle("m1", host, move(1)), two.handle("m1", host, move(1))]);
      expect(both).toEqual([granted(2), granted(2)]);
      expect([one.head, two.head]).toEqual([2, 2]);
    });

    test("C2 a refusal counts at the head only: a node that is behind catches up and judges again", async () => {
      const events = store();
      const [one, two] = [await node(events), await node(events)];
      await one.handle("open", host, openIt);
      const ada = { id: "ada" };
      await one.handle("j1", ada, { type: "participant/join", name: "Ada" });
      // To the second node there is no class yet.
      expect(await two.handle("h1", ada, { type: "hand/raise" })).toEqual(granted(3));
      expect(await one.handle("h2", ada, { type: "hand/raise" })).toEqual(refused("nothing-to-do"));
      expect(one.head).toBe(3);
    });

    test("S3 a retry on a node that has not seen the first one publishes it before it is acknowledged", async () => {
      const events = store();
      const [one, two] = [await node(events), await node(events)];
      await one.handle("open", host, openIt);
      const seen: number[] = [];
      two.onCommitted((news) => seen.push(...news.events.map((event) => event.seq)));
      const answered = two.handle("open", host, openIt).then((answer) => ({ answer, seen: [...seen] }));
      expect(await answered).toEqual({ answer: granted(1), seen: [1] });
    });

    test("a store that fails answers unavailable, publishes nothing, and the next command works", async () => {
      const events = store();
      let broken = false;
      const fragile = altered(events, {
        append: async (...append) => {
          if (broken) throw new Error("disk I/O error");
          return events.append(...append);
        },
      });
      const trouble: unknown[] = [];
      const actor = await node(fragile, { trouble });
      await actor.handle("open", host, openIt);
      const { state } = actor;
      let published = 0;
      actor.onCommitted(() => published++);
      broken = true;
      const answers = await Promise.all([
        actor.handle("m1", host, move(1)),
        actor.handle("m2", host, move(2)),
      ]);
      expect(answers).toEqual([refused("unavailable"), refused("unavailable")]);
      expect([published, actor.head, actor.state === state]).toEqual([0, 1, true]);
      expect(trouble).toHaveLength(1);
      broken = false;
      expect(await actor.handle("m1", host, move(1))).toEqual(granted(2));
      expect(published).toBe(1);
    });

    test("C1 a commit whose answer was lost is found by the retry, and counts once", async () => {
      const events = store();
      let loseAnswer = false;
      const fragile = altered(events, {
        append: async (...append) => {
          const result = await events.append(...append);
          if (loseAnswer) throw new Error("connection lost");
          return result;
        },
      });
      const actor = await node(fragile);
      await actor.handle("open", host, openIt);
      loseAnswer = true;
      expect(await actor.handle("m1", host, move(1))).toEqual(refused("unavailable"));
      expect(actor.head).toBe(1);
      loseAnswer = false;
      expect(await actor.handle("m1", host, move(1))).toEqual(granted(2));
      expect([actor.head, actor.state.position.step]).toEqual([2, 1]);
    });

    test("H4 the tail comes from memory or, when it is old, from the store; too long a one is none", async () => {
      const events = store();
      const actor = await node(events);
      await actor.handle("open", host, openIt);
      const asked = Array.from({ length: 2500 }, (_, n) => actor.handle(`m${n}`, host, move((n + 1) % 2)));
      await Promise.all(asked);
      expect(actor.head).toBe(2501);
      const seqs = async (after: number, limit: number) =>
        (await actor.tailAfter(after, limit))?.map((event) => event.seq);
      expect(await seqs(2498, 10)).toEqual([2499, 2500, 2501]);
      expect(await seqs(2501, 10)).toEqual([]);
      expect(await seqs(2502, 10)).toBeUndefined();
      expect(await seqs(2490, 10)).toBeUndefined();
      const all = await seqs(0, 3000);
      expect(all).toEqual(Array.from({ length: 2501 }, (_, n) => n + 1));
      const again = await node(events);
      expect(await again.tailAfter(1, 3000)).toEqual(await actor.tailAfter(1, 3000));
    });

    test("a snapshot is kept on the way and at the close, and loading starts from it", async () => {
      const events = store();
      const actor = await node(events);
      await actor.handle("open", host, openIt);
      await Promise.all(
        Array.from({ length: 600 }, (_, n) => actor.handle(`m${n}`, host, move((n + 1) % 2))),
      );
      await actor.handle("last", host, move(2));
      expect((await events.loadSnapshot(record.id))?.seq).toBe(601);
      await actor.close();
      expect((await events.loadSnapshot(record.id))?.seq).toBe(602);
      let first = Number.POSITIVE_INFINITY;
      const watched = altered(events, {
        read(stream, after, limit) {
          first = Math.min(first, after);
          return events.read(stream, after, limit);
        },
      });
      const again = await node(watched);
      expect(first).toBeGreaterThan(300);
      expect(again.state).toEqual(actor.state);
      expect(await again.tailAfter(590, 50)).toEqual(await actor.tailAfter(590, 50));
    });

    test.each([
      ["is no JSON", { seq: 2, state: "{" }],
      ["is of another version", { seq: 2, state: JSON.stringify({ v: 0, state: emptySession }) }],
      ["is no state", { seq: 2, state: JSON.stringify({ v: 1, state: { phase: "odd" } }) }],
      ["is ahead of the log", { seq: 99, state: JSON.stringify({ v: 1, state: emptySession }) }],
    ])("a snapshot that %s is ignored: the log is folded from the start", async (_, snapshot) => {
      const events = store();
      const actor = await node(events);
      await Promise.all([actor.handle("open", host, openIt), actor.handle("m1", host, move(1))]);
      await events.saveSnapshot(record.id, snapshot);
      const again = await node(events);
      expect([again.head, again.state]).toEqual([2, actor.state]);
    });

    test("a listener that throws does not undo what is committed, and others still hear of it", async () => {
      const trouble: unknown[] = [];
      const actor = await node(store(), { trouble });
      const heard: number[] = [];
      actor.onCommitted(() => {
        throw new Error("broken listener");
      });
      actor.onCommitted((news) => heard.push(news.events.length));
      expect(await actor.handle("open", host, openIt)).toEqual(granted(1));
      expect([heard, trouble.length]).toEqual([[1], 1]);
    });

    test("closing finishes what was asked before it and refuses what comes after", async () => {
      const actor = await node(store());
      const opened = actor.handle("open", host, openIt);
      const closed = actor.close();
      expect(await actor.handle("m1", host, move(1))).toEqual(refused("unavailable"));
      expect(await opened).toEqual(granted(1));
      await closed;
    });

    test("a row that is no event stops the loading, naming stream and seq", async () => {
      const events = store();
      await events.begin(record.id);
      const body = JSON.stringify({ v: 1, body: { type: "session/exploded" } });
      await events.append(record.id, 0, [{ commandId: "c1", events: [{ at: 0, by: "host", body }] }]);
      await expect(node(events)).rejects.toThrow("Stream the-class holds no event at seq 1");
    });

    test("what could not be read back is never written", async () => {
      const trouble: unknown[] = [];
      const actor = await node(store(), { trouble });
      const long = { ...openIt, lesson: { ...openIt.lesson, title: "x".repeat(301) } };
      expect(await actor.handle("open", host, long)).toEqual(refused("unavailable"));
      expect([actor.head, trouble.length]).toEqual([0, 1]);
      expect(await actor.handle("open", host, openIt)).toEqual(granted(1));
    });
  });
