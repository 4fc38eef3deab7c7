import type { Lesson } from "../lesson/lesson.ts";
import type { SectionHead } from "./file-format.ts";
import type { Manifest } from "./recording.ts";

/** Which section may come next, by what the manifest and the lesson name: nothing twice, nothing else, and what is needed all there. */
export class FileOrder {
  readonly #chunks: number;
  readonly #voice: readonly string[];
  readonly #traces: Set<string>;
  #stage = 0;
  #chunk = 0;
  #piece = 0;

  constructor(manifest: Manifest) {
    this.#chunks = manifest.chunks.length;
    this.#voice = voiceNames(manifest);
    this.#traces = new Set(manifest.traces);
  }

  /** The traces of a lesson's examples may come, too. */
  know(lesson: Lesson): void {
    for (const hash of traceHashes(lesson)) this.#traces.add(hash);
  }

  /** Whether this one may come now. */
  allows({ kind, name }: Pick<SectionHead, "kind" | "name">): boolean {
    const stage = STAGES.indexOf(kind);
    if (stage < this.#stage) return false;
    // The lesson, the index and the end come once.
    const once = kind === "lesson" || kind === "index" || kind === "end";
    if (!this.#isDoneUpTo(stage)) return false;
    this.#stage = once ? stage + 1 : stage;
    if (kind === "trace") return this.#traces.delete(name);
    if (kind === "chunk") return this.#chunk < this.#chunks && name === String(this.#chunk++);
    if (kind === "voice") return name === this.#voice[this.#piece++];
    return kind !== "manifest";
  }

  /** Whether all is there that must come before this stage. */
  #isDoneUpTo(stage: number): boolean {
    if (stage > STAGES.indexOf("lesson") && this.#stage < 1) return false;
    if (stage > STAGES.indexOf("chunk") && this.#chunk < this.#chunks) return false;
    if (stage > STAGES.indexOf("voice") && this.#piece < this.#voice.length) return false;
    return kindBefore(stage) !== "index" || this.#stage >= stage;
  }
}

const STAGES: readonly SectionHead["kind"][] = ["lesson", "trace", "chunk", "voice", "index", "end"];

function kindBefore(stage: number): SectionHead["kind"] | undefined {
  return STAGES[stage - 1];
}

/** The pieces of the voice, each once, in their order: one that something is cut out of stands several times in a manifest. */
export function voiceNames({ voice }: Pick<Manifest, "voice">): string[] {
  return [...new Set(voice.map(({ name }) => name))];
}

/** The traces of a lesson's examples. */
export function traceHashes({ steps }: Lesson): string[] {
  return steps.flatMap(({ code }) => (code?.trace ? [code.trace.hash] : []));
}
