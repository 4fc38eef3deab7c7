import * as Y from "yjs";
import { type PadId, SEEDER } from "../../domain/pad/pad-id.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import { type ClassIndex, indexOf } from "../../domain/recording/class-index.ts";
import { type CutPlan, type Cuts, cutPlan, NO_CUTS } from "../../domain/recording/cut-plan.ts";
import { ChunkMaker, type LogItem } from "../../domain/recording/full-chunks.ts";
import type { Chunk, Manifest, RecordingView } from "../../domain/recording/recording.ts";
import { manifestOf } from "../../domain/recording/timeline.ts";
import type { Command } from "../../domain/session/commands.ts";
import { decide } from "../../domain/session/decide.ts";
import type { LessonRef } from "../../domain/session/events.ts";
import { evolve } from "../../domain/session/evolve.ts";
import { emptySession, type SessionState } from "../../domain/session/state.ts";
import { lesson } from "../domain/session-story.ts";
import { viewOf } from "./recorded-view.ts";

/** A class told with times, and its recording. */
export class RecordedStory {
  readonly items: LogItem[] = [];
  state: SessionState = emptySession;
  readonly #documents = new Map<PadId, Y.Doc>();
  readonly #lesson: LessonRef;

  /** Opened by `host`, named Maria, at 0. */
  constructor(recorded = true, of = lesson) {
    this.#lesson = of;
    this.ask(0, "host", { type: "session/open", lesson: of, hostName: "Maria", seats: 9, recorded });
  }

  /** Throws when it is refused: a story knows what it tells. */
  ask(at: number, by: string, command: Command): this {
    const decided = decide(this.state, command, { id: by });
    if (!decided.ok) throw new Error(`${by} may not ${command.type}: ${decided.error}`);
    for (const body of decided.value) {
      const event = { v: 1, seq: this.items.length + 1, at, by, body } as const;
      this.items.push({ is: "event", event });
      this.state = evolve(this.state, event);
    }
    return this;
  }

  /** Somebody changes a pad, knowing all of it. */
  type(at: number, by: string, pad: PadId, change: (text: Y.Text) => void): this {
    const document = this.#documents.get(pad) ?? new Y.Doc();
    this.#documents.set(pad, document);
    const before = Y.encodeStateVector(document);
    document.transact(() => change(padText(document)));
    this.items.push({ is: "edit", at, by, pad, update: Y.encodeStateAsUpdate(document, before) });
    return this;
  }

  /** A pad begins with a text of the server's. */
  begin(at: number, pad: PadId, text: string): this {
    return this.type(at, SEEDER, pad, (shared) => shared.insert(0, text));
  }

  full(end = 0): Chunk[] {
    const maker = new ChunkMaker();
    const chunks = [...this.items.map((item) => maker.add(item)), maker.finish(end)];
    return chunks.filter((chunk) => chunk !== null);
  }

  /** The recording for a view; `end` is when the class went on to, when nothing happened any more. */
  recording(
    view: RecordingView,
    cuts: Cuts = NO_CUTS,
    end = 0,
    stepTitles: readonly string[] | null = null,
  ): MadeRecording {
    const full = this.full(end);
    const index = indexOf(full);
    const plan = cutPlan(index, cuts);
    const chunks = viewOf(plan, full, view);
    const titles = stepTitles ?? this.#lesson.shape.map((_, step) => `Title ${step}`);
    const manifest = manifestOf({ index, plan, view, title: "A class", givenAt: 0, stepTitles: titles });
    return { manifest, chunks, plan, index };
  }
}

export interface MadeRecording {
  readonly manifest: Manifest;
  readonly chunks: Chunk[];
  readonly plan: CutPlan;
  readonly index: ClassIndex;
}
