import { describe, expect, test } from "vitest";
import { Lesson, LessonNotes } from "../../domain/lesson/lesson.ts";
import { compiled, htmlOf, inStep, stepOf } from "./support/write-lesson.ts";

const PYTHON = "```python";
const END = "```";

describe("the head and the outline", () => {
  test("front matter, sections and steps become the lesson", async () => {
    const { lesson, notes } = await compiled(
      "---\ntitle: T\nsummary: S\ncategories: [C]\ntags:\n  - a\n  - b\nminutes: 45\nauthor: ignored\n---\n# One\n## First `next()`\nx\n## Second\ny\n# Two\n## Third\nz\n",
    );
    expect(Lesson.parse(lesson)).toEqual(lesson);
    expect(LessonNotes.parse(notes)).toEqual(notes);
    expect(lesson).toMatchObject({
      slug: "a-lesson",
      title: "T",
      summary: "S",
      categories: ["C"],
      tags: ["a", "b"],
      minutes: 45,
    });
    expect(lesson.steps.map(({ id, section, title }) => [id, section, title])).toEqual([
      ["first-next", "One", "First next()"],
      ["second", "One", "Second"],
      ["third", "Two", "Third"],
    ]);
  });

  test("a title is enough of a head, and steps need no section", async () => {
    const { lesson } = await compiled("---\ntitle: T\n---\n## First\nx\n");
    expect(lesson).toMatchObject({ summary: "", categories: [], tags: [], minutes: null });
    expect(lesson.steps[0]).toMatchObject({ section: "T", kind: "prose", frames: 1 });
  });

  test("Windows line ends and a byte order mark change nothing", async () => {
    const unix = inStep(`${PYTHON}\na = 1\nb = 2\n${END}\n\nText.`);
    expect(await compiled(`\uFEFF${unix.replaceAll("\n", "\r\n")}`)).toEqual(await compiled(unix));
  });

  test("ids keep letters of any alphabet, and a title without any still has one", async () => {
    const { lesson } = await compiled("---\ntitle: T\n---\n## Größe\nx\n## 生成器\nx\n## ???\nx\n");
    expect(lesson.steps.map(({ id }) => id)).toEqual(["größe", "生成器", "step"]);
  });
});

