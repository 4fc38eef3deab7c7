import type { BrowserContext, Page } from "@playwright/test";
import * as z from "zod/mini";
import { playedTime } from "../../domain/recording/idle-time.ts";
import type { Manifest, VoicePiece } from "../../domain/recording/recording.ts";
import { RecordingName } from "../../domain/recording/recording-api.ts";
import type { WholeRecording } from "../../server/recording/file/recording-part.ts";
import { RecordedStory } from "./recorded-story.ts";
import { fileOf, LESSON_HASH, onLesson, wholeOf } from "./recording-file.ts";

/** What makes Chromium hear a beep every half a second in place of a microphone, and ask nobody. */
export const FAKE_MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

/** A piece as a browser recorded it: when it began and how long it is, in ms from the first one's beginning. */
export interface Spoken {
  readonly from: number;
  readonly length: number;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** So much of each other neighbouring pieces have that a host's page records, in ms. */
export const OVERLAP_MS = 1000;

/** Records so many pieces of `lengthMs`, each beginning before the one before it ends, as a host's page does. */
export async function speak(page: Page, count: number, lengthMs: number): Promise<Spoken[]> {
  // A page of nobody's: ours may not listen, but for a host's.
  await page.route("http://127.0.0.1/microphone", (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Microphone</title>" }),
  );
  await page.context().grantPermissions(["microphone"], { origin: "http://127.0.0.1" });
  await page.goto("http://127.0.0.1/microphone");
  const recorded = await page.evaluate(
    async ([count, length, overlap]) => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      const begun = performance.now();
      const record = async (wait: number) => {
        await rest(wait);
        const recorder = new MediaRecorder(stream, { mimeType: "audio/webm;codecs=opus" });
        const parts: Blob[] = [];
        recorder.ondataavailable = ({ data }) => parts.push(data);
        const from = performance.now() - begun;
        recorder.start();
        await rest(length);
        await new Promise((resolve) => {
          recorder.onstop = resolve;
          recorder.stop();
        });
        const bytes = await new Blob(parts).arrayBuffer();
        const sound = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes.slice(0));
        const text = btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
        return { from, length: sound.duration * 1000, type: recorder.mimeType, text };
      };
      const pieces = Array.from({ length: count }, (_, n) => record(n * (length - overlap)));
      const done = await Promise.all(pieces);
      for (const track of stream.getTracks()) track.stop();
      return done;
    },
    [count, lengthMs, OVERLAP_MS] as const,
  );
  return recorded.map(({ text, ...piece }) => ({ ...piece, bytes: Buffer.from(text, "base64") }));
}

/** The pieces as a manifest names them, v0, v1 and so on; what one has of a time that another has too is skipped. */
export function piecesOf(spoken: readonly Spoken[]): VoicePiece[] {
  let heardUpTo = 0;
  return spoken.map(({ from, length, type, bytes }, n) => {
    const skip = Math.max(0, heardUpTo - from);
    heardUpTo = from + length;
    return { name: `v${n}`, from: from + skip, length: length - skip, skip, type, size: bytes.length };
  });
}

/** A class of `length` ms that goes to and fro, with this voice; `idle` is left out of it. */
export function classWithVoice(
  spoken: readonly Spoken[],
  { length, idle = [] }: { length: number; idle?: Manifest["idle"] },
): ReturnType<typeof wholeOf> {
  const story = new RecordedStory();
  for (let turn = 0; turn * 3000 + 1500 < length; turn++)
    story.ask(turn * 3000 + 1500, "host", { type: "step/move", to: { step: 1 + (turn % 2), frame: 0 } });
  story.ask(length, "host", { type: "session/close" });
  const { manifest, chunks } = onLesson(story.recording("shared"), LESSON_HASH);
  const voice = piecesOf(spoken);
  const bytes = Object.fromEntries(spoken.map((piece, n) => [`v${n}`, piece.bytes]));
  return wholeOf({ ...manifest, live: false, idle, voice }, chunks, undefined, bytes);
}

/** Brings a recording to the server as this browser's own; gives its id. */
export async function bringRecording(
  context: BrowserContext,
  url: string,
  recording: WholeRecording,
): Promise<string> {
  // Files are taken from hosts only.
  await context.request.post(`${url}/api/classes`, {
    data: { lesson: "generators-and-coroutines", hostName: "Maria" },
  });
  const answer = await context.request.post(`${url}/api/recordings`, {
    headers: { "content-type": "application/octet-stream" },
    data: await fileOf(recording),
  });
  if (!answer.ok()) throw new Error(`The recording was not taken: ${await answer.text()}`);
  return z.object({ id: RecordingName }).parse(await answer.json()).id;
}

