import * as Y from "yjs";

/** Yjs compares each update with all others that it merges with it: many at once cost their number squared. */
const AT_ONCE = 32;

/** One Yjs update that does what all of these do, in this order. */
export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  let merged = [...updates];
  while (merged.length > AT_ONCE) merged = windowsOf(merged).map(mergeFew);
  return mergeFew(merged);
}

function windowsOf(updates: readonly Uint8Array[]): Uint8Array[][] {
  const count = Math.ceil(updates.length / AT_ONCE);
  return Array.from({ length: count }, (_, n) => updates.slice(n * AT_ONCE, (n + 1) * AT_ONCE));
}

function mergeFew(updates: readonly Uint8Array[]): Uint8Array {
  const [first] = updates;
  return first && updates.length === 1 ? first : Y.mergeUpdates([...updates]);
}
