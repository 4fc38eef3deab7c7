/** The encoding of lib0, which the servers for Yjs speak: as much of it as the load needs. */
export function varUint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return Uint8Array.of(...bytes, rest);
}

/** Bytes with their length before them. */
export function varBytes(bytes: Uint8Array): Uint8Array {
  return joined(varUint(bytes.length), bytes);
}

export function varText(text: string): Uint8Array {
  return varBytes(Buffer.from(text));
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

/** The bytes with their length before them that begin at `at`, where they lie. */
export function readVarBytes(bytes: Uint8Array, at: number): Uint8Array {
  let length = 0;
  let factor = 1;
  let from = at;
  for (;;) {
    const byte = bytes[from++];
    if (byte === undefined) throw new RangeError("The frame ends too early");
    length += (byte & 0x7f) * factor;
    factor *= 0x80;
    if (byte < 0x80) return bytes.subarray(from, from + length);
  }
}
