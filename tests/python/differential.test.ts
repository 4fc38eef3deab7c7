import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { ok } from "../../domain/result.ts";
import { checkTrace } from "../../domain/trace/check-trace.ts";
import { bootPython, type TracingPython, tracingIn } from "../../scripts/tracing-python.ts";
import { standardError, standardOutput, traceProgram } from "./support/trace-program.ts";
import { type Untraced, untracedIn } from "./support/untraced-python.ts";

const FOLDER = new URL("programs/", import.meta.url);

const programs = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".py"))
  .sort();

function sourceOf(path: string): string {
  return readFileSync(new URL(path, FOLDER), "utf8");
}

/** Addresses differ from run to run, with a tracer or without. */
function withoutAddresses(text: string): string {
  return text.replaceAll(/\b0x[0-9a-f]{4,}/g, "0x…");
}

function told({ out, err, end }: Untraced): unknown {
  return JSON.parse(withoutAddresses(JSON.stringify({ out, err, end })));
}

let python: TracingPython;
let untraced: (source: string) => Untraced;
beforeAll(async () => {
  const pyodide = await bootPython();
  python = tracingIn(pyodide);
  untraced = untracedIn(pyodide);
}, 120_000);

describe("the tracer changes nothing that a program can see, and what it tells could have happened", {
  timeout: 60_000,
}, () => {
  test("there are programs enough", () => {
    expect(programs.length).toBeGreaterThanOrEqual(150);
  });

  test.each(programs)("%s", (path) => {
    const source = sourceOf(path);
    const trace = traceProgram(python, source);
    const traced = { out: standardOutput(trace), err: standardError(trace), end: trace.end };
    expect(told(traced)).toEqual(told(untraced(source)));
    expect(checkTrace(trace)).toEqual(ok(null));
  });

  test("and each prints the same every time", () => {
    const path = "modern/random_and_time.py";
    const [first, second] = [untraced(sourceOf(path)), untraced(sourceOf(path))];
    expect(first).toEqual(second);
    expect(first.out).toContain("slept 2.0");
  });
});
