import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { loadPyodide, type PyodideAPI } from "pyodide";
import { ROOT } from "./run-command.ts";
import { makeSnapshot, putTracer, pyodideFile, readTracerFiles } from "./runner-python.ts";
import { digestOf, sourceFiles } from "./source-files.ts";

const KEPT = join(ROOT, "node_modules", ".cache", "python");

/** Everything that decides what is in the memory. */
const SOURCES = ["python", "node_modules/pyodide/package.json", "scripts/runner-python.ts"];

/** A Python that has the tracer imported, as learners' browsers get it: from its memory, since to boot one takes seconds. */
export async function bootFromMemory(): Promise<PyodideAPI> {
  const python = await loadPyodide({
    _loadSnapshot: await keptSnapshot(),
    env: { PYTHONHASHSEED: "0" },
    jsglobals: Object.create(null),
  });
  putTracer(python, readTracerFiles());
  return python;
}

async function keptSnapshot(): Promise<Uint8Array> {
  // Another Node may have its functions at other places.
  const path = join(KEPT, `${process.version}-${digestOf(ROOT, sourceFiles(ROOT, SOURCES))}.bin`);
  if (existsSync(path)) return readFileSync(path);
  const snapshot = await makeSnapshot(pyodideFile("python_stdlib.zip"), readTracerFiles());
  keep(path, snapshot);
  return snapshot;
}

/** Others may make it at the same time, or read it: it is there whole or not at all. */
function keep(path: string, snapshot: Uint8Array): void {
  mkdirSync(KEPT, { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, snapshot);
  renameSync(unfinished, path);
  const outdated = readdirSync(KEPT).filter((name) => name.endsWith(".bin") && name !== basename(path));
  for (const name of outdated) rmSync(join(KEPT, name), { force: true });
}
