import { type BrowserContextOptions, expect as expectPage, type Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violationsOf } from "../support/axe.ts";
import { Workshop } from "./support/workshop.ts";

const PROGRAM = `def averager():
    total = count = 0
    average = None
    while True:
        total += yield average
        count += 1
        average = total / count

a = averager()
next(a)
print(a.send(10))
`;

const PHONE: BrowserContextOptions = {
  hasTouch: true,
  isMobile: true,
  viewport: { width: 360, height: 740 },
};

let workshop: Workshop;

beforeAll(async () => {
  workshop = await Workshop.start();
}, 600_000);

afterAll(() => workshop?.end(), 60_000);

/** A page with this text in the pad, and nothing else that a story before it has left. */
function open(text = PROGRAM, options: BrowserContextOptions = {}): Promise<Page> {
  return workshop.open(text, options);
}

const field = (page: Page) => page.getByRole("textbox", { name: "Shared pad" });
const textOf = (page: Page): Promise<string> => page.evaluate(() => window.workshop.text());
const shownIn = (page: Page): Promise<string[]> =>
  page.getByRole("region", { name: "Pad" }).locator(".cm-line").allTextContents();

/** Puts the cursor after the last character, or after this text on the first line that has it. */
async function putCursor(page: Page, line: number, key: "Home" | "End" = "End"): Promise<void> {
  await field(page).click();
  await page.keyboard.press("Control+Home");
  for (let at = 1; at < line; at++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press(key);
}

async function hasText(page: Page, text: string): Promise<void> {
  await expect.poll(() => textOf(page), { timeout: 5000 }).toBe(text);
}

describe("a pad's document in the editor", { timeout: 60_000 }, () => {
  test("what is typed is in the document, and what others type is in the editor", async () => {
    const page = await open("a = 1\n");
    await putCursor(page, 2);
    await page.keyboard.type("b = 2");
    await hasText(page, "a = 1\nb = 2");
    await page.evaluate(() => window.workshop.edit(4, 1, "10"));
    await expectPage(field(page)).toContainText("a = 10");
    expect(await shownIn(page)).toEqual(["a = 10", "b = 2"]);
    expect(await page.evaluate(() => window.workshop.texts.at(-1))).toBe("a = 10\nb = 2");
    // The own cursor has stayed behind what was typed.
    await page.keyboard.type("5");
    await hasText(page, "a = 10\nb = 25");
  });

  test("undo takes back one's own edits only, over a spell of reading, and puts the cursor there", async () => {
    const page = await open("a\nb\n");
    await putCursor(page, 1);
    await page.keyboard.type("123");
    await page.evaluate(() => window.workshop.edit(6, 0, "xyz"));
    await page.evaluate(() => window.workshop.show({ readOnly: true }));
    await expectPage(field(page)).toHaveAttribute("aria-readonly", "true");
    await page.keyboard.press("Control+z");
    await hasText(page, "a123\nbxyz\n");
    await page.evaluate(() => window.workshop.show({ readOnly: false }));
    await expectPage(field(page)).not.toHaveAttribute("aria-readonly", "true");
    await page.keyboard.press("Control+z");
    await hasText(page, "a\nbxyz\n");
    await page.keyboard.press("Control+z");
    await hasText(page, "a\nbxyz\n");
    await page.keyboard.press("Control+y");
    await hasText(page, "a123\nbxyz\n");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+Shift+Z");
    await page.keyboard.type("4");
    await hasText(page, "a1234\nbxyz\n");
  });

  test("undo is still there after the editor was closed and opened", async () => {
    const page = await open("a");
    await putCursor(page, 1);
    await page.keyboard.type("1");
    await page.evaluate(() => window.workshop.show({ shown: false }));
    await expectPage(field(page)).toHaveCount(0);
    await page.evaluate(() => window.workshop.show({ shown: true }));
    await field(page).click();
    await page.keyboard.press("Control+z");
    await hasText(page, "a");
  });

  test("who goes elsewhere begins another edit to undo", async () => {
    const page = await open("a\nb");
    await putCursor(page, 1);
    await page.keyboard.type("1");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("2");
    await hasText(page, "a1\nb2");
    await page.keyboard.press("Control+z");
    await hasText(page, "a1\nb");
  });

  test("another document takes its place: focus and cursor stay, and neither document is edited by it", async () => {
    const page = await open("one = 1\ntwo = 2\nthree = 3\n");
    await putCursor(page, 2);
    await page.evaluate(() => window.workshop.open("new = 0\none = 1\ntwo = 2\nthree = 4\n"));
    await expectPage(field(page)).toContainText("new = 0");
    expect(await shownIn(page)).toEqual(["new = 0", "one = 1", "two = 2", "three = 4", ""]);
    await hasText(page, "new = 0\none = 1\ntwo = 2\nthree = 4\n");
    await page.keyboard.type("2");
    await hasText(page, "new = 0\none = 1\ntwo = 22\nthree = 4\n");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await hasText(page, "new = 0\none = 1\ntwo = 2\nthree = 4\n");
  });

  test("replacing is one edit that leaves alone what both texts have", async () => {
    const page = await open("a = 1\nb = 2\nc = 3\n");
    await page.evaluate(() => {
      const { show, point } = window.workshop;
      show({ pointers: [point(1, "Ada", 17)] });
    });
    await page.evaluate(() => window.workshop.editing().replace("zero = 0\r\na = 1\r\nc = 3\r\n"));
    await hasText(page, "zero = 0\na = 1\nc = 3\n");
    await expectPage(page.locator(".cm-pointer")).toHaveCount(1);
    const line = page.locator(".cm-line", { hasText: "c = 3" });
    await expect
      .poll(async () => {
        const [caret, box] = [await page.locator(".cm-pointer").boundingBox(), await line.boundingBox()];
        return caret!.y >= box!.y - 2 && caret!.y < box!.y + box!.height;
      })
      .toBe(true);
    await page.evaluate(() => window.workshop.editing().undo());
    await hasText(page, "a = 1\nb = 2\nc = 3\n");
  });

  test("who may only read changes nothing by key, by paste or by the row of keys", async () => {
    const page = await open("a = 1\n");
    await page.evaluate(() => window.workshop.show({ readOnly: true }));
    await field(page).click();
    await expectPage(field(page)).toHaveAttribute("aria-readonly", "true");
    await page.keyboard.type("x");
    await page.keyboard.press("Control+Slash");
    await page.keyboard.press("Tab");
    await page.evaluate(() => {
      const editing = window.workshop.editing();
      editing.insert("(");
      editing.indent();
      editing.replace("nothing");
    });
    expect(await textOf(page)).toBe("a = 1\n");
    expect(await shownIn(page)).toEqual(["a = 1", ""]);
  });

  test("pasted lines end as all others, tabs stay, and lengths stay the document's", async () => {
    const page = await open("");
    await field(page).click();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "if x:\r\n\ty = 1\rz = 2\n");
      const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement!.dispatchEvent(paste);
    });
    await hasText(page, "if x:\n\ty = 1\nz = 2\n");
    // What slipped into a document is shown, and counted as the document counts it.
    await page.evaluate(() => window.workshop.edit(0, 0, "a\r\nb\u202e\u00a0\n"));
    await putCursor(page, 4);
    await page.keyboard.type("#");
    await hasText(page, "a\r\nb\u202e\u00a0\nif x:\n\ty = 1#\nz = 2\n".replace("\\", ""));
    await expectPage(page.locator(".cm-specialChar")).toHaveCount(3);
  });

  test("half a character that the document replaces is replaced in the editor", async () => {
    const page = await open("x = '😀'\n");
    await page.evaluate(() => window.workshop.edit(6, 0, "|"));
    await hasText(page, "x = '\ufffd|\ufffd'\n");
    await expect.poll(() => shownIn(page), { timeout: 5000 }).toEqual(["x = '\ufffd|\ufffd'", ""]);
  });
});

