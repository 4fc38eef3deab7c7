import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import * as z from "zod/mini";
import { Manifest, type Span, type VoicePiece } from "../../domain/recording/recording.ts";
import { RecordingCard } from "../../domain/recording/recording-api.ts";
import type { Host } from "./support/actors.ts";
import { PHONE, sidewaysScroll } from "./support/layout.ts";
import { type Cast, expect, NETWORK_NOISE, test } from "./support/story.ts";

test.setTimeout(180_000);

/** The aim: a voice is no further out of step than this, in ms. */
const IN_STEP_MS = 100;

const LIGHT = "[data-recording]";

/** A host with a microphone, in a class of their own. */
async function hostWithVoice(cast: Cast, options: Parameters<Cast["host"]>[1] = {}): Promise<[Host, string]> {
  const host = await cast.host("Maria", { permissions: ["microphone"], ...options });
  return [host, await host.startClass()];
}

async function turnOn(host: Host): Promise<void> {
  await host.press("Record my voice");
  await expect(host.page.getByRole("group", { name: "Your voice" })).toBeVisible();
  await expect(host.page.locator(LIGHT)).toContainText("Recording with voice");
}

/** Lets the class run for so many seconds of its own clock. */
async function stay(host: Host, seconds: number): Promise<void> {
  const since = await host.elapsed();
  await expect.poll(() => host.elapsed(), { timeout: 60_000 }).toBeGreaterThan(since + seconds);
}

async function endClass(host: Host): Promise<void> {
  await host.press("End class");
  await host.page.getByRole("dialog").getByRole("button", { name: "End class" }).click();
  await expect(host.page.getByRole("link", { name: "Your classes and their replays" })).toBeVisible();
  await expect(host.page.getByText("still being sent")).toHaveCount(0);
}

async function recordingOf(host: Host): Promise<{ path: string; manifest: Manifest }> {
  const { request } = host.context;
  const [card] = z.array(RecordingCard).parse(await (await request.get(`${host.url}/api/recordings`)).json());
  const path = `/api/recordings/${card?.id}`;
  const manifest = Manifest.parse(await (await request.get(`${host.url}${path}/manifest`)).json());
  return { path, manifest };
}

/** The names of the pieces that the server has taken from now on. */
function takenFrom({ page }: Host): ReadonlySet<string> {
  const taken = new Set<string>();
  page.on("response", (response) => {
    if (response.request().method() === "PUT" && response.ok()) taken.add(nameOf(response.url()));
  });
  return taken;
}

function nameOf(url: string): string {
  return new URL(url).pathname.split("/").at(-1) ?? "";
}

/** The times between the first and the last piece in which there is no voice, in ms. */
function holes(voice: readonly VoicePiece[]): Span[] {
  const pieces = voice.toSorted((one, other) => one.from - other.from);
  return pieces.slice(1).flatMap((piece, index) => {
    const from = Math.max(...pieces.slice(0, index + 1).map((one) => one.from + one.length));
    return piece.from > from + 1 ? [{ from, to: piece.from }] : [];
  });
}

/** When it beeps in each piece, on the recording's axis, from where the piece itself begins. */
function beepsIn(page: Page, path: string, pieces: readonly VoicePiece[]): Promise<number[][]> {
  return page.evaluate(
    async ({ path, pieces }) => {
      const context = new OfflineAudioContext(1, 1, 48_000);
      const heard = async ({ name, from, skip }: { name: string; from: number; skip: number }) => {
        const bytes = await (await fetch(`${path}/voice/${name}`)).arrayBuffer();
        const samples = (await context.decodeAudioData(bytes)).getChannelData(0);
        const beeps: number[] = [];
        let lastLoud = Number.NEGATIVE_INFINITY;
        for (const [at, sample] of samples.entries()) {
          if (Math.abs(sample) < 0.02) continue;
          if (at - lastLoud > 4800) beeps.push(from - skip + at / 48);
          lastLoud = at;
        }
        return beeps;
      };
      return Promise.all(pieces.map(heard));
    },
    { path, pieces: [...pieces] },
  );
}

