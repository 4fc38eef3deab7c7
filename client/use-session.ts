"use client";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { SessionSource, SessionView } from "./session-source.ts";

export const SessionContext = createContext<SessionSource | null>(null);

export type Session = SessionView &
  Pick<SessionSource, "act" | "goTo" | "returnToClass" | "runs" | "pads" | "playback" | "recordedPads">;

/** The session that this part of the page shows, and what may be done in it. */
export function useSession(): Session {
  const source = useContext(SessionContext);
  if (!source) throw new Error("useSession stands outside of a SessionContext");
  const view = useSyncExternalStore(source.subscribe, source.getSnapshot, source.getSnapshot);
  const { act, goTo, returnToClass, runs, pads, playback, recordedPads } = source;
  return {
    ...view,
    ...(act && { act }),
    ...(goTo && { goTo }),
    ...(returnToClass && { returnToClass }),
    ...(runs && { runs }),
    ...(pads && { pads }),
    ...(playback && { playback }),
    ...(recordedPads && { recordedPads }),
  };
}
