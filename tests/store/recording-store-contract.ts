import { describe, expect, onTestFinished, test } from "vitest";
import type { RecordingRow } from "../../server/store/recording-store.ts";
import type { Stores } from "../../server/store/stores.ts";
import { classRecord } from "./class-store-contract.ts";
import { entry } from "./event-store-contract.ts";

const RUN = "1".repeat(32);
const SHARED_RUN = "2".repeat(32);
const LESSON_RUN = "3".repeat(32);

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const parts = (text: string) => ({ class: bytes(text), aside: bytes(`aside ${text}`) });
const chunk = (text: string) => ({ owner: parts(text), shared: parts(`shared ${text}`) });
const made = { making: "m1", rows: 3, index: bytes("index") };
const voice = { name: "v1", from: 20, length: 10, type: "audio/webm", size: 5 };

function row(id: string, more: Partial<RecordingRow> = {}): RecordingRow {
  const cuts = { trim: { from: 0, to: null }, hidden: [] };
  const link = { shareToken: null, voiceShared: true };
  return { id, of: null, ownerHash: null, title: "Lesson", ...cuts, ...link, createdAt: 5, ...more };
}

function named(hash: string): string {
  return JSON.stringify({ v: 1, body: { type: "run/shown", step: 1, run: { hash } } });
}

