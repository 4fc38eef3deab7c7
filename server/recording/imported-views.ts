import { createHash } from "node:crypto";
import * as z from "zod/mini";
import type { HttpError } from "../../domain/http-api.ts";
import { nothingYet } from "../../domain/recording/fold-entry.ts";
import { Manifest } from "../../domain/recording/recording.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import type { PackedParts, RecordingStore } from "../store/recording-store.ts";
import type { ChunkContent, VoiceBytes } from "./content.ts";
import { packJson, unpackJson } from "./packed-json.ts";
import type { Reached } from "./recording-access.ts";

const nothingAside = { keyframe: nothingYet, entries: [] };

/**
 * What is to be seen of recordings that came from files: just what was in them. One that was made for its owner bears names,
 * and nothing of it is shown to those who are to see none.
 */
export class ImportedViews {
  readonly #recordings: Pick<RecordingStore, "part">;

  constructor(recordings: Pick<RecordingStore, "part">) {
    this.#recordings = recordings;
  }

  async manifest({ row: { id, title, voiceShared }, view }: Reached): Promise<Result<Manifest, HttpError>> {
    const bytes = await this.#recordings.part(id, "manifest");
    if (!bytes) return refuse("nothing-recorded");
    const manifest = await unpackJson(bytes, Manifest);
    if (view === "owner") return ok({ ...manifest, title });
    if (manifest.view === "owner") return refuse("bears-names");
    return ok({ ...manifest, title, voice: voiceShared ? manifest.voice : [] });
  }

  async chunk(
    reached: Reached,
    n: number,
    part: keyof PackedParts,
  ): Promise<Result<ChunkContent, HttpError>> {
    const { id } = reached.row;
    const bytes = (await this.#mayBeSeen(reached)) ? await this.#part(reached, n, part) : null;
    if (!bytes) return refuse("not-found");
    const tag = `${createHash("sha256").update(id).digest("hex").slice(0, 24)}-${n}-${part}`;
    const load = async () => JSON.stringify(await unpackJson(bytes, z.unknown()));
    return ok({ tag, load, packed: async () => bytes });
  }

  async voice(reached: Reached, name: string): Promise<VoiceBytes | null> {
    const manifest = await this.manifest(reached);
    const piece = manifest.ok ? manifest.value.voice.find((one) => one.name === name) : undefined;
    const bytes = piece ? await this.#recordings.part(reached.row.id, `voice/${name}`) : null;
    return piece && bytes ? { type: piece.type, bytes } : null;
  }

  async #part(reached: Reached, n: number, part: keyof PackedParts): Promise<Uint8Array | null> {
    const { id } = reached.row;
    if (part === "class") return this.#recordings.part(id, `chunk/${n}`);
    return (await this.#recordings.part(id, `aside/${n}`)) ?? this.#nothingApart(reached, n);
  }

  /** What was imported before chunks had parts is whole in the first. */
  async #nothingApart(reached: Reached, n: number): Promise<Uint8Array | null> {
    const manifest = await this.manifest(reached);
    const span = manifest.ok ? manifest.value.chunks[n] : undefined;
    return span ? packJson({ ...nothingAside, ...span }) : null;
  }

  async #mayBeSeen(reached: Reached): Promise<boolean> {
    return reached.view === "owner" || (await this.manifest(reached)).ok;
  }
}
