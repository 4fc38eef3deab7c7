import { expect, test } from "vitest";
import * as Y from "yjs";
import { toRecorded, toSession } from "../../domain/recording/cut-plan.ts";
import { freshCursors } from "../../domain/recording/fold-entry.ts";
import { CHUNK_ENTRIES, ChunkMaker, compareItems } from "../../domain/recording/full-chunks.ts";
import { nameOfPseudonym, pseudonymsOf } from "../../domain/recording/pseudonyms.ts";
import { RecordingReader, stateAt } from "../../domain/recording/replay.ts";
import { RecordedStory } from "../support/recorded-story.ts";

const PAD = "class.1.0";

test("what is paused, trimmed off or hidden is cut out, and each side begins with what was there", () => {
  const story = new RecordedStory()
    .ask(1000, "host", { type: "step/move", to: { step: 1, frame: 0 } })
    .ask(5000, "host", { type: "recording/pause" })
    .ask(6000, "host", { type: "step/move", to: { step: 2, frame: 0 } })
    .ask(7000, "host", { type: "recording/start" })
    .ask(8000, "host", { type: "screens/blank" })
    .ask(9000, "host", { type: "session/close" });
  const { manifest, chunks, plan } = story.recording("owner", {
    trim: { from: 500, to: 8500 },
    hidden: [{ from: 2000, to: 3000 }],
  });
  expect(chunks.map(({ from, to }) => [from, to])).toEqual([
    [0, 1500],
    [1500, 3500],
    [3500, 5000],
  ]);
  expect(manifest.length).toBe(5000);
  expect(chunks[0]?.keyframe.state.people.host?.name).toBe("Maria");
  expect(chunks[2]?.keyframe.state.position.step).toBe(2);
  expect(
    chunks.flatMap(({ entries }) => entries.map((entry) => entry.is === "event" && entry.body.type)),
  ).toEqual(["step/moved", "recording/started", "screens/blanked"]);
  expect(
    [500, 1999, 2000, 2999, 3000, 4999, 5000, 7000, 8499, 8500].map((at) => toRecorded(plan, at)),
  ).toEqual([0, 1499, null, null, 1500, 3499, null, 3500, 4999, null]);
  expect([0, 1499, 1500, 3499, 3500, 5000].map((t) => toSession(plan, t))).toEqual([
    500, 1999, 3000, 4999, 7000, 8500,
  ]);
});

test("a class that was not recorded, or of which all is hidden, has a recording without anything", () => {
  const unrecorded = new RecordedStory(false).ask(9000, "host", { type: "session/close" }).recording("owner");
  expect(unrecorded.manifest).toMatchObject({ length: 0, chunks: [], chapters: [], live: false });
  const hidden = new RecordedStory().recording("shared", { trim: { from: 0, to: 0 }, hidden: [] });
  expect(hidden.manifest).toMatchObject({ length: 0, chunks: [], live: true });
});

test("a chunk ends after a minute or 400 entries, never between things of one instant; silence makes none", () => {
  const story = new RecordedStory();
  for (let n = 0; n < CHUNK_ENTRIES + 50; n++)
    story.type(Math.floor(n / 100), "host", PAD, (text) => text.insert(0, "x"));
  story.ask(3_600_000, "host", { type: "session/close" });
  const full = story.full();
  expect(full.map(({ from, to, entries }) => [from, to, entries.length])).toEqual([
    [0, 4, 401],
    [4, 3_600_000, 50],
    [3_600_000, 3_600_001, 1],
  ]);
});

test("the same rows make the same chunks; rows that go back are no class's", () => {
  const story = new RecordedStory().begin(1, PAD, "a").type(2, "host", PAD, (text) => text.insert(1, "b"));
  expect(story.full()).toEqual(story.full());
  const maker = new ChunkMaker();
  for (const item of story.items.toReversed().slice(0, 1)) maker.add(item);
  expect(() => maker.add(story.items[0] as (typeof story.items)[0])).toThrow("went back");
});

test("at one time the session's events come first, then pads by name; rows of one stream keep their order", () => {
  const story = new RecordedStory()
    .begin(5, "class.2.0", "b")
    .begin(5, PAD, "a")
    .type(5, "host", PAD, (text) => text.insert(1, "!"))
    .ask(5, "host", { type: "screens/blank" });
  const sorted = story.items.toSorted(compareItems);
  expect(sorted.map((item) => (item.is === "event" ? item.event.body.type : item.pad))).toEqual([
    "session/opened",
    "screens/blanked",
    PAD,
    PAD,
    "class.2.0",
  ]);
});

test("a character cut in half by a browser is at the next keyframe what Yjs made of it", () => {
  const story = new RecordedStory().begin(1, PAD, "a\u{1f600}b");
  const document = new Y.Doc();
  for (const item of story.items) if (item.is === "edit") Y.applyUpdate(document, item.update);
  const before = Y.encodeStateVector(document);
  document.getText("text").insert(2, "x");
  const update = Y.encodeStateAsUpdate(document, before);
  story.items.push({ is: "edit", at: 2, by: "host", pad: PAD, update });
  story.ask(70_000, "host", { type: "session/close" });
  expect(story.full()[1]?.keyframe.pads[PAD]?.text).toBe(document.getText("text").toString());
});

