import type { Code } from "../../domain/lesson/lesson.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import type { ProgramText } from "./program-request.ts";

/** The program that a shown trace is of, as it would be run again. */
export function shownProgram(code: Pick<Code, "name" | "setup">, trace: Trace): ProgramText {
  // What runs unseen before an example belongs to that example alone.
  const setup = trace.name === code.name ? code.setup : "";
  return { name: trace.name, setup, source: trace.source };
}
