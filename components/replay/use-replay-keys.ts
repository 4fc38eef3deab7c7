"use client";
import { useContext, useEffect } from "react";
import { SessionContext } from "../../client/use-session.ts";
import { keyPlace } from "../keys/use-keys.ts";
import { toggleFullScreen } from "./full-screen.tsx";
import { type ReplayKey, replayKey } from "./replay-keys.ts";
import { goToChapter, skip, togglePlaying } from "./replay-moves.ts";

/** What the keys of a replay do beside moving through it. Give fixed functions. */
interface ReplayKeyUses {
  readonly onList: () => void;
  readonly onSearch: () => void;
  /** One's own steps. */
  readonly forward: () => void;
  readonly back: () => void;
  /** While the keys are somebody else's. */
  readonly off: boolean;
}

/** The keys of a replay, for the whole page, before any part of it that has the same ones. */
export function useReplayKeys({ onList, onSearch, forward, back, off }: ReplayKeyUses): void {
  const source = useContext(SessionContext);
  useEffect(() => {
    const { playback, returnToClass } = source ?? {};
    if (!playback || off) return;
    const carryOut = (key: ReplayKey): void => {
      const { length } = playback.getSnapshot();
      if (key.does === "play") togglePlaying(playback);
      else if (key.does === "skip") skip(playback, key.ms);
      else if (key.does === "skip-share") skip(playback, key.share * length);
      else if (key.does === "go-share") playback.seek(key.share * length);
      else if (key.does === "chapter") goToChapter(playback, key.way);
      else if (key.does === "event") playback.nextEvent();
      else if (key.does === "return") returnToClass?.();
      else if (key.does === "step-forward") forward();
      else if (key.does === "step-back") back();
      else if (key.does === "full-screen") toggleFullScreen();
      else if (key.does === "search") onSearch();
      else onList();
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const key = replayKey(event, keyPlace(event.target));
      if (!key) return;
      event.preventDefault();
      carryOut(key);
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [source, onList, onSearch, forward, back, off]);
}
