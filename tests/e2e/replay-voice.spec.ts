import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { silenced } from "../../domain/recording/silence-voice.ts";
import { lateBeeps } from "../support/heard-beeps.ts";
import { type InStep, listen } from "../support/heard-voice.ts";
import { expect, test } from "./support/story.ts";
import { classmate, isPlaying, sounding } from "./support/voice-class.ts";

// One worker, so that the voice is recorded once.
test.describe.configure({ mode: "default" });

/** The aim: what is heard is no further from what is seen than this, in ms of the recording. */
const IN_STEP_MS = 100;

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
  const { page, spoken } = await classmate(cast);
  const [piece] = spoken;
  const cut = silenced(piece?.bytes ?? new Uint8Array(), [{ from: 1000, to: 2000 }]);
  const [whole, left] = [await loudness(page, piece?.bytes), await loudness(page, cut ?? undefined)];
  expect(left).toHaveLength(whole.length);
  expect(Math.max(...left.slice(15, 20))).toBeLessThan(0.1);
  expect(Math.max(...whole.slice(15, 20))).toBeGreaterThan(0.5);
  for (const range of [[0, 9] as const, [24, whole.length] as const])
    for (const [n, loud] of whole.slice(...range).entries()) expect(left[range[0] + n]).toBeCloseTo(loud, 1);
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
