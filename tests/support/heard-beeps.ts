import type { Page } from "@playwright/test";
import type { Manifest } from "../../domain/recording/recording.ts";
import { replayLine } from "./heard-voice.ts";

/**
 * By how many ms each beep of a voice sounds later than the replay is where it was recorded: what the page itself can hear, while it
 * plays for so long at its usual speed. `base` is where the server has the recording.
 */
export async function lateBeeps(page: Page, manifest: Manifest, base: string, ms: number): Promise<number[]> {
  const { voice } = manifest;
  const { thumb, heard, recorded } = await page.evaluate(hearBeeps, {
    base,
    ms,
    names: voice.map((one) => one.name),
  });
  const began = replayLine(manifest, thumb, 1);
  const expected = voice.flatMap(({ from, length, skip }, n) =>
    (recorded[n] ?? []).map((t) => from + t - skip).filter((t) => t >= from && t < from + length),
  );
  return heard.map((now) => {
    const at = began + now;
    const nearest =
      expected.toSorted((one, other) => Math.abs(one - at) - Math.abs(other - at))[0] ?? Number.NaN;
    return at - nearest;
  });
}

/** In the page: when beeps were heard, by its clock, and where they are in each piece; all in ms. */
async function hearBeeps({ base, ms, names }: { base: string; ms: number; names: string[] }) {
  const noted = window.voiceNoted;
  if (!noted) throw new Error("The page notes nothing");
  const QUIET_MS = 150;
  const context = new AudioContext({ sampleRate: 48_000 });
  await context.resume();
  const recorded = await Promise.all(
    names.map(async (name) => {
      const bytes = await (await fetch(`${base}/voice/${name}`)).arrayBuffer();
      const samples = (await context.decodeAudioData(bytes)).getChannelData(0);
      const onsets: number[] = [];
      let loud = Number.NEGATIVE_INFINITY;
      for (const [n, sample] of samples.entries()) {
        if (Math.abs(sample) < 0.2) continue;
        if (n / 48 - loud > QUIET_MS) onsets.push(n / 48);
        loud = n / 48;
      }
      return onsets;
    }),
  );
  const heard: number[] = [];
  noted.thumb.length = 0;
  const listening = (window.voiceElements ?? []).map((element) => {
    const analyser = new AnalyserNode(context, { fftSize: 8192 });
    const stream = (element as HTMLMediaElement & { captureStream(): MediaStream }).captureStream();
    if (stream.getAudioTracks().length === 0) return 0;
    new MediaStreamAudioSourceNode(context, { mediaStream: stream }).connect(analyser);
    const samples = new Float32Array(8192);
    let loud = Number.NEGATIVE_INFINITY;
    return setInterval(() => {
      const now = performance.now();
      analyser.getFloatTimeDomainData(samples);
      for (const [n, sample] of samples.entries()) {
        const at = now - (samples.length - n) / 48;
        if (Math.abs(sample) < 0.2 || at <= loud) continue;
        if (at - loud > QUIET_MS && !element.muted && element.volume > 0.5 && !element.paused) heard.push(at);
        loud = at;
      }
    }, 20);
  });
  await new Promise((resolve) => setTimeout(resolve, ms));
  for (const interval of listening) clearInterval(interval);
  await context.close();
  return { thumb: structuredClone(noted.thumb), heard, recorded };
}
