import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { checkChange } from "../../domain/pad/check-update.ts";
import { mergeUpdates } from "../../domain/pad/merge-updates.ts";
import { PadDocument } from "../../domain/pad/pad-document.ts";
import { SEEDER } from "../../domain/pad/pad-id.ts";
import { MAX_PAD_TEXT, MAX_PAD_UPDATE } from "../../domain/pad/pad-limits.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import { parseUpdate } from "../../domain/pad/parse-update.ts";
import { seedUpdate } from "../../domain/pad/seed-update.ts";
import { LoneTypist } from "../support/lone-typist.ts";
import { Random } from "../support/random.ts";
import { forgedUpdates } from "./forged-updates.ts";

const EXAMPLE = "def relay():\n    yield 1\n";

function seeded(text = EXAMPLE): PadDocument {
  const document = new PadDocument();
  document.absorb([{ by: SEEDER, update: seedUpdate(text) }]);
  return document;
}

/** The state without the cache, so that what was spoilt would show. */
function fresh(document: PadDocument): { text: string; state: Uint8Array; length: number } {
  return { text: document.text, state: document.state(), length: document.length };
}

function textOf(update: Uint8Array): string {
  const document = new Y.Doc();
  Y.applyUpdate(document, update);
  return padText(document).toString();
}

/** Applies and keeps. */
function take(document: PadDocument, by: string, update: Uint8Array): Uint8Array | null {
  const applied = document.apply(by, update);
  if (!applied.ok) throw new Error(applied.error);
  document.keep();
  return applied.value;
}

