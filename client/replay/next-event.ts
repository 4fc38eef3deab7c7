import type { Chunk, Span } from "../../domain/recording/recording.ts";
import { countUpTo, spanAt } from "../../domain/recording/replay.ts";

/**
 * When something happens next after `t`, as far as is known from the parts of chunks that are here: else where the first begins that is
 * not. Null where nothing comes any more. Milliseconds.
 */
export function nextEventAfter(
  t: number,
  spans: readonly Span[],
  shelf: { readonly peek: (n: number) => readonly Pick<Chunk, "entries">[] | null },
): number | null {
  for (let n = spanAt(spans, t); n < spans.length; n++) {
    const parts = shelf.peek(n);
    if (!parts) return Math.max(t, spans[n]?.from ?? t);
    const next = parts.flatMap((part) => part.entries[countUpTo(part, t)]?.t ?? []);
    if (next.length > 0) return Math.min(...next);
  }
  return null;
}
