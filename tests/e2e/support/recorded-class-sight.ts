import { expect } from "@playwright/test";
import type { Person } from "./actors.ts";

/** What somebody has before them, in words, the same of a class that goes on and of its replay. Null: it is not on the screen. */
export interface Sight {
  /** Step, steps, frame, frames: '21 24 12 46'. */
  readonly place: string;
  /** Who is named as having the baton; null where nobody is, or it is just "Your host". */
  readonly driver: string | null;
  readonly blank: boolean;
  readonly prose: string | null;
  /** The pad in the code's place. */
  readonly pad: { readonly name: string; readonly text: string } | null;
  /** The lines of the code in its place, each with what is marked in it. */
  readonly code: readonly string[] | null;
  /** Each frame with its state, names and values. */
  readonly frames: readonly string[] | null;
  /** The lanes, what is handed over now, and all hand-overs up to here. */
  readonly court: readonly string[] | null;
  readonly output: string | null;
}

/** Looks at all of it at one instant. */
export function sightOf(person: Person): Promise<Sight> {
  return person.page.evaluate(() => {
    const words = (one: Element | null | undefined) => one?.textContent?.replace(/\s+/g, " ").trim() ?? "";
    const region = (name: string) => document.querySelector(`section[aria-label="${name}"]`);
    const all = (name: string, of: string) => {
      const place = region(name);
      return place && [...place.querySelectorAll(of)].map(words);
    };
    const status = [...document.querySelectorAll("[role=status]")].map(words).join(" ");
    const [, step, steps] = /Step (\d+) of (\d+)/.exec(status) ?? [];
    const [, frame, frames] = /frame (\d+) of (\d+)/.exec(status) ?? [];
    const told = [...document.querySelectorAll("footer p, [role=status] span")].map(words).join(". ");
    const driver = /(?:^|\. )([^.]+) has the baton/.exec(told)?.[1] ?? "Your host";
    const pad = region("Pad");
    const editor = pad?.querySelector("[role=textbox]");
    const lines = [...(pad?.querySelectorAll(".cm-line") ?? [])];
    const code = region("Code");
    const marked = [...(code?.querySelectorAll(".code-line") ?? [])].map((line) => {
      const marks = ["next", "just", "parked", "failed", "lit"].filter((mark) =>
        line.hasAttribute(`data-${mark}`),
      );
      return `${words(line.querySelector(".code-text"))} ${marks.join(" ")}`.trim();
    });
    return {
      place: `${step} ${steps} ${frame ?? 1} ${frames ?? 1}`,
      driver: driver === "Your host" ? null : driver,
      blank: /Look up for a moment|The screens were blank here/.test(words(document.querySelector("main"))),
      prose: region("Lesson") && words(region("Lesson")),
      pad: editor
        ? {
            name: editor.getAttribute("aria-label") ?? "",
            text: lines.map((line) => line.textContent).join("\n"),
          }
        : null,
      code: code && marked,
      frames: all("Frames", "[role=group]"),
      court: all("Court", ".court-name, .court-caption, ol > li"),
      output: region("Output") && words(region("Output")?.querySelector("pre")),
    };
  });
}

/** Waits until this is what somebody has before them. */
export async function isInSight(person: Person, wanted: Sight, message: string): Promise<void> {
  await expect.poll(() => sightOf(person), { message }).toEqual(wanted);
}
