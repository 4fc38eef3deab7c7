import { expect } from "@playwright/test";
import type { Host, Student } from "./actors.ts";
import { Execution } from "./execution.ts";
import { Pad, sameText } from "./pad.ts";
import { AVERAGER } from "./pad-scene.ts";
import { Camera, type Photograph } from "./recorded-class-camera.ts";
import { ClassClock } from "./recorded-class-clock.ts";
import type { Cast } from "./story.ts";

/** Names that nothing else on a page contains. */
export const NAMES = { host: "Marianne", ada: "Adelgunde", bo: "Bogumil" } as const;

/** Typed where they must not be seen by everybody, or by nobody at all. */
export const WORDS = {
  /** By all while the recording is paused, and taken away before it goes on. */
  ofTheBreak: "words_of_the_break",
  /** By Ada in her own pad, before it is shown to the class and without what is shown. */
  adasAlone: "adas_own_words",
  /** By Bo in his own pad, which is never shown. */
  bosAlone: "bos_own_words",
} as const;

const PROGRAM = "def numbers():\n    yield 1\n    yield 2\n\nfor number in numbers():\n    print(number)\n";

/** A class of a host and two students in which everything happens once, photographed at ten instants. */
export class RecordedClassStory {
  readonly host: Host;
  readonly ada: Student;
  readonly bo: Student;
  readonly #clock: ClassClock;
  readonly #camera: Camera;
  readonly #pads: { readonly host: Pad; readonly ada: Pad; readonly bo: Pad };

  private constructor(people: { host: Host; ada: Student; bo: Student }, clock: ClassClock) {
    this.host = people.host;
    this.ada = people.ada;
    this.bo = people.bo;
    this.#clock = clock;
    this.#camera = new Camera(this.host, clock);
    this.#pads = { host: new Pad(this.host), ada: new Pad(this.ada), bo: new Pad(this.bo) };
  }

  static async begin(cast: Cast): Promise<RecordedClassStory> {
    const host = await cast.host(NAMES.host, { permissions: ["microphone"] });
    const code = await host.startClassByHand();
    const clock = await ClassClock.of(host.url, code);
    const [ada, bo] = [await cast.student(NAMES.ada), await cast.student(NAMES.bo)];
    for (const one of [ada, bo]) await one.joinByHand(code);
    return new RecordedClassStory({ host, ada, bo }, clock);
  }

  get photographs(): readonly Photograph[] {
    return this.#camera.photographs;
  }

