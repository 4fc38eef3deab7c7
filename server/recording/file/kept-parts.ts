import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { partsOf, type WholeParts } from "../../../domain/recording/chunk-parts.ts";
import { cutOfPiece } from "../../../domain/recording/cut-voice.ts";
import type { Chunk, Manifest } from "../../../domain/recording/recording.ts";
import { SeenPeople } from "../../../domain/recording/seen-people.ts";
import { sharedParts } from "../../../domain/recording/shared-parts.ts";
import { chunkName, sharedName } from "../imported-part.ts";
import { packJson } from "../packed-json.ts";
import { silencedVoice } from "../silenced-voice.ts";
import type { SpooledPart } from "./part-spool.ts";
import type { CheckedPart } from "./recording-part.ts";

const zip = promisify(gzip);

/** Makes of the parts of a file, as they come, what is kept of them; of one that bears names also what everybody gets. */
export class KeptParts {
  readonly #people = new SeenPeople();
  /** Pieces out of which what was cut out cannot be taken. */
  readonly #unheard = new Set<string>();
  /** Of a file that bears names. */
  #manifest: Manifest | null = null;

  async of(part: CheckedPart): Promise<readonly SpooledPart[]> {
    switch (part.is) {
      case "manifest":
        if (part.manifest.view === "owner") this.#manifest = part.manifest;
        return [{ name: "manifest", bytes: await packJson(part.manifest) }];
      case "voice":
        return [{ name: `voice/${part.name}`, bytes: part.bytes }, ...this.#sharedVoice(part)];
      case "chunk":
        return this.#ofChunk(Number(part.name), part.chunk);
      default:
        return [{ name: `${part.is}/${part.name}`, bytes: await zip(part.json) }];
    }
  }

  /** What is kept beside all parts, when there are no more. */
  async rest(): Promise<readonly SpooledPart[]> {
    if (!this.#manifest) return [];
    const voice = this.#manifest.voice.filter(({ name }) => !this.#unheard.has(name));
    const shared: Manifest = { ...this.#manifest, view: "shared", voice };
    return [{ name: sharedName("manifest"), bytes: await packJson(shared) }];
  }

  async #ofChunk(n: number, chunk: Chunk): Promise<readonly SpooledPart[]> {
    const parts = partsOf(chunk);
    const whole = await packed(n, parts);
    if (!this.#manifest) return whole;
    const shared = await packed(n, sharedParts(parts, this.#people.after(chunk)));
    return [...whole, ...shared.map(({ name, bytes }) => ({ name: sharedName(name), bytes }))];
  }

  /** An owner's piece has what they cut out of the class; nobody else gets that. */
  #sharedVoice({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): SpooledPart[] {
    const cuts = this.#manifest ? cutOfPiece(this.#manifest, name) : [];
    if (cuts.length === 0) return [];
    const type = this.#manifest?.voice.find((piece) => piece.name === name)?.type ?? "";
    const silent = silencedVoice({ type, bytes }, cuts);
    if (!silent) this.#unheard.add(name);
    return silent ? [{ name: sharedName(`voice/${name}`), bytes: silent }] : [];
  }
}

async function packed(n: number, { classPart, asidePart }: WholeParts): Promise<readonly SpooledPart[]> {
  return [
    { name: chunkName(n, "class"), bytes: await packJson(classPart) },
    { name: chunkName(n, "aside"), bytes: await packJson(asidePart) },
  ];
}
