"use client";
import { useCallback, useEffect, useState } from "react";
import * as z from "zod/mini";
import { PadPlace } from "../domain/pad/pad-id.ts";
import { someText, wholeNumber } from "../domain/schema.ts";
import { inTab, kept } from "./storage/kept.ts";

const Sight = z.object({
  /** The pad that was opened, and the step that it was opened on: elsewhere it is not in sight. */
  opened: z.nullable(z.object({ step: wholeNumber, choice: z.object({ owner: someText, place: PadPlace }) })),
  /** The number of the spotlight that this viewer has folded away. */
  folded: wholeNumber,
  /** The half of a narrow screen beside the pad. */
  side: z.enum(["lesson", "output"]),
});
/** What one viewer has in the code's place. */
export type KeptSight = Readonly<z.infer<typeof Sight>>;

const FIRST: KeptSight = { opened: null, folded: 0, side: "lesson" };

/** What a viewer has in the code's place, theirs alone and kept for this tab, and how to change parts of it. `room` is the class. */
export function useKeptSight(room: string): readonly [KeptSight, (change: Partial<KeptSight>) => void] {
  const key = `baton:pad-sight:${room}`;
  const [sight, set] = useState(() => kept(inTab, key, Sight).read() ?? FIRST);
  useEffect(() => kept(inTab, key, Sight).write(sight), [key, sight]);
  const change = useCallback((parts: Partial<KeptSight>) => set((before) => ({ ...before, ...parts })), []);
  return [sight, change];
}
