import type * as z from "zod/mini";

/** The part of the browser's Storage that is used here. */
export type TextStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** One value kept in the browser under one key. */
export interface Kept<T> {
  /** Null when nothing fit to be read is there. */
  read(): T | null;
  write(value: T | null): void;
}

/**
 * A value in the browser's storage. Storage may be full, forbidden (private windows) or hold what an older
 * version wrote: then nothing is there, and nothing breaks.
 */
export function kept<T>(storage: () => TextStorage, key: string, schema: z.ZodMiniType<T>): Kept<T> {
  return {
    read() {
      try {
        const text = storage().getItem(key);
        return text === null ? null : schema.parse(JSON.parse(text));
      } catch {
        return null;
      }
    },
    write(value) {
      try {
        if (value === null) storage().removeItem(key);
        else storage().setItem(key, JSON.stringify(value));
      } catch {
        // What cannot be kept is lost with the page, and only then.
      }
    },
  };
}

/** Kept for all tabs, over restarts of the browser. */
export function inBrowser(): TextStorage {
  return window.localStorage;
}

/** Kept for this tab, over reloads. */
export function inTab(): TextStorage {
  return window.sessionStorage;
}
