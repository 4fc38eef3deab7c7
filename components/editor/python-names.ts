import {
  type Completion,
  type CompletionSource,
  completeAnyWord,
  completeFromList,
  ifIn,
  ifNotIn,
} from "@codemirror/autocomplete";

/** Where no keyword is meant. */
const NOT_CODE = ["String", "FormatString", "Comment", "PropertyName"];

/** The keywords that the language's own completion leaves out: it has those that begin a template. */
const KEYWORDS: readonly Completion[] = [
  ...["and", "as", "assert", "async", "await", "break", "case", "continue", "del", "elif", "else", "except"],
  ...["finally", "global", "in", "is", "lambda", "match", "nonlocal", "not", "or", "pass", "raise", "return"],
  ...["async def", "async for", "async with", "with", "yield", "yield from"],
].map((label) => ({ label, type: "keyword" }));

export const completeKeywords: CompletionSource = ifNotIn(NOT_CODE, completeFromList(KEYWORDS));

/** After a dot: words that the file has. */
export const completeAttributes: CompletionSource = ifIn(["PropertyName", "."], completeAnyWord);
