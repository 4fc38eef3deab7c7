import type { ShownPad } from "../../client/use-pad.ts";
import type { Result } from "../../domain/result.ts";
import type { Rejection } from "../../domain/session/rejection.ts";

/** How a viewer stands to a pad: one of these at a time. */
export type PadStanding = "shut" | "opening" | "opening-offline" | "reading" | "offline" | "saving" | "saved";

/** What the line under a pad says first. `may` is whether this viewer may write in it now. Pure. */
export function padStanding(
  { is, live, unsent }: Pick<ShownPad, "is" | "live" | "unsent">,
  may: Result<null, Rejection>,
): PadStanding {
  if (is === "shut") return "shut";
  if (is === "opening") return live ? "opening" : "opening-offline";
  if (!may.ok) return "reading";
  if (!live) return "offline";
  return unsent ? "saving" : "saved";
}
