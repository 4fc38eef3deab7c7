import type { RoomCode } from "../../domain/room-code.ts";
import { text } from "../../domain/schema.ts";
import { inBrowser, type Kept, kept } from "./kept.ts";

/** The token that stands in for the cookie in a hello, one per class. */
export function resumeToken(code: RoomCode): Kept<string> {
  return kept(inBrowser, `baton:resume:${code}`, text(1, 200));
}
