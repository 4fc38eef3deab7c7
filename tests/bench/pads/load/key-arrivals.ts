import { FrameMemory } from "./frame-memory.ts";

/** Which key reached which socket, and how long after it was pressed. */
export class KeyArrivals {
  readonly #keys: number;
  readonly #sockets: number;
  readonly #memory: FrameMemory;
  readonly #pressedAt: Float64Array;
  /** Milliseconds, by socket and key; negative where it has not arrived. */
  readonly #latencies: Float64Array;
  /** All updates that reached the first sockets, for real documents. */
  readonly #updates: Uint8Array[][];
  #taken = 0;
  #frames = 0;
  #bytes = 0;
  #awaited: { readonly count: number; readonly resolve: () => void } | null = null;

  /** What reaches the first `documents` sockets is kept. */
  constructor(
    sockets: number,
    keys: number,
    documents: number,
    updateIn: (frame: Buffer) => Uint8Array | null,
  ) {
    this.#keys = keys;
    this.#sockets = sockets;
    this.#memory = new FrameMemory(sockets, updateIn);
    this.#pressedAt = new Float64Array(keys);
    this.#latencies = new Float64Array(sockets * keys).fill(-1);
    this.#updates = Array.from({ length: documents }, () => []);
  }

  pressed(key: number): void {
    this.#pressedAt[key] = performance.now();
  }

  /** A frame has reached `socket`. */
  take(socket: number, bytes: Buffer, from: number, to: number): void {
    const now = performance.now();
    const { keys, update } = this.#memory.read(socket, bytes, from, to);
    for (const key of keys) this.#arrived(socket, key, now);
    if (update) this.#updates[socket]?.push(update);
    this.#frames += 1;
    this.#bytes += to - from;
    if (this.#awaited && this.#taken >= this.#awaited.count) this.#awaited.resolve();
  }

  #arrived(socket: number, key: number, now: number): void {
    const at = socket * this.#keys + key;
    // A socket that was brought up to date gets what it has, too.
    if ((this.#latencies[at] as number) >= 0) return;
    this.#latencies[at] = now - (this.#pressedAt[key] as number);
    this.#taken += 1;
  }

  /** Resolves when the first `keys` keys have reached all sockets: true; or false after `patience` milliseconds. */
  async until(keys: number, patience: number): Promise<boolean> {
    const count = keys * this.#sockets;
    if (this.#taken >= count) return true;
    let timer: NodeJS.Timeout | undefined;
    const all = new Promise<true>((resolve) => {
      this.#awaited = { count, resolve: () => resolve(true) };
    });
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), patience);
    });
    const result = await Promise.race([all, late]);
    clearTimeout(timer);
    return result;
  }

  /** Milliseconds to all sockets of all keys after the first `skip`, ascending. What never came counts as coming now. */
  latencies(skip: number): Float64Array {
    const now = performance.now();
    const counted = new Float64Array(this.#sockets * (this.#keys - skip));
    let next = 0;
    for (let socket = 0; socket < this.#sockets; socket++) {
      for (let key = skip; key < this.#keys; key++) {
        const latency = this.#latencies[socket * this.#keys + key] as number;
        counted[next++] = latency < 0 ? now - (this.#pressedAt[key] as number) : latency;
      }
    }
    return counted.sort();
  }

  /** So many keys reached a socket so far, over all sockets; so many frames and bytes did. */
  get totals(): { deliveries: number; frames: number; bytes: number } {
    return { deliveries: this.#taken, frames: this.#frames, bytes: this.#bytes };
  }

  updatesOf(socket: number): readonly Uint8Array[] {
    return this.#updates[socket] ?? [];
  }
}