describe("code", () => {
  test("the first Python fence is the step's code, with its name, highlights and tokens", async () => {
    const step = await stepOf(
      `${PYTHON} {2-3|1,3|all} name=count.py\ndef f():\n    yield 1  # one\nf()\n${END}`,
    );
    expect(step).toMatchObject({ kind: "example", frames: 3, prose: [] });
    expect(step.code).toMatchObject({
      name: "count.py",
      language: "python",
      setup: "",
      source: "def f():\n    yield 1  # one\nf()",
      highlights: [
        [{ from: 2, to: 3 }],
        [
          { from: 1, to: 1 },
          { from: 3, to: 3 },
        ],
        [],
      ],
      runs: { as: "program" },
    });
    expect(step.code?.lines[1]).toEqual([
      ["    ", null],
      ["yield", "keyword"],
      [" ", null],
      ["1", "number"],
      ["  ", null],
      ["# one", "comment"],
    ]);
  });

  test("tokens spell the source, line by line", async () => {
    const source =
      'async def f(x: int = 3):\n    """Doc."""\n\n    y = yield f"a{x!r} b"\n\tif x is not None:\n        raise ValueError(x)';
    const { code } = await stepOf(`${PYTHON} text\n${source}\n${END}`);
    expect(code?.lines.map((line) => line.map(([text]) => text).join("")).join("\n")).toBe(source);
  });

  test("an unmarked fence has a name and highlights nothing in particular", async () => {
    const { code, frames } = await stepOf(`${PYTHON}\nx = 1\n${END}`);
    expect(code).toMatchObject({ name: "example.py", highlights: [[]] });
    expect(frames).toBe(1);
  });

  test("setup fences are joined and hidden", async () => {
    const step = await stepOf(
      `${PYTHON} setup\na = 1\n${END}\n\n${PYTHON}\nprint(a + b)\n${END}\n\n${PYTHON} setup\nb = 2\n${END}`,
    );
    expect(step.code).toMatchObject({ setup: "a = 1\nb = 2", source: "print(a + b)" });
    expect(step.prose).toEqual([]);
  });

  test.each([
    ["raises=StopIteration", "example", { as: "failing", exception: "StopIteration" }],
    ["text", "code", { as: "text" }],
    ["pad", "pad", { as: "program" }],
  ])("%s makes a step of kind %s", async (option, kind, runs) => {
    expect(await stepOf(`${PYTHON} ${option}\nnext(x)\n${END}`)).toMatchObject({ kind, code: { runs } });
  });

  test("further Python fences and other languages are prose, in the same colours", async () => {
    const step = await stepOf(
      `${PYTHON}\nx = 1\n${END}\n\n${PYTHON}\ndel x\n${END}\n\n~~~text\n<b>\n~~~\n\n${END}weird\nif\n${END}`,
    );
    expect(step.code?.source).toBe("x = 1");
    expect(step.prose[0]?.html).toContain(
      '<pre class="code"><code class="language-python"><span class="tok-keyword">del</span> x</code></pre>',
    );
    expect(step.prose[0]?.html).toContain('<code class="language-text">&#x3C;b></code>');
    expect(step.prose[0]?.html).toContain('<code class="language-weird">if</code>');
  });

  test("output is shown on the last frame, or with the reveal it stands in", async () => {
    const code = `${PYTHON} {1|2|all}\nprint(1)\nprint(2)\n${END}`;
    const output = `${END}output\n1\n2\n${END}`;
    expect((await stepOf(`${code}\n\n${output}`)).code?.output).toEqual({ text: "1\n2", from: 2 });
    expect((await stepOf(`${code}\n\n:::reveal\n${output}\n:::`)).code?.output).toEqual({
      text: "1\n2",
      from: 1,
    });
    expect((await stepOf(code)).code?.output).toBeUndefined();
  });
});

describe("reveals and notes", () => {
  test("each reveal comes one frame later; what is not in one is there at once", async () => {
    const step = await stepOf("One.\n\n:::reveal\nTwo.\n:::\n\n:::reveal\nThree.\n:::\n\nFour.\n\nFive.");
    expect(step.frames).toBe(3);
    expect(step.prose).toEqual([
      { from: 0, html: "<p>One.</p>" },
      { from: 1, html: "<p>Two.</p>" },
      { from: 2, html: "<p>Three.</p>" },
      { from: 0, html: "<p>Four.</p>\n<p>Five.</p>" },
    ]);
  });

  test("a reveal may name its frame, counted as on the screen", async () => {
    const step = await stepOf("One.\n\n:::reveal{frame=4}\nTwo.\n:::\n\n:::reveal\nThree.\n:::");
    expect(step.prose.map(({ from }) => from)).toEqual([0, 3, 4]);
    expect(step.frames).toBe(5);
  });

  test("the last highlight stays while more is revealed", async () => {
    const step = await stepOf(`${PYTHON} {1|2}\na = 1\nb = 2\n${END}\n\n:::reveal{frame=4}\nText.\n:::`);
    const two = [{ from: 2, to: 2 }];
    expect(step.code?.highlights).toEqual([[{ from: 1, to: 1 }], two, two, two]);
  });

  test("notes go to the hosts' half, and nowhere else", async () => {
    const { lesson, notes } = await compiled(
      inStep("Text.\n\n:::notes\nAsk *this*.\n:::\n\n:::notes\nAnd that.\n:::"),
    );
    expect(notes.notes).toEqual({ "a-step": "<p>Ask <em>this</em>.</p>\n<p>And that.</p>" });
    expect(JSON.stringify(lesson)).not.toMatch(/Ask|And that/);
  });
});

