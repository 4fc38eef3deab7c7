import { createHash } from "node:crypto";
import * as z from "zod/mini";
import type { HttpError } from "../../domain/http-api.ts";
import { nothingYet } from "../../domain/recording/fold-entry.ts";
import { Manifest, type Span } from "../../domain/recording/recording.ts";
import { ok, type Result, refuse } from "../../domain/result.ts";
import type { PackedParts, RecordingStore } from "../store/recording-store.ts";
import type { ChunkContent, VoiceBytes } from "./content.ts";
import { chunkName, sharedName } from "./imported-part.ts";
import { packJson, unpackJson } from "./packed-json.ts";
import type { Reached } from "./recording-access.ts";

const nothingAside = { keyframe: nothingYet, entries: [] };

/** What is to be seen of recordings that came from files: just what was in them, or, where they bear names, that without them. */
export class ImportedViews {
  readonly #recordings: Pick<RecordingStore, "part">;

  constructor(recordings: Pick<RecordingStore, "part">) {
    this.#recordings = recordings;
  }

  async manifest(reached: Reached): Promise<Result<Manifest, HttpError>> {
    const { title, voiceShared } = reached.row;
    const found = await this.#manifestFor(reached);
    if (!found.ok) return found;
    const { manifest } = found.value;
    const isHeard = reached.view === "owner" || voiceShared;
    return ok({ ...manifest, title, voice: isHeard ? manifest.voice : [] });
  }

  async chunk(
    reached: Reached,
    n: number,
    part: keyof PackedParts,
  ): Promise<Result<ChunkContent, HttpError>> {
    const { id } = reached.row;
    const found = await this.#manifestFor(reached);
    if (!found.ok) return refuse("not-found");
    const { manifest, isMasked } = found.value;
    const name = isMasked ? sharedName(chunkName(n, part)) : chunkName(n, part);
    const nothing = part === "aside" ? await nothingApart(manifest.chunks[n]) : null;
    const bytes = (await this.#recordings.part(id, name)) ?? nothing;
    if (!bytes) return refuse("not-found");
    const tag = `${createHash("sha256").update(id).digest("hex").slice(0, 24)}-${name.replace("/", "-")}`;
    const load = async () => JSON.stringify(await unpackJson(bytes, z.unknown()));
    return ok({ tag, load, packed: async () => bytes });
  }

  async voice(reached: Reached, name: string): Promise<VoiceBytes | null> {
    const manifest = await this.manifest(reached);
    const piece = manifest.ok ? manifest.value.voice.find((one) => one.name === name) : undefined;
    const bytes = piece ? await this.#voiceBytes(reached, `voice/${name}`) : null;
    return piece && bytes ? { type: piece.type, bytes } : null;
  }

  /** Of a piece out of which nothing was cut there is only one. */
  async #voiceBytes({ row: { id }, view }: Reached, name: string): Promise<Uint8Array | null> {
    const silenced = view === "shared" ? await this.#recordings.part(id, sharedName(name)) : null;
    return silenced ?? this.#recordings.part(id, name);
  }

  /** What there is for those who ask; `isMasked`: that is something else than what came. */
  async #manifestFor({
    row: { id },
    view,
  }: Reached): Promise<Result<{ manifest: Manifest; isMasked: boolean }, HttpError>> {
    const manifest = await this.#manifestNamed(id, "manifest");
    if (!manifest) return refuse("nothing-recorded");
    if (view === "owner" || manifest.view === "shared") return ok({ manifest, isMasked: false });
    const shared = await this.#manifestNamed(id, sharedName("manifest"));
    // What was imported before there was one is as it came.
    return shared ? ok({ manifest: shared, isMasked: true }) : refuse("bears-names");
  }

  async #manifestNamed(id: string, name: string): Promise<Manifest | null> {
    const bytes = await this.#recordings.part(id, name);
    return bytes && unpackJson(bytes, Manifest);
  }
}

/** What was imported before chunks had parts is whole in the first. */
async function nothingApart(span: Span | undefined): Promise<Uint8Array | null> {
  return span ? packJson({ ...nothingAside, ...span }) : null;
}
