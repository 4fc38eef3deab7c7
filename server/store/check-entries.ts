import type { Entry } from "./event-store.ts";

/** Throws when an append holds nothing, or a command that made nothing happen: neither could be found again. */
export function checkEntries(stream: string, entries: readonly Entry[]): void {
  if (entries.length === 0 || entries.some((entry) => entry.events.length === 0))
    throw new Error(`An append to ${stream} holds no event for a command`);
}
