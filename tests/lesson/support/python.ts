import { readFile } from "node:fs/promises";
import { loadPyodide } from "pyodide";
import { z } from "zod";

const RunOutcome = z.object({
  stdout: z.string(),
  stderr: z.string(),
  /** The name of the exception that ended the program, or null. */
  exception: z.string().nullable(),
  /** How long the program waited, on the virtual clock. */
  seconds: z.number(),
});
type RunOutcome = z.infer<typeof RunOutcome>;

/** Runs a program as it stands, in a namespace of its own, after its setup. */
export type Python = (setup: string, source: string, name: string) => RunOutcome;

/** Starts the Python that the classroom has too. Takes seconds: once a file. */
export async function startPython(): Promise<Python> {
  const pyodide = await loadPyodide();
  pyodide.runPython(await readFile(new URL("./run_example.py", import.meta.url), "utf8"));
  const runExample = pyodide.globals.get("run_example") as (...args: string[]) => string;
  return (setup, source, name) => RunOutcome.parse(JSON.parse(runExample(setup, source, name)));
}
