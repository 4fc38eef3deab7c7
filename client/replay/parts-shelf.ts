import type { Clock } from "../../domain/clock.ts";
import type { PadName } from "../../domain/pad/pad-id.ts";
import type { ChunkParts } from "../../domain/recording/chunk-parts.ts";
import { isAmong } from "../../domain/recording/own-pads.ts";
import type { Chunk, ClassPart } from "../../domain/recording/recording.ts";
import { ChunkShelf } from "./chunk-shelf.ts";
import type { RecordingAccess } from "./recording-access.ts";

interface PartsShelfOptions {
  readonly access: Pick<RecordingAccess, "classPart" | "asidePart">;
  readonly clock: Clock;
  /** A part has come, or could not be had. */
  readonly onChange: () => void;
}

/** The chunks around the instant in sight, in their two parts: what stands aside only while somebody wants a pad that is in them. */
export class PartsShelf {
  readonly #class: ChunkShelf<ClassPart>;
  readonly #aside: ChunkShelf<Chunk>;
  #wanted: PadName | null = null;
  /** Whether what is wanted was apart where it was looked for last: then both parts are asked for at once. */
  #isApart = false;

  constructor({ access, ...options }: PartsShelfOptions) {
    this.#class = new ChunkShelf({ ...options, fetch: access.classPart });
    this.#aside = new ChunkShelf({ ...options, fetch: access.asidePart });
  }

  /** Why what is needed now is not to be had; null when nothing is missing. */
  get failed(): string | null {
    return this.#class.failed ?? this.#aside.failed;
  }

  /** The recording has so many chunks. */
  know(count: number): void {
    this.#class.know(count);
    this.#aside.know(count);
  }

  /** Somebody wants this pad, or none. */
  want(pad: PadName | null): void {
    this.#wanted = pad;
  }

  /** What is needed of the n-th chunk, when it is here; else it is on its way, and with `ahead` so are those after it. */
  take(n: number, ahead: boolean): ChunkParts | null {
    const classPart = this.#class.take(n, ahead);
    if (classPart) this.#isApart = this.#wanted !== null && isAmong(classPart.apart, this.#wanted);
    if (!this.#isApart || this.#wanted === null) {
      this.#aside.leave();
      return classPart && { classPart, asidePart: null };
    }
    const asidePart = this.#aside.take(n, ahead);
    return classPart && asidePart && { classPart, asidePart };
  }

  /** What is here of the n-th chunk of what is wanted; null without its class part. Nothing is asked for. */
  peek(n: number): readonly Chunk[] | null {
    const classPart = this.#class.peek(n);
    const asidePart = this.#isApart ? this.#aside.peek(n) : null;
    return classPart && (asidePart ? [classPart, asidePart] : [classPart]);
  }

  /** Asks once more for what could not be had. */
  retry(): void {
    this.#class.retry();
    this.#aside.retry();
  }

  /** Nobody looks any more. */
  rest(): void {
    this.#class.rest();
    this.#aside.rest();
  }
}
