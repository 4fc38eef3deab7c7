import { expect, type Locator } from "@playwright/test";
import type { Person } from "./actors.ts";

type Tab = "Shared pad" | "My pad";

/** The pad that somebody has in the code's place. */
export class Pad {
  readonly #person: Person;

  constructor(person: Person) {
    this.#person = person;
  }

  get region(): Locator {
    return this.#person.page.getByRole("region", { name: "Pad", exact: true });
  }

  get editor(): Locator {
    return this.region.getByRole("textbox");
  }

  /** Others' cursors: the text of each is the name on its flag. */
  get cursors(): Locator {
    return this.region.locator(".cm-pointer");
  }

  /** The names at others' cursors, in order. */
  async names(): Promise<string[]> {
    return (await this.cursors.allTextContents()).sort();
  }

  /** Goes to the cursor of `name` with the mouse, and waits until the flag shows. */
  async hoverCursorOf(name: string): Promise<void> {
    const { mouse } = this.#person.page;
    const cursor = this.cursors.filter({ hasText: name });
    // It may move while the mouse is on its way, and stand below what is in sight when others typed further down.
    await expect(async () => {
      await cursor.scrollIntoViewIfNeeded();
      const { x, y, height } = (await cursor.boundingBox()) ?? { x: 0, y: 0, height: 0 };
      await mouse.move(x + 4, y + height / 2);
      await mouse.move(x + 2, y + height / 2);
      await expect(cursor.locator(".cm-pointer-flag")).toHaveCSS("opacity", "1", { timeout: 500 });
    }).toPass();
  }

  /** Opens the pad of this step and waits until it is there. */
  async open(tab: Tab = "Shared pad"): Promise<void> {
    const tryIt = this.#person.button("Try it");
    // After a reload the one or the other comes.
    await expect(this.region.or(tryIt).filter({ visible: true }).first()).toBeVisible();
    if (!(await this.region.isVisible())) await tryIt.click();
    const its = this.region.getByRole("tab", { name: tab });
    await expect(this.region.getByRole("tab").first()).toBeVisible();
    if (await its.isVisible()) await its.click();
    await this.isOpen(tab);
  }

  /** Waits until the pad of this name is before this person, with its text. */
  async isOpen(name: string): Promise<void> {
    await expect(this.editor).toHaveAccessibleName(name);
    await expect(this.region.getByText(/^(Opening the pad…|Offline: the pad opens)/)).toHaveCount(0);
  }

  /** The whole text; of a long one the lines in sight only. */
  async text(): Promise<string> {
    return (await this.region.locator(".cm-line").allTextContents()).join("\n");
  }

  async has(text: string | RegExp): Promise<void> {
    await expect(this.editor).toContainText(text);
  }

  async hasNot(text: string | RegExp): Promise<void> {
    await expect(this.editor).not.toContainText(text);
  }

  /** Waits until the text is this one. */
  async is(text: string): Promise<void> {
    await expect.poll(() => this.text()).toBe(text);
  }

  /** Types on a new line at the end, key by key. */
  async typeAtEnd(text: string): Promise<void> {
    await this.goToEnd();
    await this.#person.page.keyboard.press("Enter");
    await this.#person.page.keyboard.type(text);
  }

  async goToEnd(): Promise<void> {
    await this.editor.focus();
    await this.#person.page.keyboard.press("ControlOrMeta+End");
  }

  /** Puts this text in the place of all that stands there. */
  async write(text: string): Promise<void> {
    await this.editor.focus();
    await this.#person.page.keyboard.press("ControlOrMeta+a");
    await this.#person.page.keyboard.insertText(text);
  }

  /** Pastes at the cursor without the machine's one clipboard; with `run` the key that runs it is pressed before anything else can happen. */
  async paste(text: string, run = false): Promise<void> {
    await this.editor.evaluate(
      (field, [pasted, press]) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", pasted);
        const event = { bubbles: true, cancelable: true };
        field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, ...event }));
        if (press)
          field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, ...event }));
      },
      [text, run] as const,
    );
  }

  /** Waits until the server has all that was typed. */
  async isSaved(): Promise<void> {
    await expect(this.region.getByText("Saved", { exact: true })).toBeVisible();
  }

  /** Chooses from what can be done with this pad. */
  async choose(item: string): Promise<void> {
    await this.region.getByRole("button", { name: "More for this pad" }).click();
    await this.#person.page.getByRole("menuitem", { name: item, exact: true }).click();
  }

  /** A host says who may write in the shared pad. */
  async letWrite(to: "Only hosts" | "Whoever has the baton" | "Chosen students" | "Everyone"): Promise<void> {
    await this.#person.page.getByLabel("Who may write in the shared pad").first().selectOption(to);
  }
}

/** Waits until all of these have one and the same text, with all of `parts` in it; gives the text. */
export async function sameText(pads: readonly Pad[], parts: readonly string[]): Promise<string> {
  const texts = (): Promise<string[]> => Promise.all(pads.map((pad) => pad.text()));
  await expect
    .poll(async () => {
      const all = await texts();
      return { different: new Set(all).size, missing: parts.filter((part) => !all[0]?.includes(part)) };
    })
    .toEqual({ different: 1, missing: [] });
  return (await texts())[0] ?? "";
}
