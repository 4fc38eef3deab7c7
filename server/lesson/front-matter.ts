import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import type { Report } from "./lesson-problem.ts";
import { lineOf, type Root } from "./markdown-tree.ts";

const words = z.array(z.string().trim().min(1).max(60)).max(20);

/** What stands between the dashes at the head of a lesson. Keys that are not known are left alone. */
const FrontMatter = z.object({
  title: z.string().trim().min(1).max(120),
  summary: z.string().trim().max(400).default(""),
  categories: words.default([]),
  tags: words.default([]),
  minutes: z.number().int().positive().max(600).nullable().default(null),
});
export type FrontMatter = z.infer<typeof FrontMatter>;

const EXPECTED: Record<string, string> = {
  title: "'title' is the lesson's name, at most 120 characters.",
  summary: "'summary' is a sentence of at most 400 characters.",
  categories: "'categories' is a list of words, like [Python].",
  tags: "'tags' is a list of words, like [generators, asyncio].",
  minutes: "'minutes' is a whole number, like 45.",
};

/** Reads the head of a lesson; null, with the mistakes reported, when it cannot be used. */
export function readFrontMatter(root: Root, report: Report): FrontMatter | null {
  const head = root.children[0];
  if (head?.type !== "yaml") {
    report(
      1,
      "bad-front-matter",
      "Start the file with a head between two lines of ---, with at least a title.",
    );
    return null;
  }
  const lines = new LineCounter();
  const document = parseDocument(head.value, { lineCounter: lines });
  const lineAt = (offset: number) => lineOf(head) + lines.linePos(offset).line;
  const mistake = document.errors[0];
  if (mistake) {
    report(lineAt(mistake.pos[0]), "bad-front-matter", `This is not YAML: ${mistake.message.split("\n")[0]}`);
    return null;
  }
  const parsed = FrontMatter.safeParse(plainValue(document));
  if (parsed.success) return parsed.data;
  for (const key of new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? "")))) {
    const range = (document.get(key, true) as { range?: [number, number, number] } | undefined)?.range;
    report(
      range ? lineAt(range[0]) : lineOf(head),
      "bad-front-matter",
      EXPECTED[key] ?? "Write 'key: value' lines.",
    );
  }
  return null;
}

/** The values of a document; null when they refer to one another too much to be written out. */
function plainValue(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS();
  } catch {
    return null;
  }
}
