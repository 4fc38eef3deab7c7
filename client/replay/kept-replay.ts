import * as z from "zod/mini";
import { FASTEST, SLOWEST } from "../../domain/recording/replay-link.ts";
import { amount } from "../../domain/schema.ts";
import { inBrowser, type Kept, kept } from "../storage/kept.ts";
import type { ReplayStart } from "./replay-player.ts";

const Start = z.object({
  at: amount,
  speed: z.number().check(z.minimum(SLOWEST), z.maximum(FASTEST)),
  compressIdle: z.boolean(),
});

/** Where this browser stopped in a recording, and how it played it. */
export function keptReplay(name: string): Kept<ReplayStart> {
  return kept(inBrowser, `baton:replay:${name}`, Start);
}
