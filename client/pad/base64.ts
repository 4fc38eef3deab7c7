/** Bytes that are turned into characters in one call: more arguments than a stack holds would throw. */
const AT_ONCE = 8192;

export function toBase64(bytes: Uint8Array): string {
  let characters = "";
  for (let start = 0; start < bytes.length; start += AT_ONCE)
    characters += String.fromCharCode(...bytes.subarray(start, start + AT_ONCE));
  return btoa(characters);
}

/** The bytes of a text that a schema has found to be base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < characters.length; index++) bytes[index] = characters.charCodeAt(index);
  return bytes;
}
