import fc from "fast-check";
import { expect, test } from "vitest";
import { CLASS, padParts } from "../../domain/pad/pad-id.ts";
import { type Audience, audienceOf, redact, visible } from "../../domain/session/audience.ts";
import { mayReadPad, mayWritePad } from "../../domain/session/decide-pads.ts";
import { SessionEvent } from "../../domain/session/events.ts";
import { fold } from "../../domain/session/evolve.ts";
import { newReader, readBatch } from "../../domain/session/reader.ts";
import { emptySession, peopleIn, SessionState } from "../../domain/session/state.ts";
import { randomSession } from "./random-session.ts";

const AUDIENCES: Audience[] = [
  { kind: "host" },
  { kind: "screen" },
  ...["host", "ada", "bo", "chidi", "nobody"].map((id) => ({ kind: "student" as const, id })),
];
const audience = fc.constantFrom(...AUDIENCES);

test("R7 the law of the audience: what a reader folds is what may be known of the whole", () => {
  fc.assert(
    fc.property(randomSession, audience, (story, whose) => {
      expect(fold(visible(emptySession, story.log, whose))).toEqual(redact(story.state, whose));
    }),
    { numRuns: 400 },
  );
});

test("R7 it holds from any base on: a late joiner ends where an early one does", () => {
  fc.assert(
    fc.property(randomSession, audience, fc.nat(), (story, whose, cut) => {
      const at = cut % (story.log.length + 1);
      const before = fold(story.log.slice(0, at));
      const late = fold(visible(before, story.log.slice(at), whose), redact(before, whose));
      expect(late).toEqual(redact(story.state, whose));
    }),
    { numRuns: 400 },
  );
});

test("what is redacted once is not changed by redacting it again, and fits its schema", () => {
  fc.assert(
    fc.property(randomSession, audience, (story, whose) => {
      const known = redact(story.state, whose);
      expect(redact(known, whose)).toEqual(known);
      expect(SessionState.parse(JSON.parse(JSON.stringify(known)))).toEqual(known);
    }),
  );
});

test("a student's view names nobody but themself and those whom everybody knows; a screen's has no hands", () => {
  fc.assert(
    fc.property(randomSession, (story) => {
      const ada = redact(story.state, { kind: "student", id: "ada" });
      for (const one of Object.values(ada.people)) expect(one.known || one.id === "ada").toBe(true);
      const wall = redact(story.state, { kind: "screen" });
      expect([wall.hands, wall.purposes, wall.writing.chosen]).toEqual([[], {}, []]);
    }),
  );
});

test("nobody but hosts and its owner is told whose pad is in the spotlight, nor who was chosen to write", () => {
  fc.assert(
    fc.property(randomSession, audience, (story, whose) => {
      if (whose.kind === "host") return;
      const own = whose.kind === "student" ? whose.id : null;
      for (const { body } of visible(emptySession, story.log, whose)) {
        if (body.type === "pad/spotlit-whose" || body.type === "writer/chosen") expect(body.id).toBe(own);
      }
      const { spotlight, writing } = redact(story.state, whose);
      if (spotlight?.pad) expect([CLASS, own]).toContain(padParts(spotlight.pad).owner);
      for (const id of writing.chosen) expect(id).toBe(own);
    }),
  );
});

test("whoever writes may read; a pad in the spotlight is the class's or of somebody in it, and so are those who were chosen", () => {
  fc.assert(
    fc.property(randomSession, ({ state }) => {
      for (const { id } of Object.values(state.people)) {
        for (const pad of ["class.1.0", "class.free.0", `${id}.1.0`, "ada.2.1"])
          if (mayWritePad(state, id, pad).ok) expect(mayReadPad(state, id, pad).ok).toBe(true);
      }
      const ids = peopleIn(state).map((one) => one.id);
      if (state.spotlight) expect([CLASS, ...ids]).toContain(padParts(state.spotlight.pad ?? "").owner);
      for (const id of [...state.writing.chosen, ...Object.keys(state.purposes)]) expect(ids).toContain(id);
    }),
  );
});

test("random stories do tell of pads: each kind of event about them comes up", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(randomSession, (story) => {
      for (const { body } of story.log) seen.add(body.type);
    }),
    { numRuns: 400, seed: 4 },
  );
  for (const type of PAD_EVENTS) expect(seen).toContain(type);
});

const PAD_EVENTS = [
  "writing/allowed",
  "writer/chosen",
  "writer/released",
  "pad/pushed",
  "pad/spotlit",
  "pad/spotlit-whose",
  "spotlight/ended",
] as const;

test("every event of a log passes its schema, and folds to the same after a trip through JSON", () => {
  fc.assert(
    fc.property(randomSession, (story) => {
      const read = story.log.map((event) => SessionEvent.parse(JSON.parse(JSON.stringify(event))));
      expect(fold(read)).toEqual(story.state);
    }),
  );
});

test("in every class somebody in it is a host, somebody in it drives, and hands belong to people in it", () => {
  fc.assert(
    fc.property(randomSession, ({ state }) => {
      const people = peopleIn(state);
      expect(people.some((one) => one.role === "host")).toBe(true);
      expect(people.map((one) => one.id)).toContain(state.baton);
      for (const id of [...state.hands, ...state.followLock.ids])
        expect(state.people[id]?.standing).toBe("in");
      expect(new Set(state.hands).size).toBe(state.hands.length);
      const names = people.map((one) => one.name.toLowerCase());
      expect(new Set(names).size).toBe(names.length);
    }),
  );
});

test("R2 R3 a reader that is given overlapping batches in order, some twice, ends at the state; a gap is noticed", () => {
  const cuts = fc.array(fc.record({ from: fc.nat(), length: fc.nat(8) }), { maxLength: 40 });
  fc.assert(
    fc.property(randomSession, audience, cuts, (story, whose, slices) => {
      let reader = { ...newReader, epoch: "e" };
      const send = (after: number, upTo: number) => {
        const events = visible(fold(story.log.slice(0, after)), story.log.slice(after, upTo), whose);
        const read = readBatch(reader, { epoch: "e", after, upTo, events });
        expect(read.ok).toBe(after <= reader.seq || upTo <= reader.seq);
        if (read.ok) reader = read.value;
      };
      for (const { from, length } of slices) {
        const after = from % (story.log.length + 1);
        send(after, Math.min(story.log.length, after + length));
      }
      send(reader.seq, story.log.length);
      expect(reader.state).toEqual(redact(story.state, whose));
    }),
  );
});

test("R4 a batch of another epoch is not read", () => {
  const read = readBatch({ ...newReader, epoch: "old" }, { epoch: "new", after: 0, upTo: 1, events: [] });
  expect(read).toEqual({ ok: false, error: "other-epoch" });
});

test("a participant reads as a host exactly while being one", () => {
  fc.assert(
    fc.property(randomSession, ({ state }) => {
      for (const one of peopleIn(state)) expect(audienceOf(state, one.id).kind).toBe(one.role);
    }),
  );
});
