import * as z from "zod/mini";
import { CLASS, padParts, SEEDER } from "../pad/pad-id.ts";
import { amount, wholeNumber } from "../schema.ts";
import { reaches, reachOf } from "../session/audience.ts";
import { LessonRef, ParticipantId, ParticipantName } from "../session/events.ts";
import { evolveBody } from "../session/evolve.ts";
import type { SessionState } from "../session/state.ts";
import { nothingYet } from "./fold-entry.ts";
import { NOBODY } from "./pseudonyms.ts";
import { type Chunk, Mark, type RecordedEntry, Span } from "./recording.ts";

/** Nothing for so long is idle, in milliseconds. */
export const IDLE_AFTER_MS = 20_000;

/** Of edits in the class's pads at most one is marked in so many milliseconds. */
const EDIT_MARK_MS = 30_000;

/**
 * What must be known of a whole class to lay out its recording, whoever will see it: on the session's axis, with all names, for
 * the server alone. Made of its full chunks.
 */
export const ClassIndex = z.object({
  /** The stretches of the full chunks. */
  spans: z.array(Span),
  /** When the light was on. */
  recorded: z.array(Span),
  lesson: z.nullable(LessonRef),
  /** Everybody who ever was in the class, in the order of joining, the host first, by the name they had last. */
  people: z.array(z.object({ id: ParticipantId, name: ParticipantName })),
  /** When the class came to which step. */
  steps: z.array(z.object({ at: amount, step: wholeNumber })),
  marks: z.array(Mark),
  /** In which nothing happened for long that an owner, or everybody, could see. */
  quiet: z.object({ owner: z.array(Span), shared: z.array(Span) }),
  /** The runs that were shown, and how long. */
  runs: z.array(z.object({ hash: z.string(), shown: Span })),
  closed: z.boolean(),
});
export type ClassIndex = z.infer<typeof ClassIndex>;

/** Collects stretches: of something that comes and goes, by what it is. */
class Stretches<T> {
  readonly #open = new Map<string, { what: T; from: number }>();
  readonly #done: { what: T; span: Span }[] = [];

  /** From `t` on these are there, and nothing else. */
  set(t: number, now: ReadonlyMap<string, T>): void {
    for (const [key, one] of this.#open) {
      if (now.has(key)) continue;
      this.#open.delete(key);
      if (one.from < t) this.#done.push({ what: one.what, span: { from: one.from, to: t } });
    }
    for (const [key, what] of now) if (!this.#open.has(key)) this.#open.set(key, { what, from: t });
  }

  /** All stretches so far; what is there still ends at `t`. */
  upTo(t: number): { what: T; span: Span }[] {
    const open = [...this.#open.values()].filter(({ from }) => from < t);
    return [...this.#done, ...open.map(({ what, from }) => ({ what, span: { from, to: t } }))];
  }
}

/** Collects the gaps between things that happen. */
class Gaps {
  readonly #gaps: Span[] = [];
  #last = 0;

  add(t: number): void {
    if (t - this.#last > IDLE_AFTER_MS) this.#gaps.push({ from: this.#last, to: t });
    this.#last = t;
  }

  upTo(t: number): Span[] {
    return t - this.#last > IDLE_AFTER_MS ? [...this.#gaps, { from: this.#last, to: t }] : [...this.#gaps];
  }
}

/** Makes the index of a class from its full chunks, in their order; more may come later. */
export class IndexMaker {
  readonly #spans: Span[] = [];
  readonly #light = new Stretches<null>();
  readonly #runs = new Stretches<string>();
  readonly #quiet = { owner: new Gaps(), shared: new Gaps() };
  readonly #steps: ClassIndex["steps"] = [];
  readonly #marks: Mark[] = [];
  #lastEditMark = Number.NEGATIVE_INFINITY;
  #state: SessionState = nothingYet.state;

  add(chunk: Chunk): void {
    this.#spans.push({ from: chunk.from, to: chunk.to });
    for (const entry of chunk.entries) this.#take(entry);
  }

  /** The index of all chunks so far. */
  index(): ClassIndex {
    const to = this.#spans.at(-1)?.to ?? 0;
    const { lesson, people, phase } = this.#state;
    return {
      spans: [...this.#spans],
      recorded: this.#light.upTo(to).map(({ span }) => span),
      lesson,
      people: Object.values(people).map(({ id, name }) => ({ id, name })),
      steps: [...this.#steps],
      marks: [...this.#marks],
      quiet: { owner: this.#quiet.owner.upTo(to), shared: this.#quiet.shared.upTo(to) },
      runs: this.#runs.upTo(to).map(({ what, span }) => ({ hash: what, shown: span })),
      closed: phase === "closed",
    };
  }

  #take(entry: RecordedEntry): void {
    const before = this.#state;
    if (entry.is === "event") this.#state = evolveBody(before, entry.body);
    this.#quiet.owner.add(entry.t);
    if (isForAll(entry, before)) this.#quiet.shared.add(entry.t);
    const kind = this.#markOf(entry);
    if (kind !== null) this.#marks.push({ t: entry.t, kind });
    if (entry.is === "event") this.#follow(entry.t);
  }

  #follow(t: number): void {
    const { phase, position, recording, runs } = this.#state;
    if (phase === "empty") return;
    this.#light.set(t, new Map(recording === "on" ? [["light", null]] : []));
    this.#runs.set(t, new Map(Object.values(runs).map(({ hash }) => [hash, hash])));
    if (this.#steps.at(-1)?.step !== position.step) this.#steps.push({ at: t, step: position.step });
  }

  #markOf(entry: RecordedEntry): Mark["kind"] | null {
    if (entry.is === "event") return MARKED[entry.body.type] ?? null;
    const isEdit = padParts(entry.pad).owner === CLASS && entry.by !== SEEDER;
    if (!isEdit || entry.t < this.#lastEditMark + EDIT_MARK_MS) return null;
    this.#lastEditMark = entry.t;
    return "edits";
  }
}

const MARKED: Readonly<Record<string, Mark["kind"]>> = {
  "run/shown": "run",
  "baton/passed": "baton",
  "pad/spotlit": "spotlight",
  "pad/pushed": "push",
};

function isForAll(entry: RecordedEntry, state: SessionState): boolean {
  if (entry.is === "event") return reaches(reachOf(state, entry.body), NOBODY);
  return padParts(entry.pad).owner === CLASS || state.spotlight?.pad === entry.pad;
}

/** The index of a class whose full chunks these are. */
export function indexOf(chunks: Iterable<Chunk>): ClassIndex {
  const maker = new IndexMaker();
  for (const chunk of chunks) maker.add(chunk);
  return maker.index();
}
