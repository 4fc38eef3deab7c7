import type { Clock } from "../../domain/clock.ts";
import type { RoomCode } from "../../domain/room-code.ts";

/** Which class, and whether one takes part in it or only shows it. */
export interface LiveOptions {
  readonly code: RoomCode;
  readonly as: "participant" | "screen";
}

/** What a live source needs of the machine it runs on. */
export interface LiveEnvironment {
  readonly clock: Clock;
}
