/** What a text comes to, small enough to be sent now and then: two readers at one seq must have the same. */
export interface TextDigest {
  /** In UTF-16 units. */
  readonly length: number;
  /** From 0 to 2^32 - 1. */
  readonly hash: number;
}

// FNV-1a, 32 bit (Fowler, Noll, Vo): finds texts that differ by accident, not by intent.
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** The digest of a text, by its UTF-16 units. */
export function digestOf(text: string): TextDigest {
  let hash = OFFSET;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), PRIME);
    hash = Math.imul(hash ^ (unit >> 8), PRIME);
  }
  return { length: text.length, hash: hash >>> 0 };
}
