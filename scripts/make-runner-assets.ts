import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { RUNNER_DOCUMENT, RUNNER_MANIFEST, RunnerManifest } from "../client/python/runner-manifest.ts";
import { compressAssets } from "./compress-assets.ts";
import { ROOT } from "./run-command.ts";
import { makeRunnerDocument, sandboxScript } from "./runner-document.ts";
import {
  makeSnapshot,
  PYODIDE_VERSION,
  pyodideFile,
  readTracerFiles,
  repackStdlib,
} from "./runner-python.ts";
import { digestOf, sourceFiles } from "./source-files.ts";

const PUBLIC = join(ROOT, "public");
const MADE = ["pyodide", "runner"];

const SOURCES = [
  ...["client/python/sandbox", "client/python/runner-manifest.ts", "python/baton", "package-lock.json"],
  ...["scripts/make-runner-assets.ts", "scripts/runner-document.ts", "scripts/runner-python.ts"],
  ...["scripts/compress-assets.ts"],
];

/**
 * Makes the files by which browsers run Python, into `public/pyodide` and `public/runner`, unless they are there and
 * made from these very sources. Takes about a quarter of a minute.
 */
async function makeRunnerAssets(): Promise<void> {
  const madeFrom = digestOf(
    ROOT,
    sourceFiles(ROOT, SOURCES).filter((file) => !file.endsWith(".pyc")),
  );
  if (isMade(madeFrom)) return;
  console.log("Preparing Python for the browser.");
  await Promise.all(MADE.map((folder) => rm(join(PUBLIC, folder), { recursive: true, force: true })));
  const urls = await writeParts();
  await compressAssets(ROOT, "public/pyodide");
  await mkdir(join(PUBLIC, "runner"), { recursive: true });
  await writeFile(join(PUBLIC, RUNNER_DOCUMENT), makeRunnerDocument());
  // Last, so that what was broken off never counts.
  await writeFile(join(PUBLIC, RUNNER_MANIFEST), JSON.stringify(describe(madeFrom, urls), null, 2));
}

function isMade(madeFrom: string): boolean {
  const path = join(PUBLIC, RUNNER_MANIFEST);
  if (!existsSync(path)) return false;
  const read = RunnerManifest.safeParse(JSON.parse(readFileSync(path, "utf8")));
  return read.success && read.data.madeFrom === madeFrom;
}

type Urls = Record<keyof RunnerManifest["files"], string>;

async function writeParts(): Promise<Urls> {
  const folder = `/pyodide/${PYODIDE_VERSION}`;
  await mkdir(join(PUBLIC, folder), { recursive: true });
  const write = async (name: string, extension: string, bytes: Uint8Array | string): Promise<string> => {
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
    const url = `${folder}/${name}.${hash}.${extension}`;
    await writeFile(join(PUBLIC, url), bytes);
    return url;
  };
  const tracer = readTracerFiles();
  const stdlib = await repackStdlib();
  return {
    worker: await write("worker", "js", sandboxScript("worker")),
    pyodide: await write("pyodide", "mjs", pyodideFile("pyodide.mjs")),
    glue: await write("pyodide.asm", "mjs", pyodideFile("pyodide.asm.mjs")),
    wasm: await write("pyodide.asm", "wasm", pyodideFile("pyodide.asm.wasm")),
    stdlib: await write("stdlib", "zip", stdlib),
    snapshot: await write("snapshot", "bin", await makeSnapshot(stdlib, tracer)),
    tracer: await write("tracer", "json", JSON.stringify(tracer)),
  };
}

function describe(madeFrom: string, urls: Urls): RunnerManifest {
  const files = Object.entries(urls).map(([name, url]) => {
    const path = join(PUBLIC, url);
    const size = statSync(path).size;
    const sent = existsSync(`${path}.br`) ? statSync(`${path}.br`).size : size;
    return [name, { url, size, sent }];
  });
  return RunnerManifest.parse({ madeFrom, files: Object.fromEntries(files) });
}

if (import.meta.main) await makeRunnerAssets();