/** How far apart two pieces place the beeps that both have heard, in ms. */
function apart(one: readonly number[], other: readonly number[]): number[] {
  return one.flatMap((beep) => {
    const off = other.map((again) => Math.abs(again - beep)).sort((a, b) => a - b)[0] ?? 1000;
    return off < 200 ? [off] : [];
  });
}

test("the host's voice is recorded for all to see, over a line that is cut and a pause, without a hole", async ({
  cast,
}) => {
  cast.expectInConsole(NETWORK_NOISE);
  const line = await cast.line();
  const [host, code] = await hostWithVoice(cast, { line, reducedMotion: "no-preference" });
  const [ada, screen] = [await cast.student("Ada"), await cast.screen()];
  await ada.join(code);
  await screen.show(code);
  await turnOn(host);
  for (const { page } of [ada, screen])
    await expect(page.locator(LIGHT)).toContainText("Recording with voice");
  // It beeps once a second, and shortly: who looks once a second may never see it.
  const level = () => host.page.getByRole("meter").getAttribute("value");
  await expect.poll(level, { intervals: [50] }).not.toBe("0");
  const { violations } = await new AxeBuilder({ page: host.page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await stay(host, 12);
  line.cut();
  await expect(host.page.getByText(/^\d+ seconds not sent yet$/)).toBeVisible({ timeout: 60_000 });
  expect((await host.page.getByRole("banner").boundingBox())?.height).toBeLessThan(65);
  line.heal();
  await expect(host.page.getByText(/not sent yet/)).toHaveCount(0, { timeout: 60_000 });
  await host.press("Pause recording");
  await expect(host.page.getByText("Voice paused")).toBeVisible();
  await expect(ada.page.locator(LIGHT)).toContainText("Recording paused");
  await stay(host, 3);
  await host.press("Go on recording");
  await expect(ada.page.locator(LIGHT)).toContainText("Recording with voice");
  await stay(host, 12);
  await endClass(host);

  const { path, manifest } = await recordingOf(host);
  const pieces = manifest.voice;
  expect(pieces.length).toBeGreaterThanOrEqual(4);
  // Nothing but the moment in which it went on after the pause.
  const silent = holes(pieces);
  expect(silent.length).toBeLessThanOrEqual(1);
  for (const { from, to } of silent) expect(to - from).toBeLessThan(2000);
  const last = pieces.at(-1);
  expect(manifest.length - ((last?.from ?? 0) + (last?.length ?? 0))).toBeLessThan(2000);
  // Where pieces overlap, both have the same beep at the same time.
  const beeps = await beepsIn(host.page, path, pieces);
  const overlapping = pieces.slice(1).map(({ skip }) => skip > 300);
  const off = beeps
    .slice(1)
    .flatMap((own, index) => (overlapping[index] ? apart(beeps[index] ?? [], own) : []));
  expect(off.length).toBeGreaterThan(0);
  process.stdout.write(`neighbours place a beep ${off.map((ms) => ms.toFixed(0)).join(", ")} ms apart\n`);
  expect(Math.max(...off)).toBeLessThan(IN_STEP_MS);
});

test("a reload loses nothing of what was said: it is sent, and the host is asked to go on", async ({
  cast,
}) => {
  cast.expectInConsole(NETWORK_NOISE);
  const [host] = await hostWithVoice(cast);
  const { page } = host;
  const stuck = new Set<string>();
  const taken = takenFrom(host);
  await page.route("**/voice/*", (route) => {
    stuck.add(nameOf(route.request().url()));
    return route.abort();
  });
  await turnOn(host);
  await expect(page.getByText(/not sent yet/)).toBeVisible({ timeout: 60_000 });
  await stay(host, 3);
  expect([stuck.size, taken.size]).toEqual([1, 0]);
  await page.unroute("**/voice/*");
  await page.reload();
  await expect(page.getByText("Your voice is on, but this page does not record it")).toBeVisible();
  // The one that was stuck, and what there was of the one that had just begun.
  await expect.poll(() => taken.size).toBe(2);
  await host.press("Go on here");
  await expect(page.getByRole("group", { name: "Your voice" })).toBeVisible();
  await stay(host, 2);
  await host.press("Stop recording my voice");
  await expect(page.locator(LIGHT)).not.toContainText("voice");
  await expect.poll(() => taken.size).toBe(3);
  await endClass(host);
  const { voice } = (await recordingOf(host)).manifest;
  expect(new Set(voice.map(({ name }) => name))).toEqual(taken);
  for (const name of stuck) expect(taken).toContain(name);
  // Up to the reload nothing is missing: the one hole is the time in which nobody recorded.
  expect(holes(voice)).toHaveLength(1);
});

test("a microphone that may not be used, and one that is unplugged: said, and tried again", async ({
  cast,
}) => {
  const host = await cast.host("Maria");
  await host.startClass();
  const { page } = host;
  await host.press("Record my voice");
  await expect(page.getByText("This page may not use your microphone")).toBeVisible();
  await expect(page.locator(LIGHT)).not.toContainText("voice");
  await host.context.grantPermissions(["microphone"]);
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await ask(constraints);
      window.addEventListener("unplug", () => {
        for (const track of stream.getTracks()) track.dispatchEvent(new Event("ended"));
      });
      return stream;
    };
  });
  await host.press("Try again");
  await expect(page.locator(LIGHT)).toContainText("Recording with voice");
  await page.evaluate(() => window.dispatchEvent(new Event("unplug")));
  await expect(page.getByText("The microphone is gone")).toBeVisible();
  await expect(page.locator(LIGHT)).not.toContainText("voice");
  await host.press("Close");
  await expect(host.button("Record my voice")).toBeVisible();
});

