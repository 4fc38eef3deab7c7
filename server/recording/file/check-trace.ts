import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { checkTrace } from "../../../domain/trace/check-trace.ts";
import { parseTrace } from "../../../domain/trace/parse-trace.ts";
import { contentHash } from "../../lesson/content-hash.ts";

/** Whether this is a trace that a program can have done, and the one of this name: runs are named by their text as it was sent, the lessons' own by what it means. */
export async function isTraceNamed(name: string, json: string, value: unknown): Promise<boolean> {
  const byText = createHash("sha256").update(json).digest("hex").slice(0, 32);
  if (byText !== name && contentHash(value) !== name) return false;
  const trace = await parseTrace(value, nextTurn);
  return trace !== null && checkTrace(trace).ok;
}
