import * as z from "zod/mini";
import { MAX_TRACE_STEPS, Trace, TraceStep } from "./trace.ts";

/** So many steps are checked in one go: two milliseconds on a laptop, less than a frame's time on a phone. */
const AT_A_TIME = 100;
/** The tracer goes three values deep; what goes deeper than this was made to break whoever reads it. */
const DEEPEST = 40;

const Head = z.extend(Trace, {
  steps: z.array(z.unknown()).check(z.minLength(1), z.maxLength(MAX_TRACE_STEPS + 1)),
});
const Steps = z.array(TraceStep);

/**
 * The trace, if it is one by its schema, else null: the same as `Trace` says, but nothing that is nested without end, and a
 * long one is checked bit by bit, with `breathe` in between, so that neither a page nor a server stands still for it.
 */
export async function parseTrace(raw: unknown, breathe: () => Promise<unknown>): Promise<Trace | null> {
  const head = Head.safeParse(raw);
  if (!head.success) return null;
  const steps: TraceStep[] = [];
  for (let from = 0; from < head.data.steps.length; from += AT_A_TIME) {
    if (from > 0) await breathe();
    const raw = head.data.steps.slice(from, from + AT_A_TIME);
    const some = isDeeperThan(DEEPEST, raw) ? null : Steps.safeParse(raw);
    if (!some?.success) return null;
    steps.push(...some.data);
  }
  return { ...head.data, steps };
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}
