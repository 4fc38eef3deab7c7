import * as z from "zod/mini";
import { text, wholeNumber } from "../schema.ts";
import { TraceEnd, TraceStep } from "./trace.ts";

/** What the tracer is asked to run. It goes in as JSON and is read by `python/baton/run.py`. */
export const RunRequest = z.object({
  name: text(1, 80),
  source: text(0, 100_000),
  /** Python that runs first, untraced, in the same namespace. */
  setup: z.string(),
  /** Lines for `input()`. */
  inputs: z.array(z.string()),
  /** Seeds `random`: equal seeds, equal runs. */
  seed: wholeNumber,
  limits: z.object({ steps: wholeNumber, output: wholeNumber, size: wholeNumber }),
});
export type RunRequest = z.infer<typeof RunRequest>;

/** What the tracer tells while it runs: at most 25 steps at a time, and at last how it ended. */
export const RunReport = z.union([
  z.strictObject({ steps: z.array(TraceStep) }),
  z.strictObject({ end: TraceEnd, python: z.string() }),
]);
export type RunReport = z.infer<typeof RunReport>;
