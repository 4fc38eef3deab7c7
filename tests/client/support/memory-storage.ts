import type { TextStorage } from "../../../client/storage/kept.ts";

/** A browser's storage, for as long as a test runs. */
export class MemoryStorage implements TextStorage {
  readonly #items = new Map<string, string>();

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  setItem(key: string, text: string): void {
    this.#items.set(key, text);
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }
}