describe("questions", () => {
  const ask = (body: string, kind = "one-choice") => inStep(`:::question{kind=${kind}}\n${body}\n:::`);

  test("options are for everybody, the right one and the reason for hosts", async () => {
    const { lesson, notes } = await compiled(
      ask("What is `x`?\n\n- [ ] `1`\n- [x] two\n\nBecause.\n\n```output\n2\n```"),
    );
    expect(lesson.steps[0]).toMatchObject({
      kind: "question",
      question: {
        kind: "one-choice",
        prompt: "What is x?",
        options: [
          { id: "a", html: "<code>1</code>" },
          { id: "b", html: "two" },
        ],
      },
    });
    expect(notes.answers).toEqual({ "a-step": { options: ["b"], text: "Because.\n\n2" } });
    expect(JSON.stringify(lesson)).not.toContain("Because");
  });

  test("many choices may have several right ones", async () => {
    const { notes } = await compiled(ask("Which?\n\n- [x] a\n- [ ] b\n- [x] c", "many-choices"));
    expect(notes.answers["a-step"]?.options).toEqual(["a", "c"]);
  });

  test.each(["free-text", "code"])(
    "without options (%s), what follows the first paragraph is the answer",
    async (kind) => {
      const { lesson, notes } = await compiled(ask("Why?\n\n```python\nyield 1\n```\n\n- so\n", kind));
      expect(lesson.steps[0]?.question).toEqual({ kind, prompt: "Why?", options: [] });
      expect(notes.answers["a-step"]).toEqual({ options: [], text: "yield 1\n\nso" });
    },
  );
});

describe("prose", () => {
  test("lists, tables, inline code and deeper headings", async () => {
    const html = await htmlOf(
      "### Deeper\n\n- a\n- `b`\n\n1. c\n\n| x | y |\n|---|--:|\n| 1 | 2 |\n\n~~gone~~",
    );
    for (const part of [
      "<h3>Deeper</h3>",
      "<li><code>b</code></li>",
      "<ol>",
      "<th>x</th>",
      '<td align="right">2</td>',
      "<del>gone</del>",
    ])
      expect(html).toContain(part);
  });

  test("links leave in a new tab and tell nothing; those inside stay", async () => {
    expect(await htmlOf("[a](https://x.org)")).toContain(
      '<a href="https://x.org" target="_blank" rel="noopener noreferrer">a</a>',
    );
    expect(await htmlOf("[a](/lessons/x)")).toContain('<a href="/lessons/x">a</a>');
  });

  test("references find their definition anywhere in the lesson", async () => {
    const { lesson } = await compiled(
      "---\ntitle: T\n---\n## One\n[see][r] and a note[^1]\n## Two\n[r]: https://x.org\n\n[^1]: The note.\n\ny\n",
    );
    expect(lesson.steps[0]?.prose[0]?.html).toContain('href="https://x.org"');
    expect(lesson.steps[0]?.prose[0]?.html).toContain("The note.");
    expect(lesson.steps[1]?.prose[0]?.html).toBe("<p>y</p>");
  });

  test("pictures of the lesson wait until they are seen, and say what they show", async () => {
    expect(await htmlOf("![A baton](images/baton.svg)")).toBe(
      '<p><img src="/lesson-images/baton.svg" alt="A baton" loading="lazy" decoding="async"></p>',
    );
  });

  test("the empty corner of a table is no heading", async () => {
    const html = await htmlOf("|   | list |\n| - | ---- |\n| a | b    |");
    expect(html).toContain("<td></td>");
    expect(html.match(/<th>/g)).toEqual(["<th>"]);
  });

  test("a colon is a colon", async () => {
    expect(await htmlOf("At 10:30, key:value, :smile: and :a[b]{c=d}.")).toBe(
      "<p>At 10:30, key:value, :smile: and :a[b]{c=d}.</p>",
    );
  });

  test("HTML comments are the author's own", async () => {
    expect(await htmlOf("a\n\n<!-- todo -->\n\nb")).toBe("<p>a</p>\n<p>b</p>");
  });
});
