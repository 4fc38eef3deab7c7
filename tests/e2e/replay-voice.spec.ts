import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { silenced } from "../../domain/recording/silence-voice.ts";
import { violationsOf } from "../support/axe.ts";
import { lateBeeps } from "../support/heard-beeps.ts";
import {
  bringRecording,
  classWithVoice,
  type InStep,
  listen,
  noteVoice,
  type Spoken,
  speak,
} from "../support/heard-voice.ts";
import type { Person } from "./support/actors.ts";
import { type Cast, expect, test } from "./support/story.ts";

test.describe.configure({ mode: "default" });

/** The aim: what is heard is no further from what is seen than this, in ms of the recording. */
const IN_STEP_MS = 100;

/** Four pieces of four seconds; recording them takes as long. */
let spoken: Promise<Spoken[]> | null = null;

/** Somebody who has a class of 16 s with a voice in their browser. */
async function classmate(cast: Cast, idle: readonly { from: number; to: number }[] = []) {
  const person = await cast.student("Late");
  spoken ??= speak(person.page, 4, 4000);
  const recording = classWithVoice(await spoken, { length: 16_000, idle: [...idle] });
  const id = await bringRecording(person.context, person.url, recording);
  await noteVoice(person.page);
  return { person, page: person.page, id, manifest: recording.manifest };
}

async function atSpeed(page: Page, speed: number): Promise<void> {
  await page.getByRole("combobox", { name: "Speed" }).selectOption(String(speed));
}

/** Listens until it was in step for a while: a machine that does other things needs a moment. */
async function comesIntoStep(what: string, listenOnce: () => Promise<InStep>): Promise<InStep> {
  const all: InStep[] = [];
  await expect(async () => {
    const last = await listenOnce();
    all.push(last);
    expect(last.heard).toBeGreaterThan(0.6);
    expect(last.worst).toBeLessThanOrEqual(IN_STEP_MS);
  }).toPass({ intervals: [0] });
  const last = all.at(-1);
  if (!last) throw new Error("Nobody listened");
  const ms = ({ median, worst }: InStep) => `${median.toFixed(0)} ms (worst ${worst.toFixed(0)})`;
  process.stdout.write(
    `${what}: ${ms(last)}${all.length > 1 ? `, before ${all.slice(0, -1).map(ms)}` : ""}\n`,
  );
  return last;
}

function isPlaying(person: Person): Promise<void> {
  return expect(person.button("Pause")).toBeVisible();
}

test("the voice is in step at every speed, over the borders of its pieces and after seeks", async ({
  cast,
}) => {
  test.slow();
  const { person, page, id, manifest } = await classmate(cast);
  await person.open(`/replay/${id}`);
  await expect(person.button("Voice")).toHaveAttribute("aria-pressed", "true");
  await person.press("Play");
  await isPlaying(person);
  for (const speed of [1, 0.5, 0.75, 1.5, 2, 3, 4]) {
    await atSpeed(page, speed);
    const heard = await comesIntoStep(`${speed} times`, async () => {
      await page.keyboard.press("2");
      return listen(page, manifest, speed, Math.min(4500, 9000 / speed));
    });
    if (speed >= 1) expect(heard.pieces).toBeGreaterThan(1);
  }
});

test("it is in step again after times that are left out, and after a pause", async ({ cast }) => {
  const { person, page, id, manifest } = await classmate(cast, [
    { from: 3000, to: 5000 },
    { from: 6500, to: 9200 },
  ]);
  await person.open(`/replay/${id}`);
  await person.press("Play");
  await comesIntoStep("over times that are left out", async () => {
    await page.keyboard.press("1");
    return listen(page, manifest, 1, 5000);
  });
  await person.press("Pause");
  await expect.poll(() => sounding(page)).toBe(0);
  await comesIntoStep("after a pause", async () => {
    await person.press("Play");
    const heard = await listen(page, manifest, 1, 1500);
    await person.press("Pause");
    await page.keyboard.press("1");
    return heard;
  });
});

