import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Bytes of this process's heap that are in use, garbage collected first. */
export function collectedHeap(): number {
  collect ??= findCollector();
  collect();
  return process.memoryUsage().heapUsed;
}

let collect: (() => void) | null = null;

/** Node has a way to it only when it was started with one. */
function findCollector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc");
}