  /** Where in the recording, in milliseconds, what is on a photograph was to be seen: in the middle, and from when to when. */
  placeOf({ from, to }: Photograph): { readonly from: number; readonly middle: number; readonly to: number } {
    const recorded = { from: this.#clock.toRecorded(from), to: this.#clock.toRecorded(to) };
    return { ...recorded, middle: Math.round((recorded.from + recorded.to) / 2) };
  }

  /** The host's voice is recorded from now on, and all see that it is. */
  async speaks(): Promise<void> {
    await this.host.press("Record my voice");
    await this.#isHeard();
  }

  /** Through prose, and into the lesson's own execution. */
  async steps(): Promise<void> {
    await this.host.stepTo(2);
    await this.#allSee(2);
    await this.host.stepTo(3);
    await this.host.press("Forward");
    await this.#allSee(3, 2);
    await this.#camera.take(this.ada, "prose");
    await this.host.stepTo(AVERAGER);
    const execution = new Execution(this.host);
    await execution.forwardTo(12);
    await this.#allSee(AVERAGER, 12);
    await this.#camera.take(this.ada, "a value is sent");
    await execution.forwardTo(19);
    await this.#allSee(AVERAGER, 19);
    await this.#camera.take(this.ada, "the first output");
  }

  /** Ada and Bo write in the class's pad at the same time, after the host has changed the program there. */
  async typesTogether(): Promise<void> {
    const { host, ada, bo } = this.#pads;
    await this.#writeAlone();
    await host.open();
    await host.letWrite("Everyone");
    await host.write(PROGRAM);
    for (const pad of [ada, bo]) {
      await pad.open();
      await pad.is(PROGRAM);
      await expect(pad.editor).not.toHaveAttribute("aria-readonly", "true");
    }
    await Promise.all([ada.typeAtEnd("# one of them"), bo.typeAtEnd("# the other one")]);
    for (const pad of [ada, bo]) await pad.isSaved();
    await sameText([host, ada, bo], []);
    await this.#camera.take(this.ada, "two type at once", await host.names());
  }

  /** The host runs what stands in the class's pad, and all see its end. */
  async runs(): Promise<void> {
    for (const one of [this.ada, this.bo]) await one.press("Back to the execution");
    await new Execution(this.host).run();
    for (const one of [this.ada, this.bo])
      await expect(new Execution(one).region("Code")).toContainText("def numbers", { timeout: 30_000 });
    await this.host.press("Last frame of this step");
    for (const one of [this.host, this.ada, this.bo]) await one.seesTheEndOf(AVERAGER);
    await this.#camera.take(this.ada, "the run of the changed program");
  }

  /** While the recording is paused the class moves and all type; all of it is taken back before it goes on. */
  async takesABreak(): Promise<void> {
    const { host, ada } = this.#pads;
    await this.host.press("Pause recording");
    await this.#allReadOfRecording("Recording paused");
    await this.host.stepTo(9);
    await this.#allSee(9);
    await this.host.stepTo(AVERAGER);
    await host.open();
    await ada.open("My pad");
    const before = [await host.text(), await ada.text()];
    for (const pad of [host, ada]) await pad.typeAtEnd(`# ${WORDS.ofTheBreak}`);
    for (const pad of [host, ada]) await pad.isSaved();
    await host.write(before[0] ?? "");
    await ada.write(before[1] ?? "");
    for (const pad of [host, ada]) await pad.isSaved();
    for (const one of [this.host, this.ada]) await one.press("Back to the execution");
    await this.host.press("Go on recording");
    await this.#isHeard();
    await this.#allSee(AVERAGER, 1);
    await this.#camera.take(this.ada, "after the break");
  }

  /** Ada's pad is shown to the class, without her name and with it; she writes on in it. */
  async showsAdasPad(): Promise<void> {
    const { host, ada, bo } = this.#pads;
    await ada.open("My pad");
    await ada.write("# what ada shows\n");
    await ada.isSaved();
    await this.host.choose(NAMES.ada, "Open their pad");
    await host.isOpen(`${NAMES.ada}’s pad`);
    await host.choose("Show to the class without the name");
    await bo.isOpen("A student’s pad");
    await bo.has("# what ada shows");
    await this.#camera.take(this.bo, "a pad in the spotlight, without a name");
    await this.host.choose(NAMES.ada, "Show to the class");
    await bo.isOpen(`${NAMES.ada}’s pad`);
    await ada.typeAtEnd("# and adds");
    await bo.has("# and adds");
    await ada.isSaved();
    await this.#camera.take(this.bo, "the pad in the spotlight, with the name");
    await this.host.press("End the spotlight");
    await expect(bo.region).toHaveCount(0);
  }

  /** The class's text is sent to everybody. */
  async pushes(): Promise<void> {
    const { host, ada } = this.#pads;
    await host.open("Shared pad");
    await host.choose("Send to everybody…");
    await this.host.page.getByRole("dialog").getByRole("button", { name: "Send to everybody" }).click();
    await expect(host.region.getByText(/^Sent: everybody has it/)).toBeVisible();
    await expect(ada.region.getByText("Your host sent a new version. Yours is kept.")).toBeVisible();
    for (const one of [this.host, this.ada]) await one.press("Back to the execution");
  }

  /** Bo has the baton, and takes the class a step on. */
  async handsBatonOver(): Promise<void> {
    await this.host.choose(NAMES.bo, "Pass the baton");
    await expect(this.bo.page.getByText("You have the baton.")).toBeVisible();
    await this.bo.press("Forward");
    await this.#allSee(AVERAGER, 2);
    await this.#camera.take(this.ada, "a student drives");
    await this.host.press("Take the baton back");
    await expect(this.bo.page.getByText("You have the baton.")).toHaveCount(0);
  }

  async blanksAndEnds(): Promise<void> {
    await this.host.press("Blank screens");
    for (const one of [this.ada, this.bo])
      await expect(one.page.getByText("Look up for a moment")).toBeVisible();
    await this.#camera.take(this.ada, "blank screens");
    await this.host.page.getByRole("banner").getByRole("button", { name: "Show screens" }).click();
    for (const one of [this.ada, this.bo])
      await expect(one.page.getByText("Look up for a moment")).toHaveCount(0);
    await this.host.press("End class");
    await this.host.page.getByRole("dialog").getByRole("button", { name: "End class" }).click();
    for (const one of [this.ada, this.bo]) await one.isShownAs("Class ended");
    this.#clock.close();
  }

  /** What nobody but themselves, and hosts, may ever see. */
  async #writeAlone(): Promise<void> {
    const { ada, bo } = this.#pads;
    for (const [pad, words] of [
      [ada, WORDS.adasAlone],
      [bo, WORDS.bosAlone],
    ] as const) {
      await pad.open("My pad");
      await pad.has("def averager():");
      await pad.typeAtEnd(`# ${words}`);
      await pad.isSaved();
    }
  }

  async #isHeard(): Promise<void> {
    await this.#allReadOfRecording("Recording with voice");
    await expect(this.host.page.locator("[data-voice=on]")).toBeVisible();
  }

  async #allReadOfRecording(words: string): Promise<void> {
    for (const { page } of [this.host, this.ada, this.bo])
      await expect(page.locator("[data-recording]")).toContainText(words);
  }

  async #allSee(step: number, frame?: number): Promise<void> {
    for (const one of [this.host, this.ada, this.bo]) await one.sees(step, frame);
  }
}
