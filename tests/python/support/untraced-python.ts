import { readFileSync } from "node:fs";
import type { PyodideAPI } from "pyodide";
import * as z from "zod/mini";
import { TraceEnd } from "../../../domain/trace/trace.ts";

const Untraced = z.strictObject({ out: z.string(), err: z.string(), end: TraceEnd });
export type Untraced = z.infer<typeof Untraced>;

/** Runs programs without the tracer, in an interpreter that has the package `baton`. */
export function untracedIn(pyodide: PyodideAPI): (source: string) => Untraced {
  const code = readFileSync(new URL("untraced.py", import.meta.url), "utf8");
  const namespace = pyodide.toPy({ __name__: "untraced" });
  pyodide.runPython(code, { globals: namespace });
  const run = namespace.get("run") as (source: string, name: string, seed: number) => string;
  return (source) => Untraced.parse(JSON.parse(run(source, "main.py", 0)));
}
