import * as z from "zod/mini";
import { PROTOCOL_VERSION } from "../../domain/protocol.ts";
import { type Kept, kept, type TextStorage } from "../storage/kept.ts";

/** Remembers that the page was reloaded to speak another protocol. */
export function keptReload(storage: () => TextStorage): Kept<number> {
  return kept(storage, "baton:reloaded-for", z.number());
}

/**
 * Reloads the page, whose scripts are older than the server. False when that was tried already, or cannot be
 * remembered: a page that reloads for ever is worse than one that says what is wrong.
 */
export function reloadOnce(reloaded: Kept<number>, reloadPage: () => void): boolean {
  if (reloaded.read() === PROTOCOL_VERSION) return false;
  reloaded.write(PROTOCOL_VERSION);
  if (reloaded.read() !== PROTOCOL_VERSION) return false;
  reloadPage();
  return true;
}
