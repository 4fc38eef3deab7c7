import * as z from "zod/mini";
import { positiveNumber, someText } from "../../domain/schema.ts";

/** Where the page finds the runner; both are asked for anew each time, all else is immutable. */
export const RUNNER_DOCUMENT = "/runner/document.html";
export const RUNNER_MANIFEST = "/runner/manifest.json";

/** A file that Python is made of. */
const RunnerFile = z.object({
  /** It holds a hash of the contents. */
  url: z.string().check(z.startsWith("/")),
  /** In bytes: as it is, and as it is sent to a browser that takes brotli. */
  size: positiveNumber,
  sent: positiveNumber,
});
export type RunnerFile = z.infer<typeof RunnerFile>;

/** The files that the build has made for the runner. */
export const RunnerManifest = z.object({
  /** Of all that the files are made from: another digest, other files. */
  madeFrom: someText,
  files: z.object({
    worker: RunnerFile,
    pyodide: RunnerFile,
    glue: RunnerFile,
    wasm: RunnerFile,
    stdlib: RunnerFile,
    snapshot: RunnerFile,
    tracer: RunnerFile,
  }),
});
export type RunnerManifest = z.infer<typeof RunnerManifest>;

/** The name of a file by which the sandbox knows it. */
export type RunnerFileName = keyof RunnerManifest["files"];
