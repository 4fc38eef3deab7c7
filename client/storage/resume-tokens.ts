import { z } from "zod";
import type { RoomCode } from "../../domain/room-code.ts";
import { inBrowser, type Kept, kept } from "./kept.ts";

/** The token that stands in for the cookie in a hello, one per class. */
export function resumeToken(code: RoomCode): Kept<string> {
  return kept(inBrowser, `baton:resume:${code}`, z.string().min(1).max(200));
}
