import * as z from "zod/mini";
import { text, wholeNumber } from "../../domain/schema.ts";

/** How much one piece of news may hold, in UTF-16 units: 25 steps are a few thousand. */
const MAX_REPORT_SIZE = 1_000_000;

/** What Python is made of, as the page has fetched it. */
export interface SandboxParts {
  /** Source of the worker, of Pyodide and of its glue. */
  readonly worker: ArrayBuffer;
  readonly pyodide: ArrayBuffer;
  readonly glue: ArrayBuffer;
  readonly wasm: ArrayBuffer;
  /** The standard library, as a zip file. */
  readonly stdlib: ArrayBuffer;
  /** The memory of a Python that has the tracer imported. */
  readonly snapshot: ArrayBuffer;
  /** The tracer's files, as JSON: see `TracerFiles`. */
  readonly tracer: ArrayBuffer;
}

/** The tracer's sources by path below `baton/`, and what Pyodide wants to know of its own making. */
export interface TracerFiles {
  readonly files: Readonly<Record<string, string>>;
  readonly lock: { readonly info: unknown; readonly packages: Readonly<Record<string, never>> };
}

/** What the page tells the sandbox. A Python is known by a number that is never used again. */
export type SandboxOrder =
  | { readonly do: "load"; readonly parts: SandboxParts }
  /** `plain`: without the snapshot, which is slow and always works. */
  | { readonly do: "start"; readonly python: number; readonly plain: boolean }
  /** To get into its stride, by a program of ours. */
  | { readonly do: "warm"; readonly python: number }
  /** `request` is a `RunRequest` as JSON. */
  | { readonly do: "run"; readonly python: number; readonly request: string }
  | { readonly do: "end"; readonly python: number };

/** What the frame tells a worker. */
export type WorkerOrder =
  | {
      readonly do: "boot";
      readonly module: WebAssembly.Module;
      readonly parts: Omit<SandboxParts, "worker" | "wasm" | "snapshot">;
      readonly snapshot: ArrayBuffer | null;
    }
  | { readonly do: "warm" }
  | { readonly do: "run"; readonly request: string };

const complaint = text(0, 2_000);

/** What a worker tells. A program that broke out of Python could tell anything: so it is parsed. */
const workerNews = {
  ready: z.object({ is: z.literal("ready"), python: wholeNumber }),
  /** `text` is a `RunReport` as JSON. */
  report: z.object({ is: z.literal("report"), python: wholeNumber, text: text(0, MAX_REPORT_SIZE) }),
  /** The tracer came back: nothing follows. */
  over: z.object({ is: z.literal("over"), python: wholeNumber }),
  broken: z.object({ is: z.literal("broken"), python: wholeNumber, text: complaint }),
};

/** What the sandbox tells the page. */
export const SandboxNews = z.discriminatedUnion("is", [
  /** The document is there and takes orders. */
  z.object({ is: z.literal("here") }),
  /** The parts have come, and Pythons may be started. */
  z.object({ is: z.literal("loaded") }),
  z.object({ is: z.literal("unusable"), text: complaint }),
  workerNews.ready,
  workerNews.report,
  workerNews.over,
  workerNews.broken,
]);
export type SandboxNews = z.infer<typeof SandboxNews>;

/** News of one Python. */
export type PythonNews = Extract<SandboxNews, { readonly python: number }>;
