import type { Code } from "../../domain/lesson/lesson.ts";
import { padWords } from "../words/pad.ts";

/** What the free pad's runs stand for on a step without code. */
export const noCode: Code = {
  name: padWords.freeName,
  language: "python",
  setup: "",
  source: "",
  lines: [],
  highlights: [[]],
  runs: { as: "program" },
};