test("what is heard is what belongs there: beeps sound when they were recorded", async ({ cast }) => {
  const { person, page, id, manifest } = await classmate(cast);
  await person.open(`/replay/${id}`);
  await person.press("Play");
  await isPlaying(person);
  await expect(async () => {
    await page.keyboard.press("2");
    const late = await lateBeeps(page, manifest, `/api/recordings/${id}`, 3000);
    process.stdout.write(`beeps: ${late.map((ms) => ms.toFixed(0)).join(", ")} ms late\n`);
    expect(late.length).toBeGreaterThan(3);
    expect(Math.max(...late.map(Math.abs))).toBeLessThanOrEqual(IN_STEP_MS);
  }).toPass({ intervals: [0] });
});

test("a browser plays a piece of which something is cut out: as long, the same before and after, and quiet within", async ({
  cast,
}) => {
  const { page } = await classmate(cast);
  const [piece] = (await spoken) ?? [];
  const cut = silenced(piece?.bytes ?? new Uint8Array(), [{ from: 1000, to: 2000 }]);
  const [whole, left] = [await loudness(page, piece?.bytes), await loudness(page, cut ?? undefined)];
  expect(left).toHaveLength(whole.length);
  expect(Math.max(...left.slice(15, 20))).toBeLessThan(0.1);
  expect(Math.max(...whole.slice(15, 20))).toBeGreaterThan(0.5);
  for (const range of [[0, 9] as const, [24, whole.length] as const])
    for (const [n, loud] of whole.slice(...range).entries()) expect(left[range[0] + n]).toBeCloseTo(loud, 1);
});

