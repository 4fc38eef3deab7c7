import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { loadPyodide, type PyodideAPI, version } from "pyodide";
import type { TracerFiles } from "../client/python/sandbox-talk.ts";
import { ROOT } from "./run-command.ts";
import { sourceFiles } from "./source-files.ts";

export const PYODIDE_VERSION = version;

const PYODIDE = dirname(createRequire(import.meta.url).resolve("pyodide/package.json"));
const TRACER = "python/baton";
const PACKAGE = "/lib/python3.14/site-packages/baton";
/** A snapshot of a memory that has grown beyond its first size cannot be restored. */
const FIRST_MEMORY = 30 * 1024 * 1024;

/** What lessons and learners import most: in the snapshot it costs nothing at a run. */
const READY_IMPORTS = [
  ...[
    "abc",
    "asyncio",
    "bisect",
    "collections.abc",
    "concurrent.futures",
    "contextlib",
    "contextvars",
    "copy",
  ],
  ...["dataclasses", "datetime", "decimal", "enum", "fractions", "functools", "gc", "heapq", "http.client"],
  ...[
    "inspect",
    "io",
    "itertools",
    "json",
    "logging",
    "math",
    "operator",
    "pathlib",
    "queue",
    "random",
    "re",
  ],
  ...["signal", "socket", "statistics", "string", "subprocess", "sys", "textwrap", "threading", "time"],
  ...["traceback", "types", "typing", "urllib.request", "uuid", "weakref"],
];

/** One of Pyodide's own files. */
export function pyodideFile(name: string): Buffer {
  return readFileSync(join(PYODIDE, name));
}

/** The tracer's sources, and Pyodide's lock file without the packages that nobody loads. */
export function readTracerFiles(): TracerFiles {
  const { info } = JSON.parse(pyodideFile("pyodide-lock.json").toString()) as { info: unknown };
  const paths = sourceFiles(ROOT, [TRACER]).filter((path) => path.endsWith(".py"));
  const files = paths.map((path) => [path.slice(TRACER.length + 1), readFileSync(join(ROOT, path), "utf8")]);
  return { files: Object.fromEntries(files), lock: { info, packages: {} } };
}

/** The standard library as a zip file whose members are not compressed: brotli does it better over the whole. */
export async function repackStdlib(): Promise<Uint8Array> {
  const python = await loadPyodide();
  python.FS.writeFile("/tmp/packed.zip", pyodideFile("python_stdlib.zip"));
  python.runPython(`
import zipfile
with zipfile.ZipFile("/tmp/packed.zip") as packed, zipfile.ZipFile("/tmp/stored.zip", "w") as stored:
    for name in sorted(packed.namelist()):
        stored.writestr(zipfile.ZipInfo(name), packed.read(name))
`);
  return python.FS.readFile("/tmp/stored.zip");
}

/** The memory of a Python that has the tracer imported. It fits this standard library only. Throws when it grew too large. */
export async function makeSnapshot(stdlib: Uint8Array, tracer: TracerFiles): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "baton-stdlib-"));
  try {
    const stdLibURL = join(folder, "stdlib.zip");
    await writeFile(stdLibURL, stdlib);
    const python = await loadPyodide({
      _makeSnapshot: true,
      stdLibURL,
      env: { PYTHONHASHSEED: "0" },
      jsglobals: Object.create(null),
    });
    putTracer(python, tracer);
    python.runPython(`import ${READY_IMPORTS.join(", ")}
import baton.run
gc.collect()
`);
    const snapshot = python.makeMemorySnapshot();
    assertRestorable(snapshot);
    return snapshot;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Puts the tracer's sources where Python finds them: a snapshot is memory, not files. */
export function putTracer(python: PyodideAPI, { files }: TracerFiles): void {
  python.FS.mkdirTree(PACKAGE);
  for (const [name, source] of Object.entries(files)) python.FS.writeFile(`${PACKAGE}/${name}`, source);
  python.runPython("import importlib; importlib.invalidate_caches()");
}

function assertRestorable(snapshot: Uint8Array): void {
  // A little of it is not memory.
  if (snapshot.length < FIRST_MEMORY + 1_000_000) return;
  throw new Error(`The snapshot of Python is ${snapshot.length} bytes: the tracer imports too much.`);
}
