"use client";
import { useContext, useEffect, useMemo, useSyncExternalStore } from "react";
import type { RecordingName } from "../domain/recording/recording-api.ts";
import { readReplayLink } from "../domain/recording/replay-link.ts";
import { browserClock } from "./browser-clock.ts";
import type { Playback, PlaybackView } from "./playback.ts";
import { httpRecording } from "./replay/http-recording.ts";
import { keptReplay } from "./replay/kept-replay.ts";
import type { RecordingAccess } from "./replay/recording-access.ts";
import { fromTheStart, type ReplayStart } from "./replay/replay-player.ts";
import { createReplaySource, type ReplaySource } from "./replay/replay-source.ts";
import { SessionContext } from "./use-session.ts";

/** Where one is in a replay is kept so often, in ms. */
const KEEP_EVERY_MS = 5000;

/** The recording of this name on the server, for a `SessionContext`. */
export function useHttpReplay(name: RecordingName): ReplaySource {
  const access = useMemo(() => httpRecording(name, asShared()), [name]);
  return useReplay(name, access);
}

/**
 * A recording that is read through `access`, which must stay the same. It begins where the address says, or where this browser
 * stopped in the one of this name.
 */
export function useReplay(name: string, access: RecordingAccess): ReplaySource {
  const source = useMemo(() => createReplaySource(access, browserClock, startOf(name)), [name, access]);
  useEffect(() => keepPlace(name, source.playback), [name, source]);
  return source;
}

/** One part of how it is played, or what follows from it: drawn anew only when that is another value. */
export function usePlaybackPart<T>(part: (view: PlaybackView) => T): T {
  const playback = useContext(SessionContext)?.playback;
  if (!playback) throw new Error("usePlaybackPart stands outside of a replay");
  const get = (): T => part(playback.getSnapshot());
  return useSyncExternalStore(playback.subscribe, get, get);
}

/** Whose view of the recording is in sight: its owner's, what its owner sees of it `as-others` do, or what others have. */
export function useWhoseView(): "owner" | "as-others" | "others" {
  const view = usePlaybackPart(({ manifest }) => manifest?.view);
  if (view === "owner") return "owner";
  return asShared() ? "as-others" : "others";
}

function startOf(name: string): ReplayStart {
  if (typeof window === "undefined") return fromTheStart;
  const stopped = keptReplay(name).read();
  const linked = readReplayLink(window.location.search);
  return cameBack() ? { ...fromTheStart, ...linked, ...stopped } : { ...fromTheStart, ...stopped, ...linked };
}

/** Whether the page is here again, by a reload or the way back: what its link says of an instant was followed then. */
function cameBack(): boolean {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return entry !== undefined && entry.type !== "navigate";
}

/** The owner may look at what others get. */
function asShared(): boolean {
  return (
    typeof window !== "undefined" && new URLSearchParams(window.location.search).get("view") === "shared"
  );
}

function keepPlace(name: string, playback: Playback): () => void {
  const place = keptReplay(name);
  const keep = (): void => {
    const { is, at, length, manifest, speed, compressIdle } = playback.getSnapshot();
    // Whoever saw the end begins anew, unless more will come.
    const isOver = at >= length && !manifest?.live;
    if (is === "ready") place.write({ at: isOver ? 0 : at, speed, compressIdle });
  };
  const timer = setInterval(keep, KEEP_EVERY_MS);
  window.addEventListener("pagehide", keep);
  return () => {
    keep();
    clearInterval(timer);
    window.removeEventListener("pagehide", keep);
  };
}
