import type { Chunk, Span } from "../../domain/recording/recording.ts";
import { countUpTo, spanAt } from "../../domain/recording/replay.ts";

/**
 * When something happens next after `t`, as far as is known from the chunks that are here: else where the first begins that is
 * not. Null where nothing comes any more. Milliseconds.
 */
export function nextEventAfter(
  t: number,
  spans: readonly Span[],
  shelf: { readonly peek: (n: number) => Chunk | null },
): number | null {
  for (let n = spanAt(spans, t); n < spans.length; n++) {
    const chunk = shelf.peek(n);
    if (!chunk) return Math.max(t, spans[n]?.from ?? t);
    const entry = chunk.entries[countUpTo(chunk, t)];
    if (entry) return entry.t;
  }
  return null;
}
