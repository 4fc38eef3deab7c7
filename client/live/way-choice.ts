import type { Way } from "./wire.ts";

/** How the next attempt begins, and whether WebSockets were swallowed here: then they are only tried beside a working line. */
export interface WayChoice {
  readonly way: Way;
  readonly swallowed: boolean;
}

export const firstChoice: WayChoice = { way: "websocket", swallowed: false };

/** After an attempt that came to nothing. `hung`: there was no answer at all, not even a refusal. */
export function afterFailure(choice: WayChoice, hung: boolean): WayChoice {
  if (choice.way === "websocket") return { way: "polling", swallowed: hung };
  // When nothing works it is the server that is away, and WebSocket is still the first choice once it is back.
  return choice.swallowed ? choice : firstChoice;
}