describe("cursors", { timeout: 60_000 }, () => {
  test("one's own is told, with what is selected, until the editor loses the focus", async () => {
    const page = await open("abc\ndef");
    const told = () => page.evaluate(() => window.workshop.told());
    expect(await told()).toBe(null);
    await putCursor(page, 1);
    await expect.poll(told).toEqual({ head: 3, anchor: null });
    await page.keyboard.press("Shift+Home");
    await expect.poll(told).toEqual({ head: 0, anchor: 3 });
    await page.keyboard.type("xy");
    await expect.poll(told).toEqual({ head: 2, anchor: null });
    await page.getByRole("button", { name: "After" }).focus();
    await expect.poll(told).toBe(null);
    await field(page).focus();
    await expect.poll(told).toEqual({ head: 2, anchor: null });
    await page.evaluate(() => window.workshop.show({ shown: false }));
    await expect.poll(told).toBe(null);
  });

  test("others' stand where they are, by name for a while, and move with the text", async () => {
    const page = await open("abc\ndef\n");
    await page.evaluate(() => {
      const { show, point } = window.workshop;
      show({ pointers: [point(2, "Bo", 3), point(1, "Ada", 5, 7)] });
    });
    await expectPage(page.locator(".cm-pointer")).toHaveCount(2);
    await expectPage(page.locator(".cm-pointer-selection")).toHaveCount(1);
    const flags = page.locator(".cm-pointer-flag");
    expect(await flags.allTextContents()).toEqual(["Ada", "Bo"]);
    await expectPage(flags.first()).toHaveCSS("opacity", "1");
    await expectPage(flags.first()).toHaveCSS("opacity", "0");
    const bo = page.locator(".cm-pointer").nth(1);
    const before = (await bo.boundingBox())!;
    await page.mouse.move(before.x + 1, before.y + before.height / 2);
    await expectPage(flags.nth(1)).toHaveCSS("opacity", "1");
    await page.evaluate(() => window.workshop.edit(0, 0, "xx"));
    await expect.poll(async () => (await bo.boundingBox())!.x).toBeGreaterThan(before.x + 10);
    await page.evaluate(() =>
      window.workshop.show({ names: false, pointers: [window.workshop.point(1, "Ada", 5)] }),
    );
    await expectPage(page.locator(".cm-pointer")).toHaveCount(1);
    await expectPage(flags).toBeHidden();
  });

  test("bytes that are no position, or one of another document, show nothing and break nothing", async () => {
    const page = await open("abc");
    await page.evaluate(() => {
      const { show, point } = window.workshop;
      const other = { ...point(3, "Cy", 2), head: new Uint8Array([0, 250, 1, 250, 1, 0]) };
      const none = { ...point(2, "Bo", 2), head: new Uint8Array([255, 255]) };
      show({ pointers: [point(1, "Ada", 1), none, other] });
    });
    await expectPage(page.locator(".cm-pointer")).toHaveCount(1);
  });

  test("one that is ahead of the text shows when its text has come", async () => {
    const page = await open("abc");
    await page.evaluate(() => {
      const { show, point, pointAhead } = window.workshop;
      show({ pointers: [point(1, "Ada", 1), pointAhead(2, "Bo", "def")] });
    });
    await expectPage(page.locator(".cm-pointer-flag")).toHaveText(["Ada"]);
    await page.evaluate(() => window.workshop.arrive());
    await expectPage(page.locator(".cm-pointer-flag")).toHaveText(["Ada", "Bo"]);
  });
});

