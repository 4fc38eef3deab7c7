import { ok, type Result, refuse } from "../../domain/result.ts";
import { rms } from "./heard-spans.ts";
import { recordingType } from "./turn-recorder.ts";

/** Why there is no sound: `lost` while it was used, the others when it was asked for. */
export type MicrophoneFault = "insecure" | "unsupported" | "refused" | "none" | "unreadable" | "lost";

/** A microphone that is open. */
export interface Microphone {
  readonly stream: MediaStream;
  /** As `MediaRecorder` names it. */
  readonly type: string;
  /** How long sound is on its way through it, in ms. */
  readonly latency: number;
  /** How loud it is right now: root mean square, 0 to 1. */
  readonly loudness: () => number;
  /** Called once when it goes away by itself. */
  readonly onLost: (told: () => void) => void;
  readonly close: () => void;
}

/** One voice, as clear as the browser can make it. */
const VOICE = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/** No microphone is slower: what says that it is does not know. In seconds. */
const SLOWEST_S = 0.5;

const SAMPLES = 1024;
/** How loud it is while the browser does not let the page listen: something, since it records all the same. */
const UNKNOWN = 0.01;

/** Asks for the microphone, which may take as long as somebody reads the browser's question. */
export async function openMicrophone(): Promise<Result<Microphone, MicrophoneFault>> {
  if (!window.isSecureContext) return refuse("insecure");
  const type = recordingType();
  if (type === null || !navigator.mediaDevices) return refuse("unsupported");
  try {
    return ok(microphone(await navigator.mediaDevices.getUserMedia({ audio: VOICE }), type));
  } catch (error) {
    return refuse(faultOf(error));
  }
}

const FAULTS: Readonly<Record<string, MicrophoneFault>> = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "none",
  OverconstrainedError: "none",
};

function faultOf(error: unknown): MicrophoneFault {
  return (error instanceof DOMException && FAULTS[error.name]) || "unreadable";
}

function microphone(stream: MediaStream, type: string): Microphone {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: SAMPLES });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(SAMPLES);
  const [track] = stream.getAudioTracks();
  return {
    stream,
    type,
    latency: latencyOf(track) * 1000,
    loudness() {
      if (context.state !== "running") {
        void context.resume();
        return UNKNOWN;
      }
      analyser.getFloatTimeDomainData(samples);
      return rms(samples);
    },
    onLost: (told) => track?.addEventListener("ended", told, { once: true }),
    close() {
      for (const one of stream.getTracks()) one.stop();
      void context.close();
    },
  };
}

/** Not every browser says it, and TypeScript knows of none that does. */
function latencyOf(track: MediaStreamTrack | undefined): number {
  const settings: object = track?.getSettings() ?? {};
  const latency = "latency" in settings ? Number(settings.latency) : 0;
  return latency > 0 && latency <= SLOWEST_S ? latency : 0;
}
