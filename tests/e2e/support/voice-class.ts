import type { Page } from "@playwright/test";
import type { Manifest } from "../../../domain/recording/recording.ts";
import { bringRecording, classWithVoice, noteVoice, type Spoken, speak } from "../../support/heard-voice.ts";
import type { Person } from "./actors.ts";
import { type Cast, expect } from "./story.ts";

/** Four pieces of four seconds; recording them takes as long. */
let recorded: Promise<Spoken[]> | null = null;

/** Somebody with a class in their browser that has a voice. */
interface Classmate {
  readonly person: Person;
  readonly page: Page;
  readonly id: string;
  readonly manifest: Manifest;
  readonly spoken: readonly Spoken[];
}

/** Brings a class of 16 s into somebody's browser; `idle` is left out of it. Its voice is recorded once a worker. */
export async function classmate(cast: Cast, idle: Manifest["idle"] = []): Promise<Classmate> {
  const person = await cast.student("Late");
  recorded ??= speak(person.page, 4, 4000);
  const spoken = await recorded;
  const recording = classWithVoice(spoken, { length: 16_000, idle });
  const id = await bringRecording(person.context, person.url, recording);
  await noteVoice(person.page);
  return { person, page: person.page, id, manifest: recording.manifest, spoken };
}

/** Waits until the replay plays. */
export function isPlaying(person: Person): Promise<void> {
  return expect(person.button("Pause")).toBeVisible();
}

/** How many elements are to be heard just now. */
export function sounding(page: Page): Promise<number> {
  return page.evaluate(() => {
    const heard = window.voiceElements?.filter((one) => !one.paused && !one.muted && one.volume > 0.5);
    return heard?.length ?? 0;
  });
}
