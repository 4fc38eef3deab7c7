import * as z from "zod/mini";
import { Position } from "../../domain/lesson/position.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import { wholeNumber } from "../../domain/schema.ts";
import type { Follow } from "../../domain/session/follow.ts";
import { type Kept, kept, type TextStorage } from "../storage/kept.ts";

const Wandering = z.object({
  mode: z.literal("own"),
  position: Position,
  callBacks: wholeNumber,
});

/** Where a viewer on their own was, so that a reload does not take them back to the class. */
export function keptWandering(storage: () => TextStorage, code: RoomCode): Kept<Follow & { mode: "own" }> {
  return kept(storage, `baton:own:${code}`, Wandering);
}
