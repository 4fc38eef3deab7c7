"use client";
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { RoomCode } from "../domain/room-code.ts";
import { browserClock } from "./browser-clock.ts";
import { loadPart } from "./load-part.ts";
import { type Session, useSession } from "./use-session.ts";
import type { Voice } from "./voice/voice.ts";
import { NO_CLASS, NO_VOICE, type VoicedClass, type VoiceView } from "./voice/voice-view.ts";

export type { MicrophoneFault } from "./voice/microphone.ts";

/** The voice of this page's host; null as long as its code is on its way. */
export const VoiceContext = createContext<Voice | null>(null);

/** The host's own voice, and what can be done about it; `ready` as soon as its code is there. */
export type OwnVoice = VoiceView & { readonly ready: boolean } & Pick<
    Voice,
    "start" | "stop" | "dismiss" | "loudness"
  >;

type Act = NonNullable<Session["act"]>;

/** Pages have one voice a class: what was recorded goes on being sent when the console is put away. */
const voices = new Map<RoomCode, Voice>();
/** How each class is asked now: a console that was put away and came back has another line. */
const asks = new Map<RoomCode, Act>();

/** The voice of the host of this class, for a `VoiceContext`: it hears what happens in the class. Its code comes by itself. */
export function useOwnVoice(code: RoomCode): Voice | null {
  const session = useSession();
  const { act } = session;
  const [voice, setVoice] = useState<Voice | null>(null);
  useEffect(() => {
    let isHere = true;
    void bring(code).then((came) => isHere && setVoice(came));
    return () => {
      isHere = false;
    };
  }, [code]);
  useEffect(() => {
    if (act) asks.set(code, act);
  }, [code, act]);
  useEffect(() => voice?.hear(voicedClass(session)));
  // Whoever is no host any more, or has left, is not heard: what was said is still sent.
  useEffect(() => () => voice?.hear(NO_CLASS), [voice]);
  return voice;
}

async function bring(code: RoomCode): Promise<Voice> {
  const { pageVoice } = await loadPart(() => import("./voice/page-voice.ts"), browserClock);
  const voice = voices.get(code) ?? pageVoice(code, (command) => asks.get(code)?.(command));
  voices.set(code, voice);
  return voice;
}

function voicedClass({ line, self, state, startedAt, refused }: Session): VoicedClass {
  const { phase, recording, voice } = state;
  return {
    live: line.is === "live",
    may: phase === "open" && self?.role === "host" && recording !== "off",
    recording,
    voice: voice === null ? "none" : voice === self?.id ? "own" : "other",
    startedAt,
    refusals: refused?.command === "voice/start" ? refused.count : 0,
  };
}

const nothing = (): (() => void) => () => {};
const none = (): VoiceView => NO_VOICE;
const inert = { start: async () => {}, stop: () => {}, dismiss: () => {}, loudness: () => 0 };

/** What the page shows of its host's voice. */
export function useVoice(): OwnVoice {
  const voice = useContext(VoiceContext);
  const view = useSyncExternalStore(voice?.subscribe ?? nothing, voice?.getSnapshot ?? none, none);
  const { start, stop, dismiss, loudness } = voice ?? inert;
  return { ...view, ready: voice !== null, start, stop, dismiss, loudness };
}
