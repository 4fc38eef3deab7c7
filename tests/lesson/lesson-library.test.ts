import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { LessonCard } from "../../domain/lesson/lesson-card.ts";
import { contentHash } from "../../server/lesson/content-hash.ts";
import { loadLessonLibrary, TRACES } from "../../server/lesson/lesson-library.ts";
import { LessonProblems } from "../../server/lesson/lesson-problem.ts";
import { traceFile } from "../../server/lesson/trace-shelf.ts";
import { averager } from "../trace/support/averager.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "baton-lessons-"));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (file: string, markdown: string) => writeFile(join(folder, file), markdown);
const lesson = (title: string, rest = "x") => `---\ntitle: ${title}\ntags: [a]\n---\n## One\n${rest}\n`;

describe("the library", () => {
  test("lists the lessons of a folder by title, and gives each by its slug", async () => {
    await write("second.md", lesson("A first"));
    await write("first.md", lesson("B second"));
    await write("README.md", "# How to write lessons");
    await mkdir(join(folder, "images"));
    const library = await loadLessonLibrary(folder);
    expect(library.list().map(({ slug }) => slug)).toEqual(["second", "first"]);
    expect(LessonCard.parse(library.list()[0])).toEqual({
      slug: "second",
      title: "A first",
      summary: "",
      categories: [],
      tags: ["a"],
      minutes: null,
      steps: 1,
    });
    expect(library.get("first")?.lesson.title).toBe("B second");
    expect(library.get("README")).toBeUndefined();
    expect(library.get("constructor")).toBeUndefined();
  });

  test("hashes name the content of each half, and only that", async () => {
    const hashes = async (rest: string) => {
      await write("a.md", lesson("A", rest));
      const { hash, notesHash } = (await loadLessonLibrary(folder)).get("a")!;
      return { hash, notesHash };
    };
    const first = await hashes("x");
    expect(first.hash).toMatch(/^[0-9a-f]{32}$/);
    expect(await hashes("x\n\n<!-- a comment -->")).toEqual(first);
    const changed = await hashes("y");
    expect(changed.hash).not.toBe(first.hash);
    expect(changed.notesHash).toBe(first.notesHash);
    const noted = await hashes("y\n\n:::notes\nz\n:::");
    expect(noted.hash).toBe(changed.hash);
    expect(noted.notesHash).not.toBe(changed.notesHash);
  });

  test("equal values have equal hashes, whatever the order of their keys", () => {
    expect(contentHash({ a: 1, b: [{ c: 2, d: null }] })).toBe(contentHash({ b: [{ d: null, c: 2 }], a: 1 }));
    expect(contentHash({ a: [1, 2] })).not.toBe(contentHash({ a: [2, 1] }));
  });

  test("a broken lesson stops it, and says where", async () => {
    await write("good.md", lesson("Good"));
    await write("bad.md", lesson("Bad", "x\n\n:::remark\n:::"));
    await write("worse.md", "no head");
    const broken = loadLessonLibrary(folder);
    await expect(broken).rejects.toBeInstanceOf(LessonProblems);
    await expect(broken).rejects.toThrow(
      /bad\.md:8: unknown-directive: .*\n.*worse\.md:1: bad-front-matter/s,
    );
  });

  test("an example finds the trace that was made of it, under the hash of its content; an edited one finds none", async () => {
    const example = (source: string, question = "") =>
      lesson("A", `\`\`\`python name=averager.py\n${source}\`\`\`\n\n${question}`);
    await write("a.md", example(averager.source));
    const [step] = (await loadLessonLibrary(folder)).get("a")?.lesson.steps ?? [];
    expect(step?.code?.trace).toBeUndefined();
    const json = JSON.stringify(averager);
    await mkdir(join(folder, TRACES));
    await writeFile(traceFile(join(folder, TRACES), step!.code!), json);

    const library = await loadLessonLibrary(folder);
    const traced = library.get("a")!;
    const ref = { hash: contentHash(averager), frames: 16, name: "averager.py" };
    expect(traced.lesson.steps[0]).toMatchObject({ frames: 16, code: { trace: ref } });
    expect([...traced.traces]).toEqual([[ref.hash, json]]);
    expect(library.trace(ref.hash)).toBe(json);
    expect(library.trace("0".repeat(32))).toBeUndefined();

    await write("a.md", example(`${averager.source}print()\n`));
    expect((await loadLessonLibrary(folder)).get("a")?.traces.size).toBe(0);
    const asked = ":::question{kind=one-choice}\nWhat?\n\n- [x] a\n- [ ] b\n:::";
    await write("a.md", example(averager.source, asked));
    expect((await loadLessonLibrary(folder)).get("a")?.traces.size).toBe(0);
  });

  test("what lies among the traces and is none stops it", async () => {
    await write("a.md", lesson("A", "```python\nx = 1\n```"));
    const [step] = (await loadLessonLibrary(folder)).get("a")?.lesson.steps ?? [];
    await mkdir(join(folder, TRACES));
    await writeFile(traceFile(join(folder, TRACES), step!.code!), "{}");
    await expect(loadLessonLibrary(folder)).rejects.toThrow();
  });

  test("an empty folder is an empty library", async () => {
    expect((await loadLessonLibrary(folder)).list()).toEqual([]);
  });
});