test("a voice that does not come never stops the replay, and says that it is loading", async ({ cast }) => {
  const { person, page, id } = await classmate(cast);
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/voice/*", async (route) => {
    await held;
    await route.continue();
  });
  await person.open(`/replay/${id}`);
  await person.press("Play");
  await expect(page.getByText("Voice is loading")).toBeVisible();
  const slider = page.getByRole("slider", { name: "Timeline" });
  await expect.poll(async () => Number(await slider.getAttribute("aria-valuenow"))).toBeGreaterThan(2);
  release();
  await expect(page.getByText("Voice is loading")).toBeHidden();
  await expect.poll(() => sounding(page)).toBe(1);
});

test("it is turned off and on by its button and by M, as loud as one likes, and the browser keeps that", async ({
  cast,
}) => {
  const { person, page, id } = await classmate(cast);
  await person.open(`/replay/${id}`);
  await person.press("Play");
  await expect.poll(() => sounding(page)).toBe(1);
  await page.keyboard.press("m");
  await expect(person.button("Voice")).toHaveAttribute("aria-pressed", "false");
  await expect.poll(() => sounding(page)).toBe(0);
  await page.keyboard.press("M");
  await expect.poll(() => sounding(page)).toBe(1);
  const volume = page.getByRole("slider", { name: "Volume" });
  await volume.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(volume).toHaveAttribute("aria-valuetext", "95 %");
  await person.press("Voice");
  await page.reload();
  await expect(person.button("Voice")).toHaveAttribute("aria-pressed", "false");
  await person.press("Voice");
  await expect(volume).toHaveAttribute("aria-valuetext", "95 %");
  await page.getByRole("main").click({ position: { x: 1, y: 1 } });
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog").getByText("Voice on and off")).toBeVisible();
});

test("a browser that wants a press of a button first is asked for one, and one that cannot play says so", async ({
  cast,
}) => {
  const { person, page, id } = await classmate(cast);
  await page.addInitScript(() => {
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = function () {
      const asked =
        navigator.userActivation.isActive && document.activeElement?.textContent === "Turn the voice on";
      return asked ? play.call(this) : Promise.reject(new DOMException("no", "NotAllowedError"));
    };
  });
  await person.open(`/replay/${id}`);
  await person.press("Play");
  await isPlaying(person);
  await person.press("Turn the voice on");
  await expect(person.button("Voice")).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => sounding(page)).toBe(1);
  await page.addInitScript(() => {
    HTMLMediaElement.prototype.canPlayType = () => "";
  });
  await page.reload();
  await expect(page.getByText("This browser cannot play the voice of this class")).toBeVisible();
});

test("in one HTML file it is in step too, without a server", async ({ cast }) => {
  const { person, page, id, manifest } = await classmate(cast);
  const answer = await person.context.request.get(`${person.url}/api/recordings/${id}/page`);
  const path = test.info().outputPath("class.html");
  await writeFile(path, await answer.body());
  await person.context.setOffline(true);
  await page.goto(pathToFileURL(path).href);
  await person.press("Play");
  await isPlaying(person);
  await comesIntoStep("in one HTML file", async () => {
    await page.keyboard.press("2");
    return listen(page, manifest, 1, 4500);
  });
});

test("axe finds nothing wrong with its control, in the light and in the dark", async ({ cast }) => {
  const { person, page, id } = await classmate(cast);
  await page.route("**/voice/*", () => {});
  await person.open(`/replay/${id}`);
  await person.press("Play");
  await expect(page.getByText("Voice is loading")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include(".replay-footer").analyze();
    const found = violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ target }) => target)}`);
    expect(found, colorScheme).toEqual([]);
  }
});

test("an owner shares a class without its voice, and with it again", async ({ cast }) => {
  const { person, page, id } = await classmate(cast);
  const absent = await cast.student("Absent");
  await person.open("/classes");
  await page
    .getByRole("article")
    .filter({ hasText: "From a file" })
    .getByRole("button", { name: /^Share/ })
    .click();
  const isHeard = page.getByRole("checkbox", { name: "The host’s voice is heard" });
  await expect(isHeard).toBeChecked();
  await isHeard.press("Space");
  await expect(isHeard).toHaveAttribute("aria-disabled", "false");
  await page.getByRole("button", { name: "Make a link" }).click();
  await expect(page.getByRole("textbox", { name: "Link" })).toBeFocused();
  const link = new URL(await page.getByRole("textbox", { name: "Link" }).inputValue()).pathname;
  await expect(isHeard).not.toBeChecked();
  await absent.open(link);
  await expect(absent.button("Play")).toBeVisible();
  await expect(absent.button("Voice")).toHaveCount(0);
  expect(await violationsOf(page, "sharing")).toEqual([]);
  await isHeard.press("Space");
  await expect(isHeard).toHaveAttribute("aria-disabled", "false");
  await absent.open(link);
  await expect(absent.button("Voice")).toBeVisible();
  await person.open(`/replay/${id}`);
  await expect(person.button("Voice")).toBeVisible();
});

test("a class without a voice has no button for one", async ({ cast }) => {
  const person = await cast.student("Late");
  const id = await bringRecording(person.context, person.url, classWithVoice([], { length: 9000 }));
  await person.open(`/replay/${id}`);
  await expect(person.button("Play")).toBeVisible();
  await expect(person.button("Compress idle")).toBeVisible();
  await expect(person.button("Voice")).toHaveCount(0);
});

/** How loud a piece is in each tenth of a second, from 0 to 1. */
function loudness(page: Page, bytes: Uint8Array = new Uint8Array()): Promise<number[]> {
  return page.evaluate(async (text) => {
    const sound = Uint8Array.from(atob(text), (char) => char.charCodeAt(0)).buffer;
    const decoded = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(sound);
    const samples = decoded.getChannelData(0);
    return Array.from({ length: Math.ceil(samples.length / 4800) }, (_, n) =>
      samples.subarray(n * 4800, (n + 1) * 4800).reduce((most, one) => Math.max(most, Math.abs(one)), 0),
    );
  }, Buffer.from(bytes).toString("base64"));
}

/** How many elements are to be heard just now. */
function sounding(page: Page): Promise<number> {
  return page.evaluate(() => {
    const heard = window.voiceElements?.filter((one) => !one.paused && !one.muted && one.volume > 0.5);
    return heard?.length ?? 0;
  });
}
