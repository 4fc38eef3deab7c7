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

/** Moves through the replay that this part of the page shows, and how it is being played. */
export function usePlayback(): Playback & PlaybackView {
  const playback = useContext(SessionContext)?.playback;
  if (!playback) throw new Error("usePlayback stands outside of a replay");
  const view = useSyncExternalStore(playback.subscribe, playback.getSnapshot, playback.getSnapshot);
  const { getSnapshot, subscribe, play, pause, seek, nextEvent, setSpeed, setCompressIdle, retry } = playback;
  const { voiceUrl, access } = playback;
  const moves = { getSnapshot, subscribe, play, pause, seek, nextEvent, setSpeed, setCompressIdle, retry };
  return { ...moves, voiceUrl, access, ...view };
}

/** One part of how it is played, or what follows from it: drawn anew only when that is another value. */
export function usePlaybackPart<T>(part: (view: PlaybackView) => T): T {
  const playback = useContext(SessionContext)?.playback;
  if (!playback) throw new Error("usePlaybackPart stands outside of a replay");
  const get = (): T => part(playback.getSnapshot());
  return useSyncExternalStore(playback.subscribe, get, get);
}

function startOf(name: string): ReplayStart {
  if (typeof window === "undefined") return fromTheStart;
  return { ...(keptReplay(name).read() ?? fromTheStart), ...readReplayLink(window.location.search) };
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
