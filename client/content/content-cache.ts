import type { ApiFailure, ApiResult } from "../api.ts";

/**
 * Something that is fetched: on its way, there, or not to be had; `retry` asks once more and shows it, `ask` does without
 * anything to be seen until there is an answer.
 */
export type Loaded<T> =
  | { readonly is: "loading" }
  | { readonly is: "ready"; readonly value: T }
  | {
      readonly is: "failed";
      readonly failure: ApiFailure;
      readonly retry: () => void;
      readonly ask: () => void;
    };

/** What was fetched under each key, for the life of the page. `get` is stable until a change is told. */
export interface ContentCache<T> {
  get(key: string): Loaded<T>;
  /** Fetches what is not there yet; tells of changes until the returned function is called. */
  subscribe(key: string, onChange: () => void): () => void;
}

/** Shown before and while something is fetched. */
export const loading: Loaded<never> = { is: "loading" };

/** A cache over `fetchOne`: one request per key at a time, and a failure stands until `retry`. */
export function contentCache<T>(fetchOne: (key: string) => Promise<ApiResult<T>>): ContentCache<T> {
  const entries = new Map<string, Loaded<T>>();
  const listeners = new Set<() => void>();
  const put = (key: string, entry: Loaded<T>): void => {
    entries.set(key, entry);
    for (const listener of listeners) listener();
  };
  const ask = async (key: string): Promise<void> => {
    const answer = await fetchOne(key);
    if (answer.ok) put(key, { is: "ready", value: answer.value });
    else
      put(key, {
        is: "failed",
        failure: answer.error,
        retry: () => void load(key),
        ask: () => void ask(key),
      });
  };
  const load = (key: string): Promise<void> => {
    put(key, loading);
    return ask(key);
  };
  return {
    get: (key) => entries.get(key) ?? loading,
    subscribe(key, onChange) {
      listeners.add(onChange);
      if (!entries.has(key)) void load(key);
      return () => listeners.delete(onChange);
    },
  };
}
