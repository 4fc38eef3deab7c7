import { AxeBuilder } from "@axe-core/playwright";
import { violationsOf } from "../support/axe.ts";
import { bringRecording, classWithVoice } from "../support/heard-voice.ts";
import { expect, test } from "./support/story.ts";
import { classmate, isPlaying, sounding } from "./support/voice-class.ts";

// One worker, so that the voice is recorded once.
test.describe.configure({ mode: "default" });

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
