"use client";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import * as z from "zod/mini";
import { browserClock } from "./browser-clock.ts";
import type { Playback } from "./playback.ts";
import { inBrowser, kept } from "./storage/kept.ts";
import { type VoiceChoice, VoicePlayer, type VoicePlayView } from "./voice/voice-player.ts";

const Choice = z.object({ on: z.boolean(), volume: z.number().check(z.minimum(0), z.maximum(1)) });
const usual: VoiceChoice = { on: true, volume: 1 };

/** The voice of a replay, and what one can do with it. Functions are stable. */
export interface ReplayVoice extends VoicePlayView {
  readonly turn: (on: boolean) => void;
  readonly setVolume: (volume: number) => void;
  /** Whether pages may set a volume here: on some phones only its keys do. */
  readonly hasVolume: boolean;
}

/** A replay keeps its player while other things are shown: some browsers allow sound to an element, not to a page. */
const players = new WeakMap<Playback, VoicePlayer>();

/** The instructor's voice goes along with this replay as long as the component is shown; this browser keeps whether and how loud. */
export function useReplayVoice(playback: Playback): ReplayVoice {
  const player = playerOf(playback);
  const hasVolume = useMemo(canSetVolume, []);
  useEffect(() => {
    player.begin();
    const stop = player.subscribe(() => keepChoice(player.getSnapshot()));
    return () => {
      stop();
      player.end();
    };
  }, [player]);
  return { ...useVoiceView(playback), turn: player.turn, setVolume: player.setVolume, hasVolume };
}

/** How the voice of this replay is. */
export function useVoiceView(playback: Playback): VoicePlayView {
  const { subscribe, getSnapshot } = playerOf(playback);
  return useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
}

function playerOf(playback: Playback): VoicePlayer {
  const known = players.get(playback);
  if (known) return known;
  const made = new VoicePlayer({
    playback,
    clock: browserClock,
    makeElement: () => new Audio(),
    canPlay: asked(canPlay),
    start: keptChoice().read() ?? usual,
  });
  players.set(playback, made);
  return made;
}

function keptChoice() {
  return kept(inBrowser, "baton:voice", Choice);
}

function keepChoice({ on, volume }: VoicePlayView): void {
  keptChoice().write({ on, volume });
}

function canPlay(type: string): boolean {
  return new Audio().canPlayType(type) !== "";
}

function canSetVolume(): boolean {
  const element = new Audio();
  element.volume = 0.5;
  return element.volume === 0.5;
}

/** Asks once for each. */
function asked(ask: (type: string) => boolean): (type: string) => boolean {
  const known = new Map<string, boolean>();
  return (type) => {
    const answer = known.get(type) ?? ask(type);
    known.set(type, answer);
    return answer;
  };
}