test("a cursor is where somebody typed last, moves with what others type, and fades", () => {
  const story = new RecordedStory()
    .ask(0, "ada", { type: "participant/join", name: "Ada" })
    .begin(0, PAD, "one two")
    .type(1000, "host", PAD, (text) => text.insert(7, "!"))
    .type(2000, "ada", PAD, (text) => text.insert(0, "so "))
    .type(3000, "ada", PAD, (text) => text.delete(0, 1));
  const [chunk] = story.full(30_000);
  if (!chunk) throw new Error("There is no chunk");
  const cursorsAt = (t: number) => stateAt(chunk, t).pads[PAD]?.cursors;
  expect(cursorsAt(500)).toEqual({});
  expect(cursorsAt(1500)).toEqual({ host: { at: 8, t: 1000 } });
  expect(cursorsAt(2500)).toEqual({ host: { at: 11, t: 1000 }, ada: { at: 3, t: 2000 } });
  expect(cursorsAt(3500)).toEqual({ host: { at: 10, t: 1000 }, ada: { at: 0, t: 3000 } });
  const pad = stateAt(chunk, 12_000).pads[PAD];
  expect(pad && Object.keys(freshCursors(pad, 12_000))).toEqual(["ada"]);
});

test("a reader gives the very same value while nothing happens, and goes back as well as forward", () => {
  const [chunk] = new RecordedStory()
    .begin(10, PAD, "a")
    .type(20, "host", PAD, (text) => text.insert(1, "b"))
    .full(100);
  if (!chunk) throw new Error("There is no chunk");
  const reader = new RecordingReader();
  const texts = [5, 10, 15, 20, 99, 12, 0, 25].map((t) => reader.at(chunk, t).pads[PAD]?.text);
  expect(texts).toEqual([undefined, "a", "a", "ab", "ab", "a", undefined, "ab"]);
  expect(reader.at(chunk, 30)).toBe(reader.at(chunk, 90));
});

test("in what is shared a spotlight without a name tells nobody whose it is, one with a name a pseudonym", () => {
  const story = new RecordedStory()
    .ask(0, "ada", { type: "participant/join", name: "Ada" })
    .ask(0, "bo", { type: "participant/join", name: "Bo" })
    .type(10, "bo", "bo.1.0", (text) => text.insert(0, "mine"))
    .ask(20, "host", { type: "pad/spotlight", pad: "bo.1.0", named: false })
    .type(30, "bo", "bo.1.0", (text) => text.insert(4, "!"))
    .ask(40, "host", { type: "pad/spotlight", pad: "bo.1.0", named: true })
    .type(50, "bo", "bo.1.0", (text) => text.insert(5, "?"))
    .ask(60, "host", { type: "spotlight/end" })
    .type(70, "bo", "bo.1.0", (text) => text.insert(6, " secret"));
  const [chunk] = story.recording("shared").chunks;
  if (!chunk) throw new Error("There is no chunk");
  expect(stateAt(chunk, 15).pads).toEqual({});
  expect(stateAt(chunk, 20).pads).toEqual({ "spotlight.1": { text: "mine", cursors: {} } });
  expect(stateAt(chunk, 35).pads).toEqual({
    "spotlight.1": { text: "mine!", cursors: { somebody: { at: 5, t: 30 } } },
  });
  expect(stateAt(chunk, 35).state.spotlight).toEqual({ place: 1, name: null, pad: null });
  expect(stateAt(chunk, 55).pads).toEqual({
    "spotlight.2": { text: "mine!?", cursors: { s2: { at: 6, t: 50 } } },
  });
  expect(stateAt(chunk, 55).state.spotlight?.name).toBe("Student 2");
  expect(stateAt(chunk, 75).pads).toEqual({});
  expect(JSON.stringify(chunk)).not.toMatch(/"bo[".]|Bo|Ada|ada|secret/);
});

test("pseudonyms are given in the order of joining, and stay the same when more join", () => {
  const few = pseudonymsOf([{ id: "pMaria" }, { id: "pBo" }]);
  const more = pseudonymsOf([{ id: "pMaria" }, { id: "pBo" }, { id: "pAda" }]);
  expect(few.get("pBo")).toEqual({ id: "s1", name: "Student 1" });
  expect(more.get("pBo")).toEqual(few.get("pBo"));
  expect(more.get("pMaria")).toEqual({ id: "host", name: "Instructor" });
  expect(["host", "s12", "somebody"].map(nameOfPseudonym)).toEqual(["Instructor", "Student 12", "Student"]);
});

test("who was a student when they became a co-host keeps their pseudonym", () => {
  const [chunk] = new RecordedStory()
    .ask(0, "ada", { type: "participant/join", name: "Ada" })
    .ask(10, "host", { type: "role/give", id: "ada", role: "host" })
    .ask(20, "host", { type: "baton/pass", id: "ada" })
    .recording("shared").chunks;
  const state = chunk && stateAt(chunk, 30).state;
  expect(state?.people.s1).toMatchObject({ id: "s1", name: "Student 1", role: "host" });
  expect(state?.baton).toBe("s1");
});
