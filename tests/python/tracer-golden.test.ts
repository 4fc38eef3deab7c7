import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { openTracingPython, type TracingPython } from "../../scripts/tracing-python.ts";
import { traceAsText } from "./support/trace-text.ts";

const FOLDER = new URL("../fixtures/traces/", import.meta.url);
const programs = readdirSync(FOLDER).filter((name) => name.endsWith(".py"));

let python: TracingPython;
beforeAll(async () => {
  python = await openTracingPython();
}, 120_000);

describe("a trace says, step by step, what a person has read and found right", () => {
  test.each(programs)("%s", async (name) => {
    const source = readFileSync(new URL(name, FOLDER), "utf8");
    const limits = { steps: 1_000, output: 65_536, size: 1_800_000 };
    const trace = python.trace({ name, source, setup: "", inputs: [], seed: 0, limits });
    const text = new URL(name.replace(/\.py$/, ".txt"), FOLDER);
    await expect(traceAsText(trace)).toMatchFileSnapshot(text.pathname);
  });

  test("a program is traced alike, however often it runs", () => {
    const source = readFileSync(new URL("tasks.py", FOLDER), "utf8");
    const limits = { steps: 1_000, output: 65_536, size: 1_800_000 };
    const once = () => python.trace({ name: "tasks.py", source, setup: "", inputs: [], seed: 0, limits });
    expect(once()).toEqual(once());
  });
});
