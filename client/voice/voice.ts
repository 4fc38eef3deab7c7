import type { Result } from "../../domain/result.ts";
import type { Microphone, MicrophoneFault } from "./microphone.ts";
import { OpenVoice, type OpenVoiceParts } from "./open-voice.ts";
import type { PieceSender } from "./piece-sender.ts";
import type { TabHold } from "./tab-hold.ts";
import { NO_CLASS, NO_VOICE, type VoicedClass, type VoiceView } from "./voice-view.ts";

export interface VoiceParts extends OpenVoiceParts {
  readonly hold: TabHold;
  readonly openMicrophone: () => Promise<Result<Microphone, MicrophoneFault>>;
  /** `onChange` is called whenever what it tells has changed. */
  readonly makeSender: (onChange: () => void) => PieceSender;
  readonly act: (command: { readonly type: "voice/start" | "voice/stop" }) => void;
}

/**
 * How far it is: `asking` for the microphone; `stopping` the voice that this host has on elsewhere; `starting` it from here;
 * `on`, as everybody sees.
 */
type Stage = "off" | "asking" | "stopping" | "starting" | "on";

/** The voice of a host on this page: from the press on a button to pieces that the server has. */
export class Voice {
  readonly #parts: VoiceParts;
  readonly #sender: PieceSender;
  readonly #listeners = new Set<() => void>();
  #class: VoicedClass = NO_CLASS;
  #view: VoiceView = NO_VOICE;
  #stage: Stage = "off";
  #fault: MicrophoneFault | null = null;
  #open: OpenVoice | null = null;
  /** Refusals at the time when the voice was asked for. */
  #refusals = 0;
  /** The class was asked to end this host's voice, and has not done it yet. */
  #isEnding = false;
  /** Whether another tab has it; null as long as that was not asked. */
  #otherTab: boolean | null = null;
  #stopWaiting: () => void = () => {};
  #letGo: () => void = () => {};

  constructor(parts: VoiceParts) {
    this.#parts = parts;
    this.#sender = parts.makeSender(() => this.#changed());
    void this.#sender.load({ growing: false });
    parts.hold.whenFree(() => void this.#sender.load({ growing: true }));
  }

  readonly getSnapshot = (): VoiceView => this.#view;

  readonly subscribe = (onChange: () => void): (() => void) => {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  };

  /** How loud it is right now: root mean square, 0 to 1. */
  readonly loudness = (): number => this.#open?.loudness ?? 0;

  /** Takes what of the class has changed. */
  hear(now: VoicedClass): void {
    const wasLive = this.#class.live;
    this.#class = now;
    this.#isEnding &&= now.voice === "own";
    this.#parts.time.tell(now.startedAt);
    if (now.live && !wasLive) this.#sender.resume();
    this.#settle();
  }

  /** Begins to record from here: anew, or in place of wherever this host's voice is on. */
  readonly start = async (): Promise<void> => {
    if (this.#stage !== "off") return;
    this.#stage = "asking";
    this.#fault = null;
    this.#changed();
    const opened = await this.#parts.openMicrophone();
    if (!opened.ok) return this.#release(opened.error);
    this.#open = new OpenVoice(this.#parts, opened.value, this.#sender, {
      change: () => this.#changed(),
      trouble: () => this.#lose(),
    });
    if (!this.#class.may || this.#class.voice === "other") return this.#release();
    this.#stopWaiting();
    this.#letGo = this.#parts.hold.take(() => this.#release());
    this.#refusals = this.#class.refusals;
    const isOnElsewhere = this.#class.voice === "own";
    this.#stage = isOnElsewhere ? "stopping" : "starting";
    this.#parts.act({ type: isOnElsewhere ? "voice/stop" : "voice/start" });
    this.#settle();
  };

  /** Ends the voice, wherever it is on. */
  readonly stop = (): void => this.#end();

  /** No more of a fault that was read. */
  readonly dismiss = (): void => {
    this.#fault = null;
    this.#changed();
  };

  /** Does what the class and the stage ask for. */
  #settle(): void {
    this.#goOn();
    const { recording, startedAt } = this.#class;
    this.#open?.record(this.#stage === "on" && recording === "on" && startedAt !== null);
    this.#watchOtherTab();
    this.#changed();
  }

  #goOn(): void {
    const { may, voice, refusals } = this.#class;
    if (this.#stage === "off" || this.#stage === "asking") return;
    if (!may || voice === "other") return this.#release();
    if (this.#stage === "stopping" && voice === "none") {
      this.#stage = "starting";
      this.#parts.act({ type: "voice/start" });
    } else if (this.#stage === "starting") {
      if (voice === "own") this.#stage = "on";
      else if (refusals > this.#refusals) this.#release();
    } else if (this.#stage === "on" && voice === "none") this.#release();
  }

  /** The microphone is gone in mid-class: the light must not say that somebody is heard. */
  #lose(): void {
    if (this.#stage !== "off") this.#end("lost");
  }

  #end(fault: MicrophoneFault | null = null): void {
    this.#isEnding = this.#class.voice === "own";
    if (this.#isEnding) this.#parts.act({ type: "voice/stop" });
    this.#release(fault);
  }

  #release(fault: MicrophoneFault | null = null): void {
    this.#stage = "off";
    this.#fault = fault;
    this.#letGo();
    this.#letGo = () => {};
    this.#open?.close();
    this.#open = null;
    this.#watchOtherTab();
    this.#changed();
  }

  /** As long as the class has this host's voice from elsewhere: whether from another tab. */
  #watchOtherTab(): void {
    const isElsewhere = this.#standing() === "elsewhere";
    if (isElsewhere && this.#otherTab === null) {
      this.#otherTab = true;
      this.#stopWaiting = this.#parts.hold.whenFree(() => {
        this.#otherTab = false;
        this.#changed();
      });
    } else if (!isElsewhere && this.#otherTab !== null) {
      this.#stopWaiting();
      this.#otherTab = null;
    }
  }

  #changed(): void {
    const next = this.#look();
    if (JSON.stringify(next) === JSON.stringify(this.#view)) return;
    this.#view = next;
    for (const listener of this.#listeners) listener();
  }

  #look(): VoiceView {
    const { isBehind, lost, unsentMs } = this.#sender;
    return {
      is: this.#standing(),
      fault: this.#fault,
      inOtherTab: this.#otherTab === true,
      silent: this.#open?.isSilent ?? false,
      unsentS: Math.ceil(unsentMs / 1000),
      behind: isBehind,
      lost: lost && { seconds: Math.ceil(lost.ms / 1000), code: lost.code },
    };
  }

  #standing(): VoiceView["is"] {
    if (this.#stage === "asking") return "asking";
    if (this.#stage === "on") return this.#class.recording === "on" ? "on" : "paused";
    if (this.#stage !== "off") return "starting";
    return this.#class.voice === "own" && this.#class.may && !this.#isEnding ? "elsewhere" : "off";
  }
}
