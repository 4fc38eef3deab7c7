import { expect, type Locator } from "@playwright/test";
import type { Person } from "./actors.ts";

/** An execution as somebody's screen shows it. */
export class Execution {
  readonly #person: Person;

  constructor(person: Person) {
    this.#person = person;
  }

  /** The card of a frame: '<qualified name>, <state>'. */
  frame(name: string): Locator {
    return this.region("Frames").getByRole("group", { name, exact: true });
  }

  region(name: "Code" | "Frames" | "Court" | "Output" | "Event loop"): Locator {
    return this.#person.page.getByRole("region", { name, exact: true });
  }

  /** Waits for the local `name` of a frame to be shown as `value`. */
  async hasLocal(frame: string, name: string, value: string): Promise<void> {
    const row = this.frame(frame).locator(".frame-row", {
      has: this.#person.page.locator("dt", { hasText: name }),
    });
    await expect(row.locator(".frame-value")).toHaveText(value);
  }

  /** The characters of the code that are boxed as an end of the hand-over, by line. */
  async ends(): Promise<string[]> {
    return this.region("Code").locator("[data-roles]").allTextContents();
  }

  /**
   * Opens where this person writes a program of their own accord, and gives its editor: alone the step's own, in a class a
   * host the shared pad, a student their own.
   */
  async openEditor(): Promise<Locator> {
    const { page } = this.#person;
    const alone = new URL(page.url()).pathname.startsWith("/lessons/");
    const open = alone ? "Change the code" : "Try it";
    const pad = page.getByRole("region", { name: "Pad", exact: true });
    const close = alone ? this.#person.button("Close the editor") : pad;
    if (!(await close.isVisible())) await this.#person.press(open);
    if (page.url().includes("/class/")) await pad.getByRole("tab", { name: "My pad" }).click();
    const editor = page.getByRole("textbox", { name: /^(Program|Shared pad|My pad)$/ });
    // What is typed before the pad is there is not taken.
    await expect(editor).toHaveAttribute("contenteditable", "true");
    await expect(editor).not.toHaveAttribute("aria-readonly", "true");
    return editor;
  }

  /** Puts a program in the place of the step's and leaves the editor open. */
  async write(source: string): Promise<void> {
    const { page } = this.#person;
    const editor = await this.openEditor();
    await editor.click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(source);
  }

  /** Runs what stands in the editor, and waits until its run is shown: the editor closes then. The first run waits for Python. */
  async run(): Promise<void> {
    await this.#person.press("Run");
    const closed = this.#person.page.getByRole("button", { name: /^(Change the code|Try it)$/ });
    await expect(closed).toBeVisible({ timeout: 40_000 });
  }

  /** Goes forward to frame `frame` (from 1) of this step. */
  async forwardTo(frame: number): Promise<void> {
    const status = this.#person.page.getByRole("status").filter({ hasText: /Step \d+ of \d+/ });
    const now = Number(/frame (\d+)/.exec((await status.textContent()) ?? "")?.[1] ?? 1);
    for (let at = now; at < frame; at++) await this.#person.press("Forward");
    await expect(status).toContainText(new RegExp(`frame ${frame} of`));
  }
}
