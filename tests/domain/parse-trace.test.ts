import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTrace } from "../../domain/trace/parse-trace.ts";
import { Trace, type TraceStep, type Value } from "../../domain/trace/trace.ts";
import { tinyTrace } from "../support/tiny-trace.ts";

test("bit by bit says what the schema says at once, whatever is wrong, and wherever", async () => {
  const trace = tinyTrace(450);
  const wrong = fc.constantFrom<unknown>({ e: "line", f: 1 }, null, { e: "line", f: 1, l: 1, extra: 1 });
  const steps = fc
    .tuple(fc.nat(449), wrong)
    .map(([at, step]) => ({ ...trace, steps: trace.steps.with(at, step as never) }));
  const head = fc
    .tuple(fc.constantFrom(...Object.keys(trace), "extra"), fc.constantFrom<unknown>(undefined, 1, "x", []))
    .map(([name, value]) => ({ ...trace, [name]: value }));
  await fc.assert(
    fc.asyncProperty(fc.oneof(steps, head, fc.constant(trace)), async (raw) => {
      const whole = Trace.safeParse(raw);
      expect(await parseTrace(raw, async () => {})).toEqual(whole.success ? whole.data : null);
    }),
  );
});

test("it breathes between the bits, and not for a short one", async () => {
  let breaths = 0;
  const breathe = async (): Promise<void> => {
    breaths += 1;
  };
  await parseTrace(tinyTrace(100), breathe);
  expect(breaths).toBe(0);
  await parseTrace(tinyTrace(1001), breathe);
  expect(breaths).toBe(10);
});

test("values inside of values: as deep as programs go, and not so deep that reading them breaks the reader", async () => {
  const trace = tinyTrace(4);
  const deep = (levels: number): Value => (levels === 0 ? 1 : { t: [deep(levels - 1)] });
  const holding = (value: unknown) => ({
    ...trace,
    steps: trace.steps.with(1, { ...trace.steps[1], v: { 1: { x: value } } } as TraceStep),
  });
  expect(await parseTrace(holding(deep(10)), async () => {})).toEqual(holding(deep(10)));
  expect(await parseTrace(holding(deep(50)), async () => {})).toBeNull();
  const endless = `${'{"t":['.repeat(200_000)}1${"]}".repeat(200_000)}`;
  expect(await parseTrace(holding(JSON.parse(endless)), async () => {})).toBeNull();
});