describe("marks of an execution", { timeout: 60_000 }, () => {
  test("each line bears its band and its sign; those the text does not have are not shown", async () => {
    const page = await open();
    await page.evaluate(() => window.workshop.show({ marks: { next: 6, last: 5, parked: [11, 99] } }));
    await expectPage(page.locator(".cm-line.cm-run-next")).toHaveText("        count += 1");
    await expectPage(page.locator(".cm-line.cm-run-last")).toHaveText("        total += yield average");
    await expectPage(page.locator(".cm-line.cm-run-parked")).toHaveText("print(a.send(10))");
    for (const sign of ["Runs next", "Just ran", "Paused here"])
      await expectPage(page.getByTitle(sign)).toHaveCount(1);
    await page.evaluate(() => window.workshop.edit(0, 0, "# new\n"));
    await expectPage(page.locator(".cm-line.cm-run-next")).toHaveText("        count += 1");
    await page.evaluate(() => window.workshop.show({ marks: null }));
    await expectPage(page.locator(".cm-line.cm-run-next")).toHaveCount(0);
  });
});

describe("editing Python", { timeout: 60_000 }, () => {
  test("tokens have their colours, and lines their numbers", async () => {
    const page = await open();
    await expectPage(page.locator(".tok-keyword").first()).toHaveText("def");
    await expectPage(
      page.locator(".cm-lineNumbers .cm-gutterElement").filter({ hasText: "11" }).first(),
    ).toBeVisible();
  });

  test("keywords, names of the file and attributes are completed", async () => {
    const page = await open(
      "class Box:\n    def __init__(self):\n        self.contents = []\n\ncounter = 0\n",
    );
    const list = page.locator(".cm-tooltip-autocomplete");
    await putCursor(page, 6);
    for (const [typed, completed] of [
      ["yie", "yield"],
      ["coun", "counter"],
      ["enumer", "enumerate"],
      ["counter.conte", "contents"],
    ] as const) {
      await page.keyboard.type(typed);
      await expectPage(list.getByRole("option", { name: completed, exact: true })).toHaveCount(1);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+a");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
    }
    await page.keyboard.type("yiel");
    await list.getByRole("option", { name: "yield", exact: true }).click();
    await expect.poll(() => textOf(page)).toMatch(/\nyield$/);
  });

  test("a whole word and Enter is a new line, though the list would complete it", async () => {
    const page = await open("");
    await field(page).click();
    await page.keyboard.type("pass");
    await expectPage(page.locator(".cm-tooltip-autocomplete [aria-selected]")).toHaveText("pass");
    // A list that has only just come takes no keys. Now it would.
    const shown = await page.evaluate(() => Date.now());
    await page.waitForFunction((since) => Date.now() > since + 100, shown);
    await page.keyboard.press("Enter");
    await hasText(page, "pass\n");
  });

  test("lines are indented as Python wants it, Tab and Shift-Tab move them, brackets close", async () => {
    const page = await open("");
    await field(page).click();
    await page.keyboard.type("def f(x):");
    await page.keyboard.press("Enter");
    await page.keyboard.type("return [x");
    await hasText(page, "def f(x):\n    return [x]");
    await page.keyboard.press("Tab");
    await hasText(page, "def f(x):\n        return [x]");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await hasText(page, "def f(x):\nreturn [x]");
    await expectPage(page.locator(".cm-matchingBracket")).toHaveCount(2);
    await page.keyboard.press("Home");
    await expectPage(page.locator(".cm-matchingBracket")).toHaveCount(0);
  });

  test("lines are made comments and back", async () => {
    const page = await open("a = 1\nb = 2\n");
    await putCursor(page, 1);
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+Slash");
    await hasText(page, "# a = 1\n# b = 2\n");
    await page.keyboard.press("Control+Slash");
    await hasText(page, "a = 1\nb = 2\n");
  });

  test("text is searched and replaced", async () => {
    const page = await open("one = 1\nprint(one, one)\n");
    await field(page).click();
    await page.keyboard.press("Control+f");
    await page.getByRole("textbox", { name: "Find" }).fill("one");
    await page.getByRole("textbox", { name: "Replace" }).fill("uno");
    await page.getByRole("button", { name: "replace all" }).click();
    await hasText(page, "uno = 1\nprint(uno, uno)\n");
    expect(await violationsOf(page, "searching")).toEqual([]);
  });

  test("Ctrl and Enter runs", async () => {
    const page = await open();
    await field(page).click();
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => page.evaluate(() => window.workshop.runs)).toBe(1);
    expect(await textOf(page)).toBe(PROGRAM);
  });
});

