import type { LineRange } from "../../domain/lesson/lesson.ts";
import type { Report } from "./lesson-problem.ts";
import { type Fence, lineOf } from "./markdown-tree.ts";

/** What a Python fence says of itself after the language's name. */
export type FenceOptions = {
  readonly use: "program" | "setup" | "text" | "pad";
  readonly name: string;
  readonly raises: string | null;
  /** One entry a frame; an empty one highlights all lines alike. */
  readonly highlights: LineRange[][];
};

const DEFAULTS: FenceOptions = { use: "program", name: "example.py", raises: null, highlights: [[]] };

const KNOWN = "Known are {2-3|5|all}, name=file.py, raises=SomeError, setup, text and pad.";

export function isPython(fence: Fence): boolean {
  return fence.lang?.toLowerCase() === "python";
}

/** Reads `{2-3|5|all} name=averager.py raises=StopIteration`; what it cannot read is reported and left out. */
export function fenceOptions(fence: Fence, report: Report): FenceOptions {
  let options = DEFAULTS;
  for (const word of fence.meta?.match(/\{[^}]*\}|\S+/g) ?? []) {
    const read = readOption(word, fence, report);
    if (read) options = { ...options, ...read };
    else report(lineOf(fence), "bad-fence-option", `'${word}' means nothing here. ${KNOWN}`);
  }
  if (options.raises && options.use !== "program")
    report(lineOf(fence), "bad-fence-option", `A fence with '${options.use}' cannot have raises=.`);
  return options;
}

function readOption(word: string, fence: Fence, report: Report): Partial<FenceOptions> | null {
  if (word === "setup" || word === "text" || word === "pad") return { use: word };
  if (word.startsWith("{") && word.endsWith("}"))
    return { highlights: highlightsOf(word.slice(1, -1), fence, report) };
  const [, key, value] = /^(name|raises)=(.+)$/.exec(word) ?? [];
  if (key === "name" && value && /^[\w.-]{1,60}$/.test(value)) return { name: value };
  if (key === "raises" && value && /^[A-Za-z_]\w*$/.test(value)) return { raises: value };
  return null;
}

function highlightsOf(spec: string, fence: Fence, report: Report): LineRange[][] {
  const count = fence.value.split("\n").length;
  return spec.split("|").map((frame) => {
    if (frame.trim() === "all") return [];
    return frame.split(",").flatMap((part) => {
      const [, from, to] = /^\s*(\d{1,6})(?:-(\d{1,6}))?\s*$/.exec(part) ?? [];
      const range = { from: Number(from), to: Number(to ?? from) };
      if (from !== undefined && range.from >= 1 && range.from <= range.to && range.to <= count)
        return [range];
      const detail = `'${part}' is not in this code: write lines from 1 to ${count} (like 2 or 2-3), or 'all'.`;
      report(lineOf(fence), "highlight-outside-code", detail);
      return [];
    });
  });
}
