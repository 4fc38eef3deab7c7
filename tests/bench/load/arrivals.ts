const UP_TO = Buffer.from('"upTo":');
const SEQ = Buffer.from('"seq":');
const DIGIT_0 = 0x30;
const LETTER_T = 0x74;
const NAME_AT = '42["'.length;

/**
 * Which step reached which socket, and how long after it was sent. A frame is not parsed: it tells by its first letters
 * what it is, and up to which seq it brings its reader. One step is one event, so a frame that holds two is two deliveries.
 */
export class Arrivals {
  readonly #sentAt: Float64Array;
  readonly #latencies: Float64Array;
  readonly #steps: number;
  readonly #has: Int32Array;
  #base: number | null = null;
  #taken = 0;
  #frames = 0;
  #bytes = 0;
  #awaited: { readonly count: number; readonly resolve: () => void } | null = null;

  constructor(sockets: number, steps: number) {
    this.#sentAt = new Float64Array(steps);
    this.#latencies = new Float64Array(sockets * steps);
    this.#has = new Int32Array(sockets);
    this.#steps = steps;
  }

  /** From now on frames count: all sockets have come in and have `base`, the seq before the first step. */
  begin(base: number): void {
    this.#base = base;
    this.#has.fill(base);
  }

  /** Step `index`, from 0, is sent now. */
  sent(index: number): void {
    this.#sentAt[index] = performance.now();
  }

  /** A frame of an event has reached `socket`. */
  take(socket: number, bytes: Buffer, from: number, to: number): void {
    const base = this.#base;
    const upTo = base === null ? null : reaches(bytes, from, to);
    if (base === null || upTo === null) return;
    const now = performance.now();
    const last = Math.min(upTo, base + this.#steps);
    for (let seq = (this.#has[socket] as number) + 1; seq <= last; seq++) {
      this.#latencies[this.#taken++] = now - (this.#sentAt[seq - base - 1] as number);
      this.#has[socket] = seq;
    }
    this.#frames++;
    this.#bytes += to - from;
    if (this.#awaited && this.#taken >= this.#awaited.count) this.#awaited.resolve();
  }

  /** Resolves when `count` deliveries have been made; throws when it takes longer than `patience` milliseconds. */
  async until(count: number, patience: number): Promise<void> {
    if (this.#taken >= count) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${this.#taken} of ${count} deliveries came`)), patience);
    });
    await Promise.race([
      late,
      new Promise<void>((resolve) => {
        this.#awaited = { count, resolve };
      }),
    ]);
    clearTimeout(timer);
  }

  /** Milliseconds of all deliveries after the first `skip`, ascending. */
  latencies(skip: number): Float64Array {
    return this.#latencies.slice(skip, this.#taken).sort();
  }

  /** Bytes of a frame, on average, without its WebSocket header. */
  get frameSize(): number {
    return this.#bytes / this.#frames;
  }

  /** Frames per delivery: under 1 when frames held more than one step. */
  get framesPerDelivery(): number {
    return this.#frames / this.#taken;
  }
}

/** Up to which seq a batch or a base brings its reader; null for what is neither. */
function reaches(bytes: Buffer, from: number, to: number): number | null {
  if (bytes[from + NAME_AT] !== 0x62 || bytes[from + NAME_AT + 1] !== 0x61) return null;
  const key = bytes[from + NAME_AT + 2] === LETTER_T ? UP_TO : SEQ;
  const found = bytes.indexOf(key, from);
  if (found < 0 || found >= to) return null;
  let value = 0;
  for (let at = found + key.length; at < to; at++) {
    const digit = (bytes[at] as number) - DIGIT_0;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return value;
}
