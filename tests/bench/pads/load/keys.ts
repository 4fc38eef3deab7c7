import { decodeUpdate } from "yjs";

/** The first of the 6,400 characters that Unicode leaves to private use. */
const FIRST = 0xe000;
const LAST = 0xf8ff;

/** The character that key `index` types: no other key types the same, so that wherever it arrives it tells which it is. */
export function characterOf(index: number): string {
  const code = FIRST + index;
  if (code > LAST) throw new RangeError(`Key ${index} has no character of its own`);
  return String.fromCharCode(code);
}

/** The keys whose characters are in a text, in the text's order. */
export function keysIn(text: string): number[] {
  const keys: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= FIRST && code <= LAST) keys.push(code - FIRST);
  }
  return keys;
}

/** The keys whose characters a Yjs update inserts. */
export function keysInUpdate(update: Uint8Array): number[] {
  return decodeUpdate(update).structs.flatMap((struct) => {
    const { content } = struct as { content?: { str?: string } };
    return keysIn(content?.str ?? "");
  });
}