test("two tabs of one host do not fight: the second says so, and takes over when asked", async ({ cast }) => {
  const [host, code] = await hostWithVoice(cast);
  await turnOn(host);
  const second = await host.context.newPage();
  await second.goto(`${host.url}/teach/${code}`);
  await expect(second.getByText("recorded in another tab")).toBeVisible();
  await second.getByRole("button", { name: "Record it here" }).click();
  await expect(second.getByRole("group", { name: "Your voice" })).toBeVisible();
  await expect(host.page.getByText("recorded in another tab")).toBeVisible();
  await expect(host.page.locator(LIGHT)).toContainText("Recording with voice");
  await second.close();
  await expect(host.page.getByText("this page does not record it")).toBeVisible();
  await host.press("Stop my voice");
  await expect(host.button("Record my voice")).toBeVisible();
});

test("there is no voice where nothing is recorded, and no co-host's beside another's", async ({ cast }) => {
  const [host, code] = await hostWithVoice(cast);
  const ada = await cast.student("Ada");
  await ada.join(code);
  await host.choose("Ada", "Make co-host");
  await host.page.getByRole("dialog").getByRole("button", { name: "Make co-host" }).click();
  await ada.open(`/teach/${code}`);
  await expect(ada.button("Record my voice")).toBeVisible();
  await turnOn(host);
  await expect(ada.page.getByText("Maria’s voice")).toBeVisible();
  await expect(ada.button("Record my voice")).toHaveCount(0);
  await host.press("Stop recording");
  for (const one of [host, ada]) {
    await expect(one.button("Record")).toBeVisible();
    await expect(one.button("Record my voice")).toHaveCount(0);
  }
});

test("the console's bar is one line on a laptop, and of a few on a phone, whatever is on in it", async ({
  cast,
}) => {
  const [host, code] = await hostWithVoice(cast);
  const { page } = host;
  await (await cast.student("Ada")).join(code);
  const bar = page.getByRole("banner");
  const height = async (): Promise<number> => (await bar.boundingBox())?.height ?? 0;
  await host.press("Lock the room");
  await turnOn(host);
  expect(await height()).toBeLessThan(65);
  await host.press("Pause recording");
  await expect(host.button("Go on recording")).toBeVisible();
  await expect(bar.getByText("Voice paused")).toBeVisible();
  expect(await height()).toBeLessThan(65);
  await page.setViewportSize(PHONE.viewport);
  expect(await height()).toBeLessThan(260);
  expect(await sidewaysScroll(host)).toBe(0);
  const sizes = await bar
    .getByRole("button")
    .evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)),
    );
  expect(Math.min(...sizes)).toBeGreaterThan(43.5);
});
