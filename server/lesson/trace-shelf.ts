import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Code, Step } from "../../domain/lesson/lesson.ts";
import { Trace } from "../../domain/trace/trace.ts";
import { contentHash } from "./content-hash.ts";

/** A trace as it is served: its JSON, under the hash that names it. */
export type ShelvedTrace = { readonly trace: Trace; readonly hash: string; readonly json: string };

/** The code of a step whose execution is stepped through: an example's. A question's would give its answer away. */
export function codeToTrace(step: Step): Code | null {
  return step.kind === "example" ? step.code : null;
}

/** Where the trace of an example lies in a folder of traces: named by all that decides how it runs, so that an edited example finds none. */
export function traceFile(folder: string, { name, setup, source }: Code): string {
  return join(folder, `${contentHash({ name, setup, source })}.json`);
}

/** Takes an example's trace from the shelf; null where it was not made. Throws when what lies there is no trace. */
export async function takeTrace(folder: string, code: Code): Promise<ShelvedTrace | null> {
  const json = await readFile(traceFile(folder, code), "utf8").catch(nothingThere);
  if (json === null) return null;
  const trace = Trace.parse(JSON.parse(json));
  return { trace, hash: contentHash(trace), json };
}

function nothingThere(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