/** What a page notes of itself while a voice is played. */
interface Noted {
  /** Where the thumb of the timeline stands, in percent, right after it moved. */
  thumb: { now: number; left: number }[];
  /** Where an element that may be heard is, in seconds; its piece by its size. */
  sound: { now: number; size: number; at: number; isHeard: boolean }[];
  /** How often it looked. */
  looks: number;
}

declare global {
  interface Window {
    voiceNoted?: Noted;
    /** All that were ever played. */
    voiceElements?: readonly HTMLMediaElement[];
  }
}

/** Notes from the next page on what is heard when. It knows nothing of how the voice is played but that elements play it. */
export async function noteVoice(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: Noted = { thumb: [], sound: [], looks: 0 };
    window.voiceNoted = noted;
    const sizes = new Map<string, number>();
    const elements: HTMLMediaElement[] = [];
    window.voiceElements = elements;
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      const url = createObjectURL(blob);
      if (blob instanceof Blob) sizes.set(url, blob.size);
      return url;
    };
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = function () {
      if (!elements.includes(this)) elements.push(this);
      return play.call(this);
    };
    const watch = new MutationObserver(() => {
      const thumb = document.querySelector<HTMLElement>(".timeline-thumb");
      const left = Number.parseFloat(thumb?.style.transform.replace("translateX(", "") ?? "");
      if (!Number.isNaN(left)) noted.thumb.push({ now: performance.now(), left });
    });
    addEventListener("DOMContentLoaded", () =>
      watch.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["style"] }),
    );
    setInterval(() => {
      const now = performance.now();
      noted.looks += 1;
      for (const element of elements) {
        if (element.paused || element.seeking) continue;
        const { currentTime: at, muted, volume } = element;
        const isHeard = !muted && volume > 0.5;
        noted.sound.push({ now, size: sizes.get(element.src) ?? 0, at, isHeard });
      }
    }, 15);
  });
}

/** How far from the replay what was heard was, in ms of the recording: negative is late. */
export interface InStep {
  readonly median: number;
  /** By how much the worst was off, either way. */
  readonly worst: number;
  /** For how much of the time something was heard, from 0 to 1. */
  readonly heard: number;
  /** Of how many pieces. */
  readonly pieces: number;
}

/**
 * Where a replay would have been when the page's clock was at zero, on the axis without idle time: it goes on by that clock, and is
 * drawn a little late, so that what was drawn the soonest tells.
 */
export function replayLine({ idle, length }: Manifest, thumb: Noted["thumb"], speed: number): number {
  return Math.max(...thumb.map(({ now, left }) => playedTime(idle, (left / 100) * length) - now * speed));
}

/** Listens to a replay that plays for so long, at one speed and without being moved. */
export async function listen(page: Page, manifest: Manifest, speed: number, ms: number): Promise<InStep> {
  const noted = await page.evaluate(async (ms) => {
    const noted = window.voiceNoted;
    if (!noted) throw new Error("The page notes nothing");
    noted.thumb.length = 0;
    noted.sound.length = 0;
    noted.looks = 0;
    await new Promise((resolve) => setTimeout(resolve, ms));
    return structuredClone(noted);
  }, ms);
  const { idle, voice } = manifest;
  const began = replayLine(manifest, noted.thumb, speed);
  const moving = noted.sound.filter(
    ({ size, at, isHeard }, n, all) =>
      isHeard && all.slice(0, n).findLast((other) => other.size === size && other.at < at) !== undefined,
  );
  // Equal pieces may stand at several places.
  const offsets = moving.flatMap(({ now, size, at }) => {
    const replay = began + now * speed;
    const same = voice.filter((one) => one.size === size);
    const offs = same.map((one) => playedTime(idle, one.from + at * 1000 - one.skip) - replay);
    return offs.toSorted((one, other) => Math.abs(one) - Math.abs(other)).slice(0, 1);
  });
  const sorted = offsets.toSorted((one, other) => one - other);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    worst: Math.max(...sorted.map(Math.abs)),
    heard: new Set(moving.map(({ now }) => now)).size / noted.looks,
    pieces: new Set(moving.map(({ size }) => size)).size,
  };
}
