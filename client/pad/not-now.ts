/** Answers that say nothing of what was asked: it is asked again. */
const NOT_NOW: ReadonlySet<string> = new Set([
  "no-answer",
  "bad-answer",
  "unavailable",
  "too-fast",
  "hello-first",
]);

export function isNotNow(code: string): boolean {
  return NOT_NOW.has(code);
}
