import type { Clock } from "../../domain/clock.ts";
import { clamp, type Position } from "../../domain/lesson/position.ts";
import type { Sight } from "../../domain/recording/replay.ts";
import { emptySession, type SessionState } from "../../domain/session/state.ts";
import { contentCache } from "../content/content-cache.ts";
import type { SessionSource, SessionView } from "../session-source.ts";
import { PadsInSight } from "./recorded-pads.ts";
import type { RecordingAccess } from "./recording-access.ts";
import { fromTheStart, ReplayPlayer, type ReplayStart } from "./replay-player.ts";
import { nothingSeen, replayView } from "./replay-view.ts";

/** A replay always has these. */
export type ReplaySource = SessionSource &
  Required<Pick<SessionSource, "goTo" | "returnToClass" | "playback" | "recordedPads" | "content">>;

/**
 * A class that was recorded, as a session: whoever looks goes where the playback goes, or steps by themselves, which pauses it,
 * and returns. Nothing can be asked of it.
 */
export function createReplaySource(
  access: RecordingAccess,
  clock: Clock,
  start: ReplayStart = fromTheStart,
): ReplaySource {
  const listeners = new Set<() => void>();
  const pads = new PadsInSight((name) => player.want(name));
  let state: SessionState = emptySession;
  let wandered: Position | null = null;
  let view: SessionView = nothingSeen;

  const change = (): void => {
    view = replayView(state, wandered);
    for (const listener of listeners) listener();
  };
  const wander = (to: Position | null): void => {
    if (wandered === to) return;
    wandered = to;
    change();
  };
  const show = (now: Sight, t: number): void => {
    pads.show(now, t);
    if (now.state === state) return;
    state = now.state;
    change();
  };
  const player = new ReplayPlayer({ access, clock, start, onShow: show, onMove: () => wander(null) });
  return {
    getSnapshot: () => view,
    subscribe(onChange) {
      listeners.add(onChange);
      if (listeners.size === 1) player.begin();
      return () => {
        listeners.delete(onChange);
        if (listeners.size === 0) player.end();
      };
    },
    goTo(to) {
      player.pause();
      wander(clamp(view.shape, to));
    },
    returnToClass: () => wander(null),
    playback: player,
    recordedPads: pads,
    content: { lessons: contentCache(access.lesson), traces: contentCache(access.trace) },
  };
}
