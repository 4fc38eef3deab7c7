import type { Span } from "../../domain/recording/recording.ts";

/** Loudness is judged over so much sound at a time, in ms. */
const FRAME_MS = 50;
/** Louder than this is speech however loud the rest is, quieter than that is none, as root mean square. */
const SURELY_SPEECH = 0.03;
const SURELY_QUIET = 0.003;
/** Speech is so much louder than what is always there. */
const ABOVE_NOISE = 3;
/** A pause that is shorter is part of what is said; what is shorter than a syllable is a click. In ms. */
const SHORTEST_PAUSE_MS = 700;
const SHORTEST_SPEECH_MS = 100;
/** So much before and after speech is kept with it, for its soft beginnings and ends, in ms. */
const AROUND_MS = 250;

/** When somebody spoke, in ms from the beginning of `samples` (-1 to 1, `rate` a second). In doubt somebody did. */
export function heardIn(samples: Float32Array, rate: number): Span[] {
  const size = Math.round((rate * FRAME_MS) / 1000);
  const loudness = Array.from({ length: Math.ceil(samples.length / size) }, (_, frame) =>
    rms(samples.subarray(frame * size, (frame + 1) * size)),
  );
  const noise = loudness.toSorted((a, b) => a - b)[Math.floor(loudness.length / 10)] ?? 0;
  const threshold = Math.min(SURELY_SPEECH, Math.max(SURELY_QUIET, noise * ABOVE_NOISE));
  const length = (samples.length / rate) * 1000;
  return merged(loudness.map((loud) => loud > threshold))
    .filter(({ from, to }) => to - from >= SHORTEST_SPEECH_MS)
    .map(({ from, to }) => ({ from: Math.max(0, from - AROUND_MS), to: Math.min(length, to + AROUND_MS) }));
}

/** Root mean square: how loud it is, from 0 to 1. */
export function rms(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}

function merged(loud: readonly boolean[]): Span[] {
  const spans: Span[] = [];
  for (const [frame, isLoud] of loud.entries()) {
    if (!isLoud) continue;
    const [from, to] = [frame * FRAME_MS, (frame + 1) * FRAME_MS];
    const last = spans.at(-1);
    if (last && from - last.to < SHORTEST_PAUSE_MS) spans[spans.length - 1] = { from: last.from, to };
    else spans.push({ from, to });
  }
  return spans;
}
