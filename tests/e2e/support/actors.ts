import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import type { JoinClass, StartClass } from "../../../domain/http-api.ts";
import { ClassStarted } from "../../../domain/http-api.ts";

/** Somebody in front of a browser of their own. */
export class Person {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Where their browser finds Baton: the server itself, or a line to it. */
  readonly url: string;

  constructor(name: string, context: BrowserContext, page: Page, url: string) {
    this.name = name;
    this.context = context;
    this.page = page;
    this.url = url;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
  }

  /** Asks the server for what it must grant, as a page of this browser would; gives its answer. */
  async ask(path: string, data: StartClass | JoinClass): Promise<unknown> {
    const answer = await this.context.request.post(`${this.url}${path}`, { data });
    expect(answer.ok(), `${path}: ${answer.status()}`).toBe(true);
    return answer.json();
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  async press(name: string): Promise<void> {
    await this.button(name).click();
  }

  /** Waits until this screen shows step `step` (from 1), and frame `frame` (from 1) when given. */
  async sees(step: number, frame?: number): Promise<void> {
    const status = this.page.getByRole("status").filter({ hasText: /Step \d+ of \d+/ });
    await expect(status).toContainText(new RegExp(`Step ${step} of \\d+`));
    // A step of one frame says nothing of frames.
    if (frame !== undefined && frame > 1)
      await expect(status).toContainText(new RegExp(`frame ${frame} of \\d+`, "i"));
  }

  /** Waits until this screen shows the last frame of step `step` (from 1). */
  async seesTheEndOf(step: number): Promise<void> {
    await this.sees(step);
    const status = this.page.getByRole("status").filter({ hasText: /Step \d+ of \d+/ });
    await expect(status).toContainText(/frame (\d+) of \1(?!\d)/i);
  }

  /** Waits until the state chip says so. */
  async isShownAs(
    chip: "Following" | "On your own" | "Locked" | "Reconnecting" | "Class ended",
  ): Promise<void> {
    await expect(this.page.getByText(chip, { exact: true }).filter({ visible: true }).first()).toBeVisible();
  }

  async sleepAndWake(): Promise<{ wake: () => Promise<void> }> {
    const session = await this.context.newCDPSession(this.page);
    await session.send("Page.setWebLifecycleState", { state: "frozen" });
    return {
      wake: async () => {
        await session.send("Page.setWebLifecycleState", { state: "active" });
        await session.detach();
      },
    };
  }
}

export class Host extends Person {
  /** Starts a class on the built-in lesson and opens its console; gives its code without a dash. */
  async startClass(): Promise<string> {
    const start = { lesson: "generators-and-coroutines", hostName: this.name };
    const { code } = ClassStarted.parse(await this.ask("/api/classes", start));
    await this.open(`/teach/${code}`);
    await this.sees(1);
    return code;
  }

  /** The same from the first page on, which takes three pages: for stories that are about coming in. */
  async startClassByHand(): Promise<string> {
    await this.open("/");
    await this.press("Start a class");
    await this.page.getByLabel("Your name").fill(this.name);
    const lesson = this.page.getByRole("article", { name: "Generators and coroutines" });
    await lesson.getByRole("button", { name: "Teach" }).click();
    await expect(this.page).toHaveURL(/\/teach\/[A-Z0-9]{6}$/);
    await this.sees(1);
    return this.code();
  }

  /** The room code, without its dash. */
  async code(): Promise<string> {
    const shown = await this.page.getByLabel("Room code", { exact: true }).textContent();
    return (shown ?? "").replace("-", "").trim();
  }

  /** Takes the class to the start of `step` (from 1) by the outline. */
  async stepTo(step: number): Promise<void> {
    const steps = this.page.getByRole("navigation", { name: "Steps" }).getByRole("button");
    await steps.nth(step - 1).click();
    await this.sees(step, 1);
  }

  /** How long the class has run, in seconds, by the host's screen. */
  async elapsed(): Promise<number> {
    const shown = (await this.page.getByRole("timer").textContent()) ?? "";
    return shown.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  }

  /** The raised hands, in their order. */
  async hands(): Promise<Locator> {
    await this.page.getByRole("tab", { name: /^Hands/ }).click();
    return this.page.getByRole("region", { name: "Hands" }).getByRole("listitem");
  }

  /** The row of a person in the roster. */
  async rowOf(name: string): Promise<Locator> {
    await this.page.getByRole("tab", { name: /^People/ }).click();
    const people = this.page.getByRole("region", { name: "People" });
    return people.getByRole("listitem").filter({ hasText: name }).first();
  }

  /** Chooses from a person's menu. */
  async choose(name: string, item: string): Promise<void> {
    const row = await this.rowOf(name);
    await row.getByRole("button").last().click();
    await this.page.getByRole("menuitem", { name: item, exact: true }).click();
  }
}

export class Student extends Person {
  /** Joins the class and opens it. */
  async join(code: string): Promise<void> {
    await this.ask(`/api/classes/${code}/join`, { name: this.name });
    await this.open(`/class/${code}`);
    await this.isShownAs("Following");
  }

  /** The same by the link to the class and its page, for stories that are about coming in. */
  async joinByHand(code: string): Promise<void> {
    await this.open(`/join/${code}`);
    await this.page.getByRole("textbox", { name: "Your name" }).fill(this.name);
    await this.press("Join the class");
    await expect(this.page).toHaveURL(new RegExp(`/class/${code}$`));
    await this.isShownAs("Following");
  }
}

export class Screen extends Person {
  async show(code: string): Promise<void> {
    await this.open(`/screen/${code}`);
  }
}
