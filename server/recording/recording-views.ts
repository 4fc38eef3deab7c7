import { createHash } from "node:crypto";
import * as z from "zod/mini";
import type { HttpError } from "../../domain/http-api.ts";
import type { ClassIndex } from "../../domain/recording/class-index.ts";
import { cutChunk, cutClassPart, isFullChunk } from "../../domain/recording/cut-chunk.ts";
import { type CutPlan, type Cuts, cutPlan, type PlannedChunk } from "../../domain/recording/cut-plan.ts";
import { Chunk, ClassPart, type Manifest, type Span } from "../../domain/recording/recording.ts";
import { manifestOf, type RecordedVoice } from "../../domain/recording/timeline.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import type { ClassStore } from "../store/class-store.ts";
import type { PackedParts, RecordingRow, RecordingStore, VoiceRow } from "../store/recording-store.ts";
import type { ChunkContent, VoiceBytes } from "./content.ts";
import type { GoingOn } from "./going-on.ts";
import { HeardVoice } from "./heard-voice.ts";
import { ImportedViews } from "./imported-views.ts";
import type { MadeClass } from "./kept-indexes.ts";
import { unpackJson } from "./packed-json.ts";
import type { Recorder } from "./recorder.ts";
import { givenAt, type Reached } from "./recording-access.ts";

/** A class laid out as its recording. */
interface LaidOut {
  readonly index: ClassIndex;
  /** Whether more is to be expected of it. */
  readonly live: boolean;
  readonly plan: CutPlan;
}

export interface Layout {
  /** Null where nothing is kept yet. */
  readonly laid: LaidOut | null;
  /** Whether that is all there was lately; else the rest is being made. */
  readonly isWhole: boolean;
}

const Titles = z.object({ steps: z.array(z.object({ title: z.string() })) });

/** What is to be seen of recordings, by those who came to them. */
export class RecordingViews {
  readonly #classes: ClassStore;
  readonly #recorder: Recorder;
  readonly #imported: ImportedViews;
  readonly #voice: HeardVoice;
  readonly #goingOn: GoingOn;

  constructor(parts: {
    readonly classes: ClassStore;
    readonly recordings: RecordingStore;
    readonly recorder: Recorder;
    readonly goingOn: GoingOn;
  }) {
    this.#classes = parts.classes;
    this.#recorder = parts.recorder;
    this.#imported = new ImportedViews(parts.recordings);
    this.#voice = new HeardVoice(parts.recordings);
    this.#goingOn = parts.goingOn;
  }

  async manifest(reached: Reached): Promise<Result<Manifest, HttpError>> {
    const { row, view } = reached;
    if (!row.of) return this.#imported.manifest(reached);
    const { laid, isWhole } = await this.layOut(row);
    if (!isWhole) return refuse("being-prepared");
    if (!laid) return refuse("nothing-recorded");
    const { index, live, plan } = laid;
    const voice = await this.#voice.pieces(reached);
    const stepTitles = await this.#stepTitles(index.lesson?.hash ?? "");
    const about = { view, title: row.title, givenAt: givenAt(row), stepTitles };
    const heard = { voice: voice.map(withoutHeard), spoken: voice.flatMap(spokenIn) };
    return ok({ ...manifestOf({ index, plan, ...about, ...heard }), live });
  }

  /** A part of the n-th chunk. */
  async chunk(
    reached: Reached,
    n: number,
    part: keyof PackedParts,
  ): Promise<Result<ChunkContent, HttpError>> {
    const { row, view } = reached;
    if (!row.of) return this.#imported.chunk(reached, n, part);
    const { id } = row.of;
    const found = await this.#plannedChunk(id, row, n);
    if (!found.ok) return found;
    const { made, planned } = found.value;
    const { full } = planned;
    const span = made.index.spans[full];
    const isAsKept = span !== undefined && isFullChunk(span, planned);
    const tag = digest(JSON.stringify([made.making, row.trim, row.hidden, view]));
    const packed = () => this.#recorder.packedPart(id, full, view, part);
    const load = async (): Promise<object> =>
      part === "class"
        ? cutClassPart(await unpackJson(await packed(), ClassPart), planned)
        : cutChunk(await unpackJson(await packed(), Chunk), planned);
    return ok({
      tag: `${tag}-${n}-${part}`,
      load: async () => JSON.stringify(await load()),
      packed: isAsKept ? packed : null,
    });
  }

  /** The n-th chunk of a recording, and what it is made of. */
  async #plannedChunk(
    classId: string,
    cuts: Cuts,
    n: number,
  ): Promise<Result<{ made: MadeClass; planned: PlannedChunk }, HttpError>> {
    const kept = await this.#recorder.kept(classId);
    const planned = kept && cutPlan(kept.index, cuts).chunks[n];
    if (planned) return ok({ made: kept, planned });
    // Whoever knows of it may have known it from an older making.
    const { made, isWhole } = await this.#recorder.made(classId);
    const anew = made && cutPlan(made.index, cuts).chunks[n];
    if (anew) return ok({ made, planned: anew });
    return refuse(isWhole ? "not-found" : "being-prepared");
  }

  /** A piece of the voice, if those who ask may hear it. */
  async voice(reached: Reached, name: string): Promise<VoiceBytes | null> {
    const { row } = reached;
    if (!row.of) return this.#imported.voice(reached, name);
    return this.#voice.piece(reached, name);
  }

  /** Whether there is a voice in the recording of a class that everybody may hear as far as the cuts go. */
  async hasVoiceToShare(row: RecordingRow): Promise<boolean> {
    return (await this.#voice.pieces({ row: { ...row, voiceShared: true }, view: "shared" })).length > 0;
  }

  /** How a class is laid out as a recording, as far as that is made; an import is not. */
  async layOut(row: RecordingRow): Promise<Layout> {
    if (!row.of) return { laid: null, isWhole: true };
    const { made, isWhole } = await this.#recorder.made(row.of.id);
    if (!made) return { laid: null, isWhole };
    const { index } = made;
    const live = await this.#goingOn.has(row.of, index);
    return { laid: { index, live, plan: cutPlan(index, row) }, isWhole };
  }

  async #stepTitles(hash: string): Promise<readonly string[]> {
    const json = await this.#classes.getBlob("lesson", hash);
    if (json === null) return [];
    return Titles.parse(JSON.parse(json)).steps.map(({ title }) => title);
  }
}

/** When somebody spoke in a piece, on the session's axis: all the time where that is not known. */
function spokenIn({ from, length, heard = [{ from: 0, to: length }] }: VoiceRow): Span[] {
  return heard.map((span) => ({ from: from + span.from, to: from + Math.min(length, span.to) }));
}

function withoutHeard({ heard: _, ...piece }: VoiceRow): RecordedVoice {
  return piece;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 24);
}
