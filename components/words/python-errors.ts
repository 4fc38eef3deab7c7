import { errorWords } from "./python-error-sentences.ts";

/**
 * One sentence in plain words for an error of Python's that learners meet: what it means, and what to do.
 * `type` is the name of its class, `message` its text as Python gives it. Null for an error that speaks for itself.
 */
export function explainError(type: string, message: string): string | null {
  for (const [name, pattern, sentence] of errorWords) {
    const found = name === type ? pattern.exec(message) : null;
    if (found !== null)
      return typeof sentence === "string" ? sentence : sentence(found[1] ?? "", found[2] ?? "");
  }
  return null;
}

/** The same for warnings on standard error, which end no program: today one, the forgotten `await`. */
export function explainWarning(standardError: string): string | null {
  const found = /RuntimeWarning: (coroutine '.*' was never awaited)/.exec(standardError);
  return found?.[1] === undefined ? null : explainError("RuntimeWarning", found[1]);
}