describe("a pad's document", () => {
  test("equal texts begin with equal bytes", () => {
    expect(seedUpdate(EXAMPLE)).toEqual(seedUpdate(EXAMPLE));
    expect(textOf(seedUpdate(EXAMPLE))).toBe(EXAMPLE);
  });

  test("an edit is given back as what is to be kept; once more it changes nothing", () => {
    const document = seeded();
    const ada = new LoneTypist("ada", document.state());
    const update = ada.type(0, "# hello\n");
    expect(take(document, "ada", update)).toEqual(update);
    expect(document.text).toBe(`# hello\n${EXAMPLE}`);
    expect(take(document, "ada", update)).toBeNull();
    expect(document.text).toBe(ada.text);
  });

  test("what two delete is deleted once: the second changes nothing", () => {
    const document = seeded();
    const [ada, bo] = ["ada", "bo"].map((id) => new LoneTypist(id, document.state()));
    const update = ada?.delete(0, 4) ?? new Uint8Array();
    expect(take(document, "ada", update)).toEqual(update);
    expect(take(document, "bo", bo?.delete(1, 2) ?? new Uint8Array())).toBeNull();
    expect(take(document, "ada", update)).toBeNull();
    expect(document.text).toBe(ada?.text);
  });

  test("of an update that is known in part only the rest is kept", () => {
    const document = seeded();
    const ada = new LoneTypist("ada", document.state());
    const first = ada.type(0, "ab");
    take(document, "ada", first);
    const second = ada.type(2, "cd");
    const kept = take(document, "ada", Y.mergeUpdates([first, second, ada.delete(0, 1)]));
    expect(document.text).toBe(ada.text);
    const reader = new LoneTypist("reader", mergeUpdates([seedUpdate(EXAMPLE), first]));
    reader.hear(kept ?? new Uint8Array());
    expect(reader.text).toBe(ada.text);
    expect(Y.decodeUpdate(kept ?? new Uint8Array()).structs.map(({ length }) => length)).toEqual([2]);
  });

  test("who reloads with something unsent has two Yjs clients, and what they typed may rest on one another", () => {
    const document = seeded();
    const before = new LoneTypist("ada", document.state());
    const unsent = before.type(3, "one ");
    const after = new LoneTypist("ada", document.state());
    after.hear(unsent);
    const update = Y.mergeUpdates([unsent, after.type(5, "two")]);
    take(document, "ada", update);
    expect(document.text).toBe(after.text);
  });

  for (const [what, update] of Object.entries(forgedUpdates(seedUpdate(EXAMPLE))))
    test(`refused, and nothing changes: ${what}`, () => {
      const document = seeded();
      const bo = new LoneTypist("bo", document.state());
      bo.document.clientID = 77;
      take(document, "bo", bo.type(0, "#"));
      const before = fresh(document);
      // Before Yjs sees it: what it has applied can only be undone by building the document anew.
      const change = parseUpdate(update);
      if (change && update.length <= MAX_PAD_UPDATE)
        expect(checkChange(change, "ada", document)).toEqual({ ok: false, error: "bad-update" });
      expect(document.apply("ada", update)).toEqual({ ok: false, error: "bad-update" });
      expect(fresh(document)).toEqual(before);
      const ada = new LoneTypist("ada", document.state());
      expect(take(document, "ada", ada.type(1, "next"))).not.toBeNull();
      expect(document.text).toBe(`#next${EXAMPLE}`);
      expect(textOf(document.state())).toBe(document.text);
    });

  test("a Yjs client is whose it was first, also when the document comes from its kept state", () => {
    const first = seeded();
    const ada = new LoneTypist("ada", first.state());
    take(first, "ada", ada.type(0, "mine"));
    const document = new PadDocument({ state: first.state(), clients: first.clients() });
    const more = ada.type(0, "!");
    expect(document.apply("bo", more)).toEqual({ ok: false, error: "bad-update" });
    take(document, "ada", more);
    expect(document.text).toBe(`!mine${EXAMPLE}`);
  });

  test("what is put back never was: text, clock and client", () => {
    const document = seeded();
    const before = fresh(document);
    const ada = new LoneTypist("ada", document.state());
    const update = ada.type(0, "x");
    expect(document.apply("ada", update).ok).toBe(true);
    expect([document.text, document.length]).toEqual([EXAMPLE, EXAMPLE.length + 1]);
    expect(document.state()).toEqual(before.state);
    document.putBack();
    expect(fresh(document)).toEqual(before);
    expect(document.ownerOf(ada.document.clientID)).toBeUndefined();
    expect(take(document, "ada", update)).toEqual(update);
  });

  test("a refused edit leaves alone what is on trial before it", () => {
    const document = seeded("x".repeat(MAX_PAD_TEXT - 10));
    const ada = new LoneTypist("ada", document.state());
    const bo = new LoneTypist("bo", document.state());
    bo.document.transact(() => {
      padText(bo.document).delete(0, 10);
      padText(bo.document).insert(0, "b".repeat(20));
    });
    const sound = ada.delete(0, 10);
    expect(document.apply("ada", sound).ok).toBe(true);
    // Both deleted the same ten: only the document itself can tell.
    expect(document.apply("bo", Y.mergeUpdates([bo.told(), bo.type(0, "b".repeat(10))]))).toEqual({
      ok: false,
      error: "pad-full",
    });
    document.keep();
    expect(document.text).toBe("x".repeat(MAX_PAD_TEXT - 20));
    expect(textOf(document.state())).toBe(document.text);
    expect(document.ownerOf(bo.document.clientID)).toBeUndefined();
  });

  test("a text grows up to its limit and not by one more", () => {
    const document = seeded("x".repeat(MAX_PAD_TEXT - 1));
    const ada = new LoneTypist("ada", document.state());
    take(document, "ada", ada.type(5, "y"));
    const bo = new LoneTypist("bo", document.state());
    const tooMuch = bo.type(0, "z");
    const change = parseUpdate(tooMuch);
    expect(change && checkChange(change, "bo", document)).toEqual({ ok: false, error: "pad-full" });
    expect(document.apply("bo", tooMuch)).toEqual({ ok: false, error: "pad-full" });
    expect(document.length).toBe(MAX_PAD_TEXT);
    // Replaced by as much, it is as long as before.
    const cleo = new LoneTypist("cleo", document.state());
    cleo.document.transact(() => {
      padText(cleo.document).delete(0, 100);
      padText(cleo.document).insert(0, "c".repeat(100));
    });
    take(document, "cleo", cleo.told());
    expect(document.text).toBe(cleo.text);
  });

  test("control characters are text like any other", () => {
    const document = seeded();
    const ada = new LoneTypist("ada", document.state());
    take(document, "ada", ada.type(0, "\u0000\u001b[2J\u202e\ufeff\r\n"));
    expect(document.text).toBe(`\u0000\u001b[2J\u202e\ufeff\r\n${EXAMPLE}`);
  });

  test("updates that do not follow from what is there are no log of a pad", () => {
    const ada = new LoneTypist("ada", seedUpdate(EXAMPLE));
    const [first, second] = [ada.type(0, "a"), ada.type(1, "b")];
    expect(() => seeded().absorb([{ by: "ada", update: second }])).toThrow();
    expect(() => seeded().absorb([{ by: "ada", update: new Uint8Array([1]) }])).toThrow();
    const document = seeded();
    document.absorb([first, second].map((update) => ({ by: "ada", update })));
    expect(document.text).toBe(`ab${EXAMPLE}`);
    expect(() => new PadDocument({ state: second, clients: {} })).toThrow();
  });

  for (let seed = 1; seed <= 20; seed++)
    test(`random edits, late, merged, repeated and put back end as everybody's text (seed ${seed})`, () => {
      const random = new Random(seed);
      const document = seeded();
      const kept: Uint8Array[] = [seedUpdate(EXAMPLE)];
      const typists = ["ada", "bo", "cleo"].map((id) => ({
        typist: new LoneTypist(id, document.state()),
        heard: 1,
        sent: [] as Uint8Array[],
      }));
      const catchUp = (one: (typeof typists)[number]): void => {
        for (const update of kept.slice(one.heard)) one.typist.hear(update);
        one.heard = kept.length;
      };
      const send = (one: (typeof typists)[number], update: Uint8Array): void => {
        if (random.chance(0.1)) {
          expect(document.apply(one.typist.id, update).ok).toBe(true);
          document.putBack();
        }
        const news = take(document, one.typist.id, update);
        if (news) kept.push(news);
      };
      for (let round = 0; round < 60; round++) {
        const one = random.pick(typists);
        for (let edits = 1 + random.int(4); edits > 0; edits--) one.typist.editAtRandom(random);
        if (random.chance(0.7)) one.sent.push(one.typist.told());
        for (const update of one.sent.slice(random.chance(0.2) ? 0 : -1)) send(one, update);
        if (random.chance(0.6)) catchUp(random.pick(typists));
      }
      for (const one of typists) {
        const rest = one.typist.told();
        for (const update of [...one.sent, rest]) send(one, update);
      }
      for (const one of typists) catchUp(one);
      for (const { typist } of typists) expect(typist.text).toBe(document.text);
      expect(textOf(mergeUpdates(kept))).toBe(document.text);
      expect(textOf(document.state())).toBe(document.text);
    });

  test("many updates merged do what they do one by one", () => {
    const ada = new LoneTypist("ada");
    const updates = Array.from({ length: 1100 }, (_, n) => ada.type(n % 2 ? 0 : n, "ab"));
    expect(textOf(mergeUpdates(updates))).toBe(ada.text);
    expect(mergeUpdates(updates.slice(0, 1))).toEqual(updates[0]);
    expect(textOf(mergeUpdates([]))).toBe("");
  });
});
