import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Lesson, LessonNotes } from "../../domain/lesson/lesson.ts";
import { builtInLesson, LESSONS_FOLDER } from "./support/built-in-lesson.ts";

const { lesson, notes } = await builtInLesson();

const proseOf = (step: (typeof lesson.steps)[number]) => step.prose.map(({ html }) => html).join("\n");
const allProse = lesson.steps.map(proseOf).join("\n");
const words = (html: string) =>
  html
    .replace(/<pre.*?<\/pre>|<[^>]+>/gs, " ")
    .split(/\s+/)
    .filter(Boolean).length;

describe("the built-in lesson", () => {
  test("is what the schemas say", () => {
    expect(Lesson.parse(lesson)).toEqual(lesson);
    expect(LessonNotes.parse(notes)).toEqual(notes);
  });

  test("has about 30 steps for 45 minutes", () => {
    expect(lesson.minutes).toBe(45);
    expect(lesson.steps.length).toBeGreaterThanOrEqual(28);
    expect(lesson.steps.length).toBeLessThanOrEqual(34);
  });

  test("teaches its topics in order", () => {
    const topics: [about: RegExp, where: "title" | "code"][] = [
      [/countdown\(\)/, "code"],
      [/bucket/, "title"],
      [/candy at a time/, "title"],
      [/type\(hand_out\(\)\)/, "code"],
      [/million/, "title"],
      [/random\.randint/, "code"],
      [/another way to think/i, "title"],
      [/\[letter\.upper\(\) for/, "code"],
      [/next, then for/i, "title"],
      [/except StopIteration as end/, "code"],
      [/routines that take turns/i, "title"],
      [/threads and coroutines/i, "title"],
      [/baton goes back and forth/i, "title"],
      [/talk\.send/, "code"],
      [/at which price/i, "title"],
      [/def averager/, "code"],
      [/\.throw\(/, "code"],
      [/finally:/, "code"],
      [/yield from house/, "code"],
      [/pipeline/i, "title"],
      [/deque/, "code"],
      [/async def/, "code"],
      [/mistake 1/i, "title"],
      [/mistake 5/i, "title"],
    ];
    let from = 0;
    for (const [about, where] of topics) {
      const at = lesson.steps.findIndex(
        (step, index) =>
          index >= from && about.test((where === "title" ? step.title : step.code?.source) ?? ""),
      );
      expect(at, `${about} comes after step ${from}`).toBeGreaterThanOrEqual(from);
      from = at;
    }
  });

  test("can be read from the last row", () => {
    for (const step of lesson.steps) {
      expect(words(proseOf(step)), step.title).toBeLessThanOrEqual(70);
      const lines = step.code?.source.split("\n") ?? [];
      expect(lines.length, step.title).toBeLessThanOrEqual(20);
      for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(64);
    }
  });

  test("links to the reference and to a general article", () => {
    expect(allProse).toContain(
      'href="https://docs.python.org/3/reference/expressions.html#generator-iterator-methods"',
    );
    expect(allProse).toContain('href="https://en.wikipedia.org/wiki/Coroutine"');
  });

  test("has tables, lists, a picture, questions and highlights", () => {
    for (const tag of ["<table>", "<ul>", "<ol>", "<img "]) expect(allProse).toContain(tag);
    expect(lesson.steps.filter(({ kind }) => kind === "question").length).toBeGreaterThanOrEqual(5);
    const examples = lesson.steps.filter(({ kind }) => kind === "example");
    expect(examples.every(({ code }) => (code?.highlights.length ?? 0) > 1)).toBe(true);
  });

  test("reveals something on every frame", () => {
    for (const { title, frames, prose, code } of lesson.steps.filter(({ code }) => !code?.trace))
      for (let frame = 1; frame < frames; frame += 1) {
        const [before, now] = [code?.highlights[frame - 1], code?.highlights[frame]];
        const highlighted = JSON.stringify(before) !== JSON.stringify(now);
        expect(highlighted || prose.some(({ from }) => from === frame), `${title}, frame ${frame + 1}`).toBe(
          true,
        );
      }
  });

  test("stops in every example on the way, and reveals nothing elsewhere", () => {
    for (const { title, frames, prose, code } of lesson.steps.filter(({ code }) => code?.trace)) {
      expect(code?.stops?.length, title).toBeGreaterThanOrEqual(3);
      expect(code?.stops?.at(-1), title).toBe(frames - 1);
      for (const { from } of prose) expect([0, ...(code?.stops ?? [])], title).toContain(from);
    }
  });

  test("has notes for the host on every step, and keeps them and the answers out of the students' half", () => {
    expect(Object.keys(notes.notes)).toEqual(lesson.steps.map(({ id }) => id));
    const everybodys = JSON.stringify(lesson);
    const hosts = [...Object.values(notes.notes), ...Object.values(notes.answers).map(({ text }) => text)];
    for (const text of hosts)
      for (const line of text.replace(/<[^>]+>/g, "").split("\n"))
        if (line.length > 30) expect(everybodys).not.toContain(JSON.stringify(line).slice(1, -1));
    for (const step of lesson.steps) if (step.question) expect(step.code?.output).toBeUndefined();
  });

  test("its pictures are there, and no picture brings a script", () => {
    const files = [...allProse.matchAll(/src="\/lesson-images\/([^"]+)"/g)].map(([, file]) =>
      join(LESSONS_FOLDER, "images", file ?? ""),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      expect(existsSync(file), file).toBe(true);
      expect(readFileSync(file, "utf8")).not.toMatch(/<script|\son\w+=|javascript:|<foreignObject/i);
    }
  });
});
