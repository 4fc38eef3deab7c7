import { describe, expect, test } from "vitest";
import { fullProblemsOf, HEAD, inStep, problemsOf } from "./support/write-lesson.ts";

const F = "```";
const question = (body: string, options = "{kind=one-choice}") => `:::question${options}\n${body}\n:::`;

/** What stands in a step, what is wrong, and on which line of the body. */
const MISTAKES: [body: string, code: string, line: number][] = [
  [":::remark\nx\n:::", "unknown-directive", 1],
  ["x\n\n::reveal", "unknown-directive", 3],
  ["- a\n\n  :::notes\n  x\n  :::", "misplaced-directive", 3],
  ["::::reveal\n:::notes\nx\n:::\n::::", "misplaced-directive", 2],
  ["::::notes\n:::reveal\nx\n:::\n::::\n\nx", "misplaced-directive", 2],
  ["x\n\n:::notes\nx\n\n## Another\n\ny", "unclosed-directive", 3],
  [`x\n\n${F}python\nx = 1`, "unclosed-fence", 3],
  [`x\n\n- y\n\n  ${F}bash\n  ls`, "unclosed-fence", 5],
  [`${F}python\n${F}`, "empty-code", 1],
  [`${F}python bold\nx = 1\n${F}`, "bad-fence-option", 1],
  [`${F}python name=../x\nx = 1\n${F}`, "bad-fence-option", 1],
  [`${F}python raises=no-name\nx = 1\n${F}`, "bad-fence-option", 1],
  [`${F}python text raises=KeyError\nx = 1\n${F}`, "bad-fence-option", 1],
  [`${F}python\nx = 1\n${F}\n\n${F}python {1}\ny = 1\n${F}`, "bad-fence-option", 5],
  [`${F}python {1|3}\na = 1\nb = 2\n${F}`, "highlight-outside-code", 1],
  [`${F}python {0}\na = 1\n${F}`, "highlight-outside-code", 1],
  [`${F}python {2-1}\na = 1\nb = 2\n${F}`, "highlight-outside-code", 1],
  [`${F}python {first}\na = 1\n${F}`, "highlight-outside-code", 1],
  [`x\n\n${F}output\n1\n${F}`, "output-without-code", 3],
  [`${F}python\nx = 1\n${F}\n\n${F}output\n1\n${F}\n\n${F}output\n1\n${F}`, "duplicate-output", 9],
  ["x\n\n:::reveal{frame=1}\ny\n:::", "bad-frame", 3],
  ["x\n\n:::reveal{frame=soon}\ny\n:::", "bad-frame", 3],
  ["x\n\n:::reveal{frame=3}\ny\n:::\n\n:::reveal{frame=2}\nz\n:::", "bad-frame", 7],
  [question("What?\n\n- [x] a\n- [ ] b", ""), "bad-question", 1],
  [question("What?\n\n- [x] a\n- [ ] b", "{kind=poll}"), "bad-question", 1],
  [question("- [x] a\n- [ ] b"), "bad-question", 1],
  [
    `${F}python\nx = 1\n${F}\n\n${F}output\n1\n${F}\n\n${question("What?\n\n- [x] a\n- [ ] b")}`,
    "bad-question",
    9,
  ],
  [question("What?"), "bad-options", 1],
  [question("What?\n\n- [x] a"), "bad-options", 4],
  [question("What?\n\n- [x] a\n- b"), "bad-options", 5],
  [question("What?\n\n- [ ] a\n- [ ] b"), "bad-options", 4],
  [question("What?\n\n- [x] a\n- [x] b"), "bad-options", 4],
  [question("What?\n\n- [x] same\n- [ ] `Same`"), "duplicate-option", 5],
  [
    `${question("Why?", "{kind=free-text}")}\n\n${question("Why?", "{kind=free-text}")}`,
    "duplicate-question",
    5,
  ],
  ["![A cat](cat.png)", "bad-image", 1],
  ["![A cat](images/../../cat.png)", "bad-image", 1],
  ["![A cat](data:image/png;base64,AAAA)", "bad-image", 1],
  ["x\n\n![](images/cat.png)", "image-without-alt", 3],
];

describe("an author's mistake gives the line", () => {
  test.each(MISTAKES)("%j is %s", async (body, code, line) => {
    expect(await problemsOf(inStep(body))).toContain(`${HEAD + line} ${code}`);
  });

  test("a step that shows nothing, and a setup for nothing, are told by the step's line", async () => {
    expect(await problemsOf(inStep(":::notes\nx\n:::"))).toEqual([`${HEAD - 1} empty-step`]);
    expect(await problemsOf(inStep(`x\n\n${F}python setup\ny = 1\n${F}`))).toEqual([
      `${HEAD - 1} setup-without-code`,
    ]);
  });

  test.each([
    ["# No head\n## Step\nx", ["1 bad-front-matter"]],
    ["---\nsummary: x\n---\n## Step\nx", ["1 bad-front-matter"]],
    ["---\ntitle: T\nminutes: soon\n---\n## Step\nx", ["3 bad-front-matter"]],
    ["---\ntitle: T\ntags: one\nminutes: -1\n---\n## Step\nx", ["3 bad-front-matter", "4 bad-front-matter"]],
    ["---\ntitle: T\ntags: [a\n---\n## Step\nx", ["3 bad-front-matter"]],
    ["---\ntitle: T\n---\n", ["1 no-steps"]],
    ["---\ntitle: T\n---\n# Section\n\nx\n\n## Step\n\ny", ["6 outside-step"]],
    ["---\ntitle: T\n---\n## Same\nx\n## same!\ny", ["6 duplicate-title"]],
    ["---\ntitle: T\n---\n##\nx", ["4 empty-title"]],
  ])("%j: %j", async (markdown, problems) => {
    expect(await problemsOf(markdown)).toEqual(problems);
  });

  test("all mistakes come at once, in the order of the lines, each with a sentence", async () => {
    const problems = await fullProblemsOf(inStep("![](x.png)\n\n:::remark\n:::"), "Bad Name");
    const inOrder = problems.map(({ line, code }) => `${line} ${code}`);
    expect(inOrder).toEqual([
      "1 bad-slug",
      `${HEAD + 1} bad-image`,
      `${HEAD + 1} image-without-alt`,
      `${HEAD + 3} unknown-directive`,
    ]);
    for (const { detail } of problems) expect(detail).toMatch(/^\S.{15,}[.)]$/);
  });
});
