"use client";
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { browserClock } from "../browser-clock.ts";
import { type ContentCache, type Loaded, loading } from "./content-cache.ts";

/** So long after the server could not be reached it is asked again, in ms. */
const ASK_AGAIN_MS = 3000;

/** What the cache has under the key; loading as long as the key is not known. */
export function useContent<T>(cache: ContentCache<T>, key: string | undefined): Loaded<T> {
  const subscribe = useCallback(
    (onChange: () => void) => (key === undefined ? () => {} : cache.subscribe(key, onChange)),
    [cache, key],
  );
  const get = (): Loaded<T> => (key === undefined ? loading : cache.get(key));
  const loaded = useSyncExternalStore(subscribe, get, () => loading);
  useEffect(() => {
    // A line that was down comes back by itself, and so must what was due meanwhile.
    if (loaded.is !== "failed" || loaded.failure.code !== "unreachable") return;
    return browserClock.after(ASK_AGAIN_MS, loaded.ask);
  }, [loaded]);
  return loaded;
}
