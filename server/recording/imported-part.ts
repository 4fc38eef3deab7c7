import type { PackedParts } from "../store/recording-store.ts";

/** By which name a part of the n-th chunk of an import is kept. */
export function chunkName(n: number, part: keyof PackedParts): string {
  return `${part === "class" ? "chunk" : "aside"}/${n}`;
}

/** By which name that is kept what everybody gets in the place of a part, where the file itself bears names. */
export function sharedName(name: string): string {
  return `shared-${name}`;
}
