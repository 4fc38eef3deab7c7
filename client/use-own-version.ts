"use client";
import { useCallback, useState } from "react";
import * as z from "zod/mini";
import type { PadPlace } from "../domain/pad/pad-id.ts";
import { wholeNumber } from "../domain/schema.ts";
import { inTab, kept } from "./storage/kept.ts";

/** What somebody chose among the versions of their own pad, and how many there were then. */
const Chosen = z.object({ version: wholeNumber, of: wholeNumber });

/** Which version of their own pad somebody has before them. */
export interface OwnVersion {
  readonly version: number;
  /** Whether they have seen that the newest is there. */
  readonly seen: boolean;
  /** The version to go back to from the newest: the one that they had before it. */
  readonly before: number;
  readonly choose: (version: number) => void;
}

/**
 * The version of one's own pad of this place: the newest, until one goes back to an earlier; a newer one comes first again.
 * The choice is kept for this tab. `room` is the class, `newest` how often something was pushed.
 */
export function useOwnVersion(room: string, place: PadPlace, newest: number): OwnVersion {
  const key = `baton:pad-version:${room}:${place}`;
  const [held, hold] = useState(() => ({ key, chosen: kept(inTab, key, Chosen).read() }));
  const chosen = held.key === key ? held.chosen : kept(inTab, key, Chosen).read();
  const choose = useCallback(
    (version: number) => {
      const next = { version, of: newest };
      kept(inTab, key, Chosen).write(next);
      hold({ key, chosen: next });
    },
    [key, newest],
  );
  const holds = chosen?.of === newest && chosen.version <= newest;
  return {
    version: holds ? chosen.version : newest,
    seen: newest === 0 || holds,
    before: chosen && chosen.version < newest ? chosen.version : Math.max(0, newest - 1),
    choose,
  };
}
