import type { Clock } from "../../domain/clock.ts";
import type { VoicePiece } from "../../domain/recording/recording.ts";

/** So many are on their way at once. */
const AT_ONCE = 2;
/** So many are kept, those that were wanted last. */
const KEPT = 12;
/** Waits before a piece is asked for again, in ms: the last one holds for all that follow. */
const WAITS = [500, 1000, 2000, 4000, 8000];

interface ShelfOptions {
  /** Where a piece can be fetched. */
  readonly urlOf: (piece: VoicePiece) => string;
  readonly clock: Clock;
  /** A piece has come, or is not to be had. */
  readonly onChange: () => void;
}

/** What became of a piece: the address at which it lies in this page, or that it will never come. */
type Fetched = { readonly is: "here"; readonly url: string } | { readonly is: "gone" };

/** What lies in the page from the beginning needs no fetching. */
const isInPage = (url: string): boolean => url.startsWith("blob:");

/** The pieces of the voice around the instant in sight, each whole in this page: players may go to any place in what is. */
export class VoiceShelf {
  readonly #options: ShelfOptions;
  readonly #pieces = new Map<string, Fetched>();
  readonly #onTheirWay = new Map<string, AbortController>();
  readonly #tries = new Map<string, number>();
  readonly #waits = new Map<string, () => void>();
  #wanted: readonly VoicePiece[] = [];

  constructor(options: ShelfOptions) {
    this.#options = options;
  }

  /** Those that are needed, the next one first: they come, and others that are on their way are called off. */
  want(pieces: readonly VoicePiece[]): void {
    this.#wanted = pieces.filter((piece) => !isInPage(this.#options.urlOf(piece)));
    for (const [name, fetching] of this.#onTheirWay) if (!this.#isWanted(name)) fetching.abort();
    this.#fetchWanted();
  }

  /** The address of a piece in this page; null while it is not here. */
  urlOf(piece: VoicePiece): string | null {
    const given = this.#options.urlOf(piece);
    if (isInPage(given)) return given;
    const fetched = this.#pieces.get(piece.name);
    return fetched?.is === "here" ? fetched.url : null;
  }

  /** Whether it is not to be had at all. */
  isGone({ name }: VoicePiece): boolean {
    return this.#pieces.get(name)?.is === "gone";
  }

  /** Nobody listens any more: nothing is fetched and nothing is kept. */
  clear(): void {
    this.want([]);
    for (const call of this.#waits.values()) call();
    this.#waits.clear();
    for (const name of [...this.#pieces.keys()]) this.#drop(name);
  }

  #isWanted(name: string): boolean {
    return this.#wanted.some((piece) => piece.name === name);
  }

  #fetchWanted(): void {
    for (const piece of this.#wanted) {
      const { name } = piece;
      const isLeft = this.#pieces.has(name) || this.#onTheirWay.has(name) || this.#waits.has(name);
      if (this.#onTheirWay.size < AT_ONCE && !isLeft) void this.#fetch(piece);
    }
  }

  async #fetch(piece: VoicePiece): Promise<void> {
    const { name } = piece;
    const fetching = new AbortController();
    this.#onTheirWay.set(name, fetching);
    const fetched = await fetchPiece(this.#options.urlOf(piece), piece.type, fetching.signal);
    this.#onTheirWay.delete(name);
    if (fetched) this.#put(name, fetched);
    else if (!fetching.signal.aborted) this.#waitFor(name);
    this.#fetchWanted();
    this.#options.onChange();
  }

  #put(name: string, piece: Fetched): void {
    this.#tries.delete(name);
    this.#pieces.set(name, piece);
    const old = [...this.#pieces.keys()].filter((one) => !this.#isWanted(one));
    for (const one of old.slice(0, Math.max(0, this.#pieces.size - KEPT))) this.#drop(one);
  }

  #drop(name: string): void {
    const piece = this.#pieces.get(name);
    this.#pieces.delete(name);
    if (piece?.is === "here") URL.revokeObjectURL(piece.url);
  }

  /** It is asked for again after a while: a server that is away is not stormed. */
  #waitFor(name: string): void {
    const tries = this.#tries.get(name) ?? 0;
    this.#tries.set(name, tries + 1);
    const wait = WAITS[Math.min(tries, WAITS.length - 1)] as number;
    const calledOff = this.#options.clock.after(wait, () => {
      this.#waits.delete(name);
      this.#fetchWanted();
    });
    this.#waits.set(name, calledOff);
  }
}

/** Null where asking again may bring it. */
async function fetchPiece(url: string, type: string, signal: AbortSignal): Promise<Fetched | null> {
  try {
    const answer = await fetch(url, { signal });
    if (answer.status === 404 || answer.status === 410) return { is: "gone" };
    if (!answer.ok) return null;
    const bytes = await answer.arrayBuffer();
    return { is: "here", url: URL.createObjectURL(new Blob([bytes], { type })) };
  } catch {
    return null;
  }
}
