import { createHash } from "node:crypto";
import * as z from "zod/mini";
import type { HttpError } from "../../domain/http-api.ts";
import type { ClassIndex } from "../../domain/recording/class-index.ts";
import { type CutPlan, type Cuts, cutPlan, overlaps } from "../../domain/recording/cut-plan.ts";
import { pseudonymsOf } from "../../domain/recording/pseudonyms.ts";
import type { Manifest, RecordingView, Span } from "../../domain/recording/recording.ts";
import { manifestOf, type RecordedVoice } from "../../domain/recording/timeline.ts";
import { isFullChunk, type Viewer, viewChunk } from "../../domain/recording/views.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import type { ClassStore } from "../store/class-store.ts";
import type { RecordingRow, RecordingStore, VoiceRow } from "../store/recording-store.ts";
import type { ChunkContent, VoiceBytes } from "./content.ts";
import type { GoingOn } from "./going-on.ts";
import { ImportedViews } from "./imported-views.ts";
import type { Recorder } from "./recorder.ts";
import { givenAt, type Reached } from "./recording-access.ts";

/** A class laid out as its recording. */
interface LaidOut {
  readonly index: ClassIndex;
  /** Whether more is to be expected of it. */
  readonly live: boolean;
  readonly plan: CutPlan;
}

const Titles = z.object({ steps: z.array(z.object({ title: z.string() })) });

/** What is to be seen of recordings, by those who came to them. */
export class RecordingViews {
  readonly #classes: ClassStore;
  readonly #recordings: RecordingStore;
  readonly #recorder: Recorder;
  readonly #imported: ImportedViews;
  readonly #goingOn: GoingOn;

  constructor(parts: {
    readonly classes: ClassStore;
    readonly recordings: RecordingStore;
    readonly recorder: Recorder;
    readonly goingOn: GoingOn;
  }) {
    this.#classes = parts.classes;
    this.#recordings = parts.recordings;
    this.#recorder = parts.recorder;
    this.#imported = new ImportedViews(parts.recordings);
    this.#goingOn = parts.goingOn;
  }

  async manifest(reached: Reached): Promise<Result<Manifest, HttpError>> {
    const { row, view } = reached;
    if (!row.of) return this.#imported.manifest(reached);
    const laid = await this.layOut(reached);
    if (!laid) return refuse("nothing-recorded");
    const { index, live, plan } = laid;
    const voice = await this.#voiceFor(reached);
    const stepTitles = await this.#stepTitles(index.lesson?.hash ?? "");
    const about = { view, title: row.title, givenAt: givenAt(row), stepTitles };
    const heard = { voice: voice.map(withoutHeard), spoken: voice.flatMap(spokenIn) };
    return ok({ ...manifestOf({ index, plan, ...about, ...heard }), live });
  }

  /** The n-th chunk; null when there is none. */
  async chunk(reached: Reached, n: number): Promise<ChunkContent | null> {
    const { row, view } = reached;
    if (!row.of) return this.#imported.chunk(reached, n);
    const { id } = row.of;
    const made = await this.#recorder.kept(id);
    const planned = made && cutPlan(made.index, row).chunks[n];
    if (!made || !planned) return null;
    const { full } = planned;
    const viewer = viewerOf(view, made.index);
    const span = made.index.spans[full];
    const isAsKept = view === "owner" && span !== undefined && isFullChunk(span, planned);
    const tag = digest(JSON.stringify([made.making, row.trim, row.hidden, view]));
    return {
      tag: `${tag}-${n}`,
      load: async () => JSON.stringify(viewChunk(await this.#recorder.chunk(id, full), planned, viewer)),
      packed: isAsKept ? () => this.#recorder.packedChunk(id, full) : null,
    };
  }

  /** A piece of the voice, if those who ask may hear it. */
  async voice(reached: Reached, name: string): Promise<VoiceBytes | null> {
    const { row } = reached;
    if (!row.of) return this.#imported.voice(reached, name);
    const piece = (await this.#voiceFor(reached)).find((one) => one.name === name);
    const bytes = piece ? await this.#recordings.voiceBytes(row.of.id, name) : null;
    return piece && bytes ? { type: piece.type, bytes } : null;
  }

  /** Whether there is a voice in the recording of a class that everybody may hear as far as the cuts go. */
  async hasVoiceToShare(row: RecordingRow): Promise<boolean> {
    return (await this.#voiceFor({ row: { ...row, voiceShared: true }, view: "shared" })).length > 0;
  }

  /** Null for an import, and for a class in which nothing has happened yet. */
  async layOut({ row }: Reached): Promise<LaidOut | null> {
    const made = row.of ? await this.#recorder.made(row.of.id) : null;
    if (!row.of || !made) return null;
    const { index } = made;
    return { index, live: await this.#goingOn.has(row.of, index), plan: cutPlan(index, row) };
  }

  async #voiceFor({ row, view }: Reached): Promise<readonly VoiceRow[]> {
    if (view === "shared" && !row.voiceShared) return [];
    const all = row.of ? await this.#recordings.voiceOf(row.of.id) : [];
    return view === "owner" ? all : all.filter((piece) => isUncut(piece, row));
  }

  async #stepTitles(hash: string): Promise<readonly string[]> {
    const json = await this.#classes.getBlob("lesson", hash);
    if (json === null) return [];
    return Titles.parse(JSON.parse(json)).steps.map(({ title }) => title);
  }
}

function viewerOf(view: RecordingView, { people }: ClassIndex): Viewer {
  return view === "owner" ? { view } : { view, pseudonyms: pseudonymsOf(people) };
}

/** When somebody spoke in a piece, on the session's axis: all the time where that is not known. */
function spokenIn({ from, length, heard = [{ from: 0, to: length }] }: VoiceRow): Span[] {
  return heard.map((span) => ({ from: from + span.from, to: from + Math.min(length, span.to) }));
}

function withoutHeard({ heard: _, ...piece }: VoiceRow): RecordedVoice {
  return piece;
}

/** Whoever fetches a piece has all of it: one that reaches into what is left out is not shared at all. */
function isUncut({ from, length }: VoiceRow, { trim, hidden }: Cuts): boolean {
  const to = from + length;
  const isWithin = from >= trim.from && to <= (trim.to ?? Number.POSITIVE_INFINITY);
  return isWithin && overlaps(hidden, { from, to }).length === 0;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 24);
}