describe("for everybody", { timeout: 60_000 }, () => {
  test("Tab indents, Escape and Tab leave, and the field says so", async () => {
    const page = await open("a = 1");
    await field(page).click();
    await expectPage(field(page)).toHaveAccessibleDescription(/Escape, then Tab/);
    await page.keyboard.press("Tab");
    await hasText(page, "    a = 1");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await expectPage(page.getByRole("button", { name: "After" })).toBeFocused();
  });

  test("axe finds nothing, in the light and in the dark", async () => {
    // A name that is just fading is no colour to be judged.
    const page = await open(PROGRAM, { ...PHONE, reducedMotion: "reduce" });
    await page.evaluate(() => {
      const { show, point } = window.workshop;
      const pointers = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => point(n, `Person ${n}`, n * 20, n * 20 + 7));
      show({ pointers, marks: { next: 5, last: 4, parked: [9] } });
    });
    await field(page).tap();
    await expectPage(page.getByRole("toolbar", { name: "Keys for code" })).toBeVisible();
    await expectPage(page.locator(".cm-pointer")).toHaveCount(8);
    expect(await violationsOf(page, "editor")).toEqual([]);
  });

  test("on a phone a row of keys types, and the editor keeps the focus", async () => {
    const page = await open("", PHONE);
    const row = page.getByRole("toolbar", { name: "Keys for code" });
    await expectPage(row).toHaveCount(0);
    await field(page).tap();
    await expectPage(row).toBeVisible();
    for (const name of ["Indent", "Underscore", "Opening parenthesis", "Double quote"])
      await row.getByRole("button", { name }).tap();
    await hasText(page, '    _("")');
    await expectPage(field(page)).toBeFocused();
    await row.getByRole("button", { name: "Undo" }).tap();
    await row.getByRole("button", { name: "Dedent" }).tap();
    expect(await textOf(page)).not.toContain(" ");
    for (const key of await row.getByRole("button").all()) {
      const { width, height } = (await key.boundingBox())!;
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
    const size = await field(page).evaluate((content) =>
      Number.parseFloat(getComputedStyle(content).fontSize),
    );
    expect(size).toBeGreaterThanOrEqual(16);
    await page.getByRole("button", { name: "Before" }).tap();
    await expectPage(row).toHaveCount(0);
  });

  test("on a phone a long line goes on further in than it began", async () => {
    const page = await open(`if x:\n    y = [${"1, ".repeat(30)}]\n`, PHONE);
    const pieces = await page
      .locator(".cm-line")
      .nth(1)
      .evaluate((line) => {
        const range = document.createRange();
        range.selectNodeContents(line);
        return [...range.getClientRects()].map(({ left, right, top }) => ({ left, right, top }));
      });
    expect(new Set(pieces.map(({ top }) => Math.round(top))).size).toBeGreaterThan(2);
    const { x, width } = (await field(page).boundingBox())!;
    expect(Math.max(...pieces.map(({ right }) => right))).toBeLessThanOrEqual(x + width);
    // Only the first row begins where the line does.
    expect(pieces.filter(({ left }) => left < x + 40)).toHaveLength(1);
  });

  test("with a mouse there is no row of keys", async () => {
    const page = await open();
    await field(page).click();
    await expectPage(page.getByRole("toolbar", { name: "Keys for code" })).toBeHidden();
  });
});
