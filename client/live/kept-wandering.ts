import { z } from "zod";
import { Position } from "../../domain/lesson/position.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import type { Follow } from "../../domain/session/follow.ts";
import { type Kept, kept, type TextStorage } from "../storage/kept.ts";

const Wandering = z.object({
  mode: z.literal("own"),
  position: Position,
  callBacks: z.number().int().nonnegative(),
});

/** Where a viewer on their own was, so that a reload does not take them back to the class. */
export function keptWandering(storage: () => TextStorage, code: RoomCode): Kept<Follow & { mode: "own" }> {
  return kept(storage, `baton:own:${code}`, Wandering);
}
