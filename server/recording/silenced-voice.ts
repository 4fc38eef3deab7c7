import type { Span } from "../../domain/recording/recording.ts";
import { silenced } from "../../domain/recording/silence-voice.ts";
import type { VoiceBytes } from "./content.ts";

/** As far as this a piece may be off from the class, and a packet of sound from its time, in ms: that much more is cut out of it. */
const GUARD_MS = 40;

/** A piece with nothing in `cuts`, ms from its beginning, and as long as it was; null where that cannot be done. */
export function silencedVoice({ type, bytes }: VoiceBytes, cuts: readonly Span[]): Uint8Array | null {
  const isOpus = /^audio\/webm; ?codecs="?opus"?$/.test(type);
  return isOpus
    ? silenced(
        bytes,
        cuts.map(({ from, to }) => ({ from: from - GUARD_MS, to: to + GUARD_MS })),
      )
    : null;
}
