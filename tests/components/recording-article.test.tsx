import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { RecordingArticle } from "../../components/recordings/recording-article.tsx";
import type { RecordingCard } from "../../domain/recording/recording-api.ts";
import { plainCard } from "../support/plain-card.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 2, 3, 12);

const card: RecordingCard = {
  ...plainCard,
  title: "Thursday class",
  givenAt: NOW - DAY_MS,
  length: 47 * 60_000,
  lasted: 50 * 60_000,
  code: "T743VT",
  people: 27,
  size: 1_234_567,
  students: [],
};

/** Of which nothing is made yet. */
const { lasted: _, ...unmade } = { ...card, length: 0 };

/** What is offered for a class, by its short names, and all that is written. */
function shown(change: Partial<RecordingCard>): { offered: string[]; text: string } {
  return shownOf({ ...card, ...change });
}

function shownOf(whole: RecordingCard): { offered: string[]; text: string } {
  const html = renderToStaticMarkup(<RecordingArticle card={whole} now={NOW} onAsk={() => {}} />);
  const names = [...html.matchAll(/aria-label="([^"]*) Thursday class"/g)].map(([, name]) => name ?? "");
  return { offered: names, text: html.replaceAll(/<[^>]*>/g, " ") };
}

describe("what is offered for a class", () => {
  test("that has ended: to watch, share and download it", () => {
    expect(shown({}).offered).toEqual(["Watch", "Share", "Download", "More about"]);
  });

  test("that goes on, or was never ended: to go on with it too", () => {
    const running = shown({ live: true, ended: false });
    const over = shown({ ended: false });
    for (const { offered } of [running, over]) expect(offered[0]).toBe("Go on teaching");
    expect(running.text).toContain("Running");
    expect(running.text).not.toContain("Not ended");
    expect(over.text).toContain("Not ended");
  });

  test("that is being prepared: nothing that needs it, and it is said", () => {
    const unknown = { ...unmade, preparing: true, people: 0, ended: false } as const;
    const over = shownOf(unknown);
    expect(over.offered).toEqual(["More about"]);
    expect(over.text).toContain("Being prepared…");
    for (const words of ["nothing recorded", "0 students", "Not ended"])
      expect(over.text).not.toContain(words);
    expect(shownOf({ ...unknown, live: true }).offered).toEqual(["Go on teaching", "More about"]);
  });

  test("that has just begun: to go on with it", () => {
    const { offered, text } = shownOf({ ...unmade, live: true, ended: false });
    expect(offered).toEqual(["Go on teaching", "More about"]);
    expect(text).toContain("just begun");
  });

  test("of which nothing is recorded: nothing, but to take back a link that there is", () => {
    const { offered, text } = shown({ length: 0 });
    expect(offered).toEqual(["More about"]);
    expect(text).toContain("nothing recorded");
    expect(shown({ length: 0, shared: "a-link-that-there-is" }).offered).toEqual(["Share", "More about"]);
  });
});

test("what has become of a recording stands beside it", () => {
  const { text } = shown({
    shared: "a-link-that-there-is",
    expiresAt: NOW + 12 * DAY_MS,
    hidden: [{ from: 1, to: 2 }],
  });
  for (const words of [
    "47 min",
    "27 students",
    "1.2 MB",
    "Shared",
    "Shortened",
    "Will be deleted on 15 March, in 12 days",
  ])
    expect(text).toContain(words);
});
