import type { Span } from "../../domain/recording/recording.ts";
import { heardIn } from "./heard-spans.ts";

/** What a piece turns out to hold: how long it sounds, in ms, and when somebody speaks in it. */
export interface MeasuredPiece {
  readonly length: number;
  readonly heard: readonly Span[];
}

/** Enough to measure speech by, and a piece is decoded in a few milliseconds, off the page's own thread. */
const RATE = 24_000;

/**
 * Measures a piece by decoding it: recorders leave out what does not fill their last frame, and under load more. Null where
 * it cannot be decoded.
 */
export async function measurePiece(sound: Blob): Promise<MeasuredPiece | null> {
  try {
    const context = new OfflineAudioContext(1, 1, RATE);
    const decoded = await context.decodeAudioData(await sound.arrayBuffer());
    return { length: decoded.duration * 1000, heard: heardIn(decoded.getChannelData(0), decoded.sampleRate) };
  } catch {
    return null;
  }
}
