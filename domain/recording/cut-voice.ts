import type { Manifest, Span } from "./recording.ts";

/** Times in a manifest are this exact, in ms. */
const EXACT_MS = 1;

/**
 * What of a piece of voice was cut out of a recording of which only the manifest is known, in ms from the piece's beginning. What
 * is skipped because another piece has it is not: no chunk begins or ends there, as one does where something was cut out. One
 * that does by chance counts as cut out, too.
 */
export function cutOfPiece({ voice, chunks }: Pick<Manifest, "voice" | "chunks">, name: string): Span[] {
  const heard = voice.filter((piece) => piece.name === name).toSorted((one, other) => one.skip - other.skip);
  const edges = chunks.flatMap(({ from, to }) => [from, to]);
  const isCut = (from: number, to: number): boolean =>
    edges.some((edge) => edge >= from - EXACT_MS && edge <= to + EXACT_MS);
  return heard.flatMap(({ from, length, skip }, index) => {
    const [before, after] = [heard[index - 1], heard[index + 1]];
    const head = before === undefined && skip > 0 && isCut(from - skip, from);
    const tail = after !== undefined || isCut(from + length, from + length);
    return [
      ...(head ? [{ from: 0, to: skip }] : []),
      ...(tail ? [{ from: skip + length, to: after?.skip ?? Number.POSITIVE_INFINITY }] : []),
    ];
  });
}
