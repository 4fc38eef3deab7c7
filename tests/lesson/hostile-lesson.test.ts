import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileLesson } from "../../server/lesson/compile-lesson.ts";
import { compiled, htmlOf, inStep, problemsOf } from "./support/write-lesson.ts";

const PIECES = [
  "[",
  "]",
  "(",
  ")",
  "![",
  "](",
  "*",
  "**",
  "_",
  "`",
  "```",
  "~~~",
  "> ",
  "- ",
  "1. ",
  "# ",
  "## ",
  ":::",
  ":::reveal",
  ":::notes",
  "::::question{kind=code}",
  "::x",
  ":a[",
  "{",
  "}",
  "|",
  "|-",
  "<",
  ">",
  "<script>",
  "<!--",
  "&#",
  "&lt;",
  "\n",
  "\n\n",
  "    ",
  "\t",
  "---",
  "[^1]",
  "[^1]: ",
  "[a]: ",
  "javascript:",
  "data:",
  "http://",
  "\\",
  "a",
  " ",
  "\u0000",
  "\u202e",
  "😀",
  "```python\n",
  "```output\n",
  "{1|2}",
  "- [x] ",
];

// Work for the processor only, on a machine that may be busy with the tests beside these.
describe("hostile Markdown", { timeout: 60_000 }, () => {
  test.each([
    "<script>alert(1)</script>",
    "a <script>alert(1)</script> b",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "<svg onload=alert(1)></svg>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<style>*{display:none}</style>",
    '<form action="https://evil.example"><input name=q></form>',
    "<div\nonclick=alert(1)>\n\nx\n\n</div>",
  ])("raw HTML has no effect: %s", async (html) => {
    const out = await htmlOf(`before\n\n${html}\n\nafter`);
    expect(out).not.toMatch(/<(script|img|svg|iframe|style|form|input|div|a)\b/i);
    expect(out).not.toMatch(/\bon\w+=/i);
    expect(out).toContain("<p>after</p>");
  });

  test.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java\\\nscript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x)",
    "[x](file:///etc/passwd)",
    "<javascript:alert(1)>",
    "[x][y]\n\n[y]: javascript:alert(1)",
  ])("a link that is not to the web is dropped: %s", async (link) => {
    expect(await htmlOf(`before ${link}`)).not.toMatch(/href="(?!https?:|\/)/i);
  });

  test("a picture that comes by a reference must be one that may be shown", async () => {
    expect(await htmlOf("before ![x][y]\n\n[y]: data:image/svg+xml,x")).toBe("<p>before </p>");
    expect(await htmlOf("before ![x][y]\n\n[y]: images/x.svg")).toContain('src="/lesson-images/x.svg"');
  });

  test("titles, options, notes and fences are no way in either", async () => {
    const evil = "<img src=x onerror=alert(1)>";
    const { lesson, notes } = await compiled(
      `---\ntitle: T\n---\n## A ${evil} step\n\n:::question{kind=one-choice}\nWhat?\n\n- [x] a ${evil}\n- [ ] b [x](javascript:alert(1))\n:::\n\n:::notes\n${evil} [x](javascript:alert(1))\n:::\n\n\`\`\`"><script>\n</code></pre><script>alert(1)</script>\n\`\`\`\n`,
    );
    const everything = JSON.stringify([lesson.steps[0], notes]);
    expect(everything).not.toMatch(/<(script|img)|javascript:|onerror/i);
  });

  test("attributes on a directive reach no element", async () => {
    expect(await htmlOf(":::reveal{onclick=alert(1) .x #y style='color:red'}\ntext\n:::")).toBe(
      "<p>text</p>",
    );
  });

  test.each([
    ["brackets", "[".repeat(1_000_000), "too-large"],
    ["brackets in one block", "[".repeat(200_000), "too-large"],
    ["half links", "](".repeat(100_000), "too-large"],
    ["many lines of half links", `${"](".repeat(50)}\n`.repeat(2_000), "too-large"],
    ["quotes in quotes", "> ".repeat(2_000), "too-nested"],
    ["lists in lists", `${"- ".repeat(2_000)}a`, "too-nested"],
    ["numbers in numbers", `${"1. ".repeat(1_500)}a`, "too-nested"],
    [
      "lists below lists",
      Array.from({ length: 400 }, (_, level) => `${"  ".repeat(level)}- a`).join("\n\n"),
      "too-nested",
    ],
    ["directives in directives", ":::reveal\n".repeat(900), "too-nested"],
    ["directives apart", ":::reveal\n\n".repeat(10_000), "too-nested"],
    ["emphasis in emphasis", `${"*".repeat(4_900)}a${"*".repeat(4_900)}`, "too-large"],
  ])("%s end soon, with a reason", async (_name, body, code) => {
    const problems = await problemsOf(inStep(`x\n\n${body}`));
    expect(problems.map((problem) => problem.split(" ")[1])).toContain(code);
  });

  test("nesting as deep as the limits let it be compiles: the parser's stack holds", async () => {
    const depth = 50;
    const lists = Array.from({ length: depth }, (_, level) => `${"  ".repeat(level)}- a`).join("\n\n");
    const emphasis = `${"  ".repeat(depth)}${"*a ".repeat(395)}${"a* ".repeat(395)}`;
    expect(await htmlOf(`${lists}\n\n${emphasis}`)).toContain("<em>a");
  });

  test("what is just within the limits compiles", async () => {
    const blocks = `${"](".repeat(400)}\n\n`.repeat(120);
    expect((await htmlOf(blocks)).length).toBeGreaterThan(90_000);
  });

  test("a YAML bomb in the head is a mistake like any other", async () => {
    const bomb = `---\ntitle: T\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ntags: [*d,*d,*d]\n---\n## S\nx`;
    expect((await problemsOf(bomb)).every((problem) => problem.endsWith("bad-front-matter"))).toBe(true);
    expect(await problemsOf(bomb)).not.toEqual([]);
  });

  test("no Markdown makes it throw, and none gets a script through", async () => {
    const markdown = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(""));
    await fc.assert(
      fc.asyncProperty(markdown, fc.boolean(), async (text, headed) => {
        const result = await compileLesson("a-lesson", headed ? inStep(text) : text);
        if (!result.ok) expect(result.error.length).toBeGreaterThan(0);
        else
          for (const step of result.value.lesson.steps)
            for (const { html } of step.prose) expect(html).not.toMatch(/<script|href="javascript/i);
      }),
      { numRuns: 300, seed: 31 },
    );
  });
});
