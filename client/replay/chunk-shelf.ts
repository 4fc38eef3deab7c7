import type { Clock } from "../../domain/clock.ts";
import type { ApiResult } from "../api.ts";

/** So many chunks after the one in sight are fetched ahead: at four times the speed they are half a minute. */
const AHEAD = 2;
/** So many are kept. */
const KEPT = 12;
/** So many are on their way at once: whoever drags along the timeline wants the last place, not all on the way there. */
const AT_ONCE = 4;
/** Waits before a chunk is asked for again, in ms: the last one holds for all that follow. */
const WAITS = [500, 1000, 2000, 4000, 8000];
/** What may be otherwise in a moment; anything else is asked for again only when somebody says so. */
const PASSING = new Set(["unreachable", "unavailable", "too-many-tries", "being-prepared"]);

interface ShelfOptions<T> {
  readonly fetch: (n: number) => Promise<ApiResult<T>>;
  readonly clock: Clock;
  /** A chunk has come, or could not be had. */
  readonly onChange: () => void;
}

/** The chunks around the instant in sight, or one part of each: fetched as they are needed, few of them kept. */
export class ChunkShelf<T> {
  readonly #options: ShelfOptions<T>;
  readonly #chunks = new Map<number, T>();
  readonly #asked = new Set<number>();
  /** Why which could not be had: told until it is here, also while it is asked for again. */
  readonly #failed = new Map<number, string>();
  #count = 0;
  #wanted: readonly number[] = [];
  /** How often in a row something could not be had. */
  #tries = 0;
  /** Calls off what will be asked for again. */
  #waits: (() => void) | null = null;

  constructor(options: ShelfOptions<T>) {
    this.#options = options;
  }

  /** Why the chunk that is needed now is not to be had; null when nothing is missing. */
  get failed(): string | null {
    return this.#failed.get(this.#wanted[0] ?? -1) ?? null;
  }

  /** The recording has so many chunks; of a longer one the last has to be fetched anew. */
  know(count: number): void {
    if (this.#count > 0 && count >= this.#count) this.#chunks.delete(this.#count - 1);
    this.#count = count;
  }

  /**
   * The n-th chunk, when it is here; it is on its way from now on, and with `ahead` so are those after it: whoever plays comes
   * to them, whoever only looks for a place has no use for them.
   */
  take(n: number, ahead: boolean): T | null {
    const last = Math.min(this.#count - 1, ahead ? n + AHEAD : n);
    this.#wanted = Array.from({ length: last - n + 1 }, (_, after) => n + after);
    this.#fetchWanted();
    return this.#chunks.get(n) ?? null;
  }

  /** The n-th chunk, when it is here; nothing is asked for. */
  peek(n: number): T | null {
    return this.#chunks.get(n) ?? null;
  }

  /** Asks once more for what could not be had. */
  retry(): void {
    this.rest();
    this.#failed.clear();
    this.#tries = 0;
    this.#fetchWanted();
  }

  /** Nothing is needed any more. */
  leave(): void {
    this.#wanted = [];
    this.rest();
  }

  /** Nobody looks any more. */
  rest(): void {
    this.#waits?.();
    this.#waits = null;
  }

  #fetchWanted(): void {
    for (const n of this.#wanted)
      if (this.#asked.size < AT_ONCE && !this.#chunks.has(n) && !this.#isLeft(n)) this.#fetch(n);
  }

  /** Whether it is on its way, or is not to be asked for now. */
  #isLeft(n: number): boolean {
    const code = this.#failed.get(n);
    const isOff = code !== undefined && (this.#waits !== null || !PASSING.has(code));
    return isOff || this.#asked.has(n);
  }

  #fetch(n: number): void {
    this.#asked.add(n);
    void this.#options.fetch(n).then((answer) => {
      this.#asked.delete(n);
      if (answer.ok) this.#put(n, answer.value);
      else this.#miss(n, answer.error.code);
      this.#options.onChange();
    });
  }

  #put(n: number, chunk: T): void {
    this.#chunks.set(n, chunk);
    this.#failed.delete(n);
    this.#tries = 0;
    const center = this.#wanted[0] ?? n;
    const far = [...this.#chunks.keys()].toSorted((a, b) => Math.abs(b - center) - Math.abs(a - center));
    for (const one of far.slice(0, Math.max(0, far.length - KEPT))) this.#chunks.delete(one);
  }

  /** All that could not be had is asked for again at once, after a while: a server that is away is not stormed. */
  #miss(n: number, code: string): void {
    this.#failed.set(n, code);
    if (!PASSING.has(code) || this.#waits) return;
    const wait = WAITS[Math.min(this.#tries, WAITS.length - 1)] as number;
    this.#tries += 1;
    this.#waits = this.#options.clock.after(wait, () => {
      this.#waits = null;
      this.#fetchWanted();
    });
  }
}
