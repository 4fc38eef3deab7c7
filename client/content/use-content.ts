"use client";
import { useCallback, useSyncExternalStore } from "react";
import { type ContentCache, type Loaded, loading } from "./content-cache.ts";

/** What the cache has under the key; loading as long as the key is not known. */
export function useContent<T>(cache: ContentCache<T>, key: string | undefined): Loaded<T> {
  const subscribe = useCallback(
    (onChange: () => void) => (key === undefined ? () => {} : cache.subscribe(key, onChange)),
    [cache, key],
  );
  const get = (): Loaded<T> => (key === undefined ? loading : cache.get(key));
  return useSyncExternalStore(subscribe, get, () => loading);
}
