import { describe, expect, onTestFinished, test } from "vitest";
import type { ClassRecord, ClassStore, Credential } from "../../server/store/class-store.ts";
import type { Stores } from "../../server/store/stores.ts";

export function classRecord(id: string, code: string, openedAt = 1_700_000_000_000): ClassRecord {
  return { id, code, openedAt, hostKeyHash: `hash of ${id}`, hostId: `host-${id}` };
}

function cookie(secretHash: string, classId: string, participantId: string): Credential {
  return { kind: "cookie", secretHash, classId, participantId };
}

/** What every class store keeps to. */
export function describeClassStore(name: string, open: () => Stores): void {
  function opened(): ClassStore {
    const stores = open();
    onTestFinished(() => stores.close());
    return stores.classes;
  }

  describe(`class store: ${name}`, () => {
    test("a class is found by its code, as it was added", async () => {
      const store = opened();
      const record = classRecord("one", "CDF234");
      expect(await store.addClass(record)).toEqual({ ok: true, value: null });
      expect(await store.classByCode("CDF235")).toBeNull();
      expect(await store.classByCode(record.code)).toEqual(record);
    });

    test("a code is taken once, by whoever is first, and the first one stands", async () => {
      const store = opened();
      const results = await Promise.all(
        ["one", "two", "three"].map((id) => store.addClass(classRecord(id, "CDF234"))),
      );
      expect(results.map((result) => result.ok)).toEqual([true, false, false]);
      expect(results[1]).toEqual({ ok: false, error: "code-taken" });
      expect((await store.classByCode("CDF234"))?.id).toBe("one");
    });

    test("an id that is known already is a broken invariant", async () => {
      const store = opened();
      await store.addClass(classRecord("one", "CDF234"));
      await expect(store.addClass(classRecord("one", "GHJ234"))).rejects.toThrow();
      expect(await store.classByCode("GHJ234")).toBeNull();
    });

    test("H2 a secret is one person in one class, of its kind only", async () => {
      const store = opened();
      await store.addClass(classRecord("one", "CDF234"));
      await store.addClass(classRecord("two", "GHJ234"));
      await store.addCredential(cookie("h", "one", "ada"));
      await store.addCredential(cookie("h", "two", "bo"));
      expect(await store.findParticipant("one", "cookie", "h")).toBe("ada");
      expect(await store.findParticipant("two", "cookie", "h")).toBe("bo");
      expect(await store.findParticipant("one", "resume", "h")).toBeNull();
      expect(await store.findParticipant("one", "cookie", "other")).toBeNull();
      expect(await store.findParticipant("none", "cookie", "h")).toBeNull();
    });

    test("a secret that is added again stands for its new person", async () => {
      const store = opened();
      await store.addClass(classRecord("one", "CDF234"));
      await store.addCredential(cookie("h", "one", "ada"));
      await store.addCredential(cookie("h", "one", "bo"));
      expect(await store.findParticipant("one", "cookie", "h")).toBe("bo");
      expect(await store.classesOf("h")).toHaveLength(1);
    });

    test("a credential for a class that is not known is refused loudly", async () => {
      const store = opened();
      await expect(store.addCredential(cookie("h", "none", "ada"))).rejects.toThrow();
      expect(await store.findParticipant("none", "cookie", "h")).toBeNull();
    });

    test("a browser's classes come newest first, at most 200, and are no other browser's", async () => {
      const store = opened();
      const alphabet = "23456789CDFGHJK";
      const code = (n: number) => `FFFF${alphabet[Math.floor(n / 15)]}${alphabet[n % 15]}`;
      await Promise.all(
        Array.from({ length: 205 }, async (_, n) => {
          await store.addClass(classRecord(`c${n}`, code(n), 1000 + ((n * 7) % 205)));
          await store.addCredential(cookie("mine", `c${n}`, `p${n}`));
        }),
      );
      await store.addCredential({ ...cookie("theirs", "c3", "px"), kind: "resume" });
      const own = await store.classesOf("mine");
      expect(own).toHaveLength(200);
      expect(own.map(({ record }) => record.openedAt)).toEqual(
        Array.from({ length: 200 }, (_, n) => 1204 - n),
      );
      expect(own.every(({ record, participantId }) => participantId === record.id.replace("c", "p"))).toBe(
        true,
      );
      expect(own[0]?.record).toEqual(classRecord(own[0]?.record.id ?? "", own[0]?.record.code ?? "", 1204));
      expect(await store.classesOf("theirs")).toEqual([]);
    });

    test("a blob is found by kind and hash, and never changes", async () => {
      const store = opened();
      expect(await store.getBlob("lesson", "h")).toBeNull();
      await store.putBlob({ kind: "lesson", hash: "h", json: '{"a":1}' });
      await store.putBlob({ kind: "notes", hash: "h", json: '{"b":2}' });
      await store.putBlob({ kind: "lesson", hash: "h", json: '{"changed":true}' });
      expect(await store.getBlob("lesson", "h")).toBe('{"a":1}');
      expect(await store.getBlob("notes", "h")).toBe('{"b":2}');
      await store.putBlob({ kind: "pad", hash: "h", json: '{"text":""}' });
      expect(await store.getBlob("pad", "h")).toBe('{"text":""}');
      expect(await store.getBlob("trace", "h")).toBeNull();
    });

    test("a blob as large as the largest trace comes back to the letter, and so do its odd characters", async () => {
      const store = opened();
      const json = JSON.stringify({ o: "é😀\u2028\u0000".repeat(400_000) });
      await store.putBlob({ kind: "trace", hash: "h", json });
      expect((await store.getBlob("trace", "h")) === json).toBe(true);
    });
  });
}