/** What every recording store keeps to. */
export function describeRecordingStore(name: string, open: () => Stores): void {
  /** Two classes, `one` and `two`, each with a stream, a pad and Ada, and the recording of each. */
  async function opened(): Promise<Stores> {
    const stores = open();
    onTestFinished(() => stores.close());
    for (const [id, code] of [
      ["one", "CDF234"],
      ["two", "GHJ234"],
    ] as const) {
      await stores.classes.addClass(classRecord(id, code, id === "one" ? 1000 : 2000));
      for (const stream of [id, `${id}/pAda.1.0`, `${id}/class.1.0`]) {
        await stores.events.begin(stream);
        await stores.events.append(stream, 0, [entry("c1", "a", "b")]);
      }
      await stores.classes.addCredential({
        kind: "cookie",
        secretHash: "h",
        classId: id,
        participantId: "pAda",
      });
      await stores.recordings.add(
        row(`rec-${id}`, { of: classRecord(id, code, id === "one" ? 1000 : 2000) }),
      );
      await stores.recordings.keepChunks(id, 0, [chunk("c0"), chunk("c1")], made);
      await stores.recordings.addVoice(id, voice, bytes("voice"));
    }
    return stores;
  }

  describe(`recording store: ${name}`, () => {
    test("the streams of a class are its own and its pads', each with its head", async () => {
      const { events } = await opened();
      await events.begin("one/empty.1.0");
      expect(await events.streamsOf("one")).toEqual([
        { stream: "one", head: 2 },
        { stream: "one/class.1.0", head: 2 },
        { stream: "one/empty.1.0", head: 0 },
        { stream: "one/pAda.1.0", head: 2 },
      ]);
      expect(await events.streamsOf("on")).toEqual([]);
      expect([await events.rowsOf("one"), await events.rowsOf("on")]).toEqual([6, 0]);
    });

    test("a recording is found by its id, its class and its token, as it was added", async () => {
      const { recordings } = await opened();
      const one = await recordings.byId("rec-one");
      expect(one).toEqual(row("rec-one", { of: classRecord("one", "CDF234", 1000) }));
      expect(await recordings.ofClass("one")).toEqual(one);
      expect(await recordings.byToken("t")).toBeNull();
      const cuts = { trim: { from: 3, to: 9 }, hidden: [{ from: 4, to: 5 }] };
      const edit = { title: "New", ...cuts, shareToken: "t", voiceShared: false };
      await recordings.change("rec-one", edit);
      expect(await recordings.byToken("t")).toEqual({ ...one, ...edit });
    });

    test("of one class there is one recording: the first", async () => {
      const { recordings } = await opened();
      const again = await recordings.add(
        row("another", { of: classRecord("one", "CDF234", 1000), title: "B" }),
      );
      expect(again.id).toBe("rec-one");
      expect(await recordings.byId("another")).toBeNull();
    });

    test("imports are their owner's, newest first", async () => {
      const { recordings } = await opened();
      await recordings.add(row("i1", { ownerHash: "h", createdAt: 1 }));
      await recordings.add(row("i2", { ownerHash: "h", createdAt: 2 }));
      await recordings.add(row("i3", { ownerHash: "other" }));
      expect((await recordings.importsOf("h")).map(({ id }) => id)).toEqual(["i2", "i1"]);
      await recordings.addPart("i1", "manifest", bytes("m"));
      expect(await recordings.part("i1", "manifest")).toEqual(bytes("m"));
      expect(await recordings.part("i2", "manifest")).toBeNull();
    });

    test("a link that leads nowhere any more says why", async () => {
      const { recordings } = await opened();
      const plain = row("x");
      await recordings.change("rec-one", { ...plain, shareToken: "t1" });
      await recordings.change("rec-one", { ...plain, shareToken: null });
      await recordings.change("rec-one", { ...plain, shareToken: "t2" });
      await recordings.change("rec-two", { ...plain, shareToken: "t3" });
      await recordings.deleteClass("one", "deleted");
      await recordings.deleteClass("two", "expired");
      const names = ["t1", "t2", "t3", "t4", "rec-one", "rec-two", "rec-three"];
      const why = await Promise.all(names.map((name) => recordings.whyGone(name)));
      expect(why).toEqual(["unshared", "deleted", "expired", null, "deleted", "expired", null]);
    });

    test("chunks are kept from a number on, and how far they go", async () => {
      const { recordings } = await opened();
      expect(await recordings.made("one")).toEqual(made);
      await recordings.keepChunks("one", 1, [chunk("new"), chunk("newer")], { ...made, rows: 9 });
      const chunks = await Promise.all(
        [0, 1, 2, 3].map((n) => recordings.chunkPart("one", n, "owner", "class")),
      );
      expect(chunks).toEqual([bytes("c0"), bytes("new"), bytes("newer"), null]);
      const own = await Promise.all([0, 1, 3].map((n) => recordings.chunkPart("one", n, "owner", "aside")));
      expect(own).toEqual([bytes("aside c0"), bytes("aside new"), null]);
      const shared = (["class", "aside"] as const).map((part) =>
        recordings.chunkPart("one", 1, "shared", part),
      );
      expect(await Promise.all(shared)).toEqual([bytes("shared new"), bytes("aside shared new")]);
      expect(await recordings.made("one")).toEqual({ ...made, rows: 9 });
      expect(await recordings.chunkPart("two", 1, "owner", "class")).toEqual(bytes("c1"));
    });

    test("chunks of two makings do not mix", async () => {
      const { recordings } = await opened();
      const other = { ...made, making: "m2" };
      await expect(recordings.keepChunks("one", 1, [chunk("x")], other)).rejects.toThrow("making");
      expect(await recordings.chunkPart("one", 1, "owner", "class")).toEqual(bytes("c1"));
      await recordings.keepChunks("one", 0, [chunk("only")], other);
      expect([
        await recordings.chunkPart("one", 0, "owner", "class"),
        await recordings.chunkPart("one", 1, "owner", "class"),
      ]).toEqual([bytes("only"), null]);
    });

    test("a piece of voice is kept once, and pieces come in their order", async () => {
      const { recordings } = await opened();
      await recordings.addVoice("one", { ...voice, from: 99 }, bytes("again"));
      const heard = [{ from: 0, to: 1200 }];
      await recordings.addVoice("one", { ...voice, name: "v0", from: 5, heard }, bytes("first"));
      expect(await recordings.voiceOf("one")).toEqual([{ ...voice, name: "v0", from: 5, heard }, voice]);
      expect(await recordings.voiceBytes("one", "v1")).toEqual(bytes("voice"));
      const texts = ["c0", "aside c0", "shared c0", "aside shared c0"];
      expect(await recordings.sizeOf("rec-one")).toBe(2 * texts.join("").length + 5 + 5);
    });

    test("what is old is found", async () => {
      const { recordings } = await opened();
      await recordings.add(row("i1", { ownerHash: "h", createdAt: 1500 }));
      expect(await recordings.olderThan(1001)).toEqual({
        classes: [classRecord("one", "CDF234", 1000)],
        imports: [],
      });
      const all = await recordings.olderThan(3000);
      expect([all.classes.length, all.imports]).toEqual([2, ["i1"]]);
    });

    test("a class that is deleted is gone with all of it, and nothing else is", async () => {
      const { classes, events, recordings } = await opened();
      await recordings.deleteClass("one", "deleted");
      expect(await classes.classByCode("CDF234")).toBeNull();
      expect(await classes.findParticipant("one", "cookie", "h")).toBeNull();
      expect(await events.streamsOf("one")).toEqual([]);
      expect(await events.read("one", 0, 9)).toEqual([]);
      expect(await recordings.byId("rec-one")).toBeNull();
      const left = [
        recordings.made("one"),
        recordings.chunkPart("one", 0, "owner", "class"),
        recordings.voiceBytes("one", "v1"),
      ];
      expect(await Promise.all(left)).toEqual([null, null, null]);
      expect((await events.streamsOf("two")).length).toBe(3);
      expect(await classes.findParticipant("two", "cookie", "h")).toBe("pAda");
      expect(await recordings.chunkPart("two", 0, "owner", "class")).toEqual(bytes("c0"));
    });

    test("runs that only a deleted class has go with it", async () => {
      const { classes, events, recordings } = await opened();
      for (const hash of [RUN, SHARED_RUN, LESSON_RUN])
        await classes.putBlob({ kind: "trace", hash, json: "{}" });
      await classes.putBlob({ kind: "lesson", hash: "l", json: `{"trace":"${LESSON_RUN}"}` });
      await events.append("one", 2, [entry("c2", named(RUN), named(SHARED_RUN), named(LESSON_RUN))]);
      await events.append("two", 2, [entry("c2", named(SHARED_RUN))]);
      await recordings.deleteClass("one", "deleted");
      const left = await Promise.all(
        [RUN, SHARED_RUN, LESSON_RUN].map((hash) => classes.getBlob("trace", hash)),
      );
      expect(left).toEqual([null, "{}", "{}"]);
      await recordings.deleteClass("two", "deleted");
      expect(await classes.getBlob("trace", SHARED_RUN)).toBeNull();
    });

    test("an import that is deleted is gone", async () => {
      const { recordings } = await opened();
      await recordings.add(row("i1", { ownerHash: "h", shareToken: "t" }));
      await recordings.addPart("i1", "manifest", bytes("m"));
      await recordings.deleteImport("i1", "deleted");
      expect(await recordings.byId("i1")).toBeNull();
      expect(await recordings.part("i1", "manifest")).toBeNull();
      expect(await recordings.whyGone("t")).toBe("deleted");
      expect(await recordings.whyGone("i1")).toBe("deleted");
    });

    test("with an import goes what only it has of lessons and runs", async () => {
      const { classes, events, recordings } = await opened();
      const lesson = (hash: string, json: string) => classes.putBlob({ kind: "lesson", hash, json });
      await lesson("l1", `{"trace":"${LESSON_RUN}"}`);
      await lesson("l2", "{}");
      for (const hash of [RUN, SHARED_RUN, LESSON_RUN])
        await classes.putBlob({ kind: "trace", hash, json: "{}" });
      const needed = { i1: ["lesson/l1", `trace/${RUN}`, `trace/${LESSON_RUN}`], i2: [`trace/${RUN}`] };
      for (const [id, names] of Object.entries(needed)) {
        for (const name of [...names, `trace/${SHARED_RUN}`]) await recordings.addPart(id, name, bytes(""));
        await recordings.add(row(id, { ownerHash: "h" }));
      }
      await events.append("one", 2, [entry("c2", named(SHARED_RUN))]);
      const left = () =>
        Promise.all([
          ...[RUN, SHARED_RUN, LESSON_RUN].map((hash) => classes.getBlob("trace", hash)),
          ...["l1", "l2"].map((hash) => classes.getBlob("lesson", hash)),
        ]);
      await recordings.deleteImport("i1", "deleted");
      expect(await left()).toEqual(["{}", "{}", null, null, "{}"]);
      await recordings.deleteClass("one", "deleted");
      expect(await left()).toEqual(["{}", "{}", null, null, "{}"]);
      await recordings.deleteImport("i2", "deleted");
      expect(await left()).toEqual([null, null, null, null, "{}"]);
    });

    test("what is left of an import that was broken off goes, and nothing else", async () => {
      const { classes, recordings } = await opened();
      for (const id of ["whole", "half"]) {
        await recordings.addPart(id, "chunk/0", bytes(id));
        await recordings.addPart(id, `trace/${id === "half" ? RUN : SHARED_RUN}`, bytes(""));
      }
      for (const hash of [RUN, SHARED_RUN]) await classes.putBlob({ kind: "trace", hash, json: "{}" });
      await recordings.add(row("whole", { ownerHash: "h" }));
      expect(await recordings.importsOf("h")).toHaveLength(1);
      await recordings.deleteBrokenOff();
      const parts = ["whole", "half"].map((id) => recordings.part(id, "chunk/0"));
      expect(await Promise.all(parts)).toEqual([bytes("whole"), null]);
      const runs = [SHARED_RUN, RUN].map((hash) => classes.getBlob("trace", hash));
      expect(await Promise.all(runs)).toEqual(["{}", null]);
      expect(await recordings.chunkPart("one", 0, "owner", "class")).toEqual(bytes("c0"));
    });

    test("of somebody who is forgotten the pads, the credentials and the old rows are gone", async () => {
      const { classes, events, recordings } = await opened();
      await events.saveSnapshot("one", { seq: 2, state: "Ada" });
      const before = await events.begin("one");
      const forgetting = { participantId: "pAda", bodies: new Map([[1, "A"]]), epoch: "new" };
      await recordings.forgetPerson("one", forgetting);
      expect((await events.read("one", 0, 9)).map(({ body }) => body)).toEqual(["A", "b"]);
      expect((await events.streamsOf("one")).map(({ stream }) => stream)).toEqual(["one", "one/class.1.0"]);
      expect([before === "new", await events.begin("one")]).toEqual([false, "new"]);
      expect(await events.loadSnapshot("one")).toBeNull();
      expect(await classes.findParticipant("one", "cookie", "h")).toBeNull();
      expect(await classes.findParticipant("two", "cookie", "h")).toBe("pAda");
      expect([await recordings.made("one"), await recordings.chunkPart("one", 0, "owner", "class")]).toEqual([
        null,
        null,
      ]);
    });
  });
}
