import { type Tag, tags } from "@lezer/highlight";
import type { CodeToken } from "../../domain/lesson/lesson.ts";

type TokenKind = NonNullable<CodeToken[1]>;

/** The parser's tags by the kinds of token that screens have colours for, the same as for a lesson's code. */
export const TOKEN_TAGS: Readonly<Record<TokenKind, readonly Tag[]>> = {
  keyword: [tags.keyword],
  string: [tags.string, tags.special(tags.string)],
  number: [tags.number],
  function: [
    tags.function(tags.variableName),
    tags.function(tags.definition(tags.variableName)),
    tags.definition(tags.className),
    tags.function(tags.propertyName),
  ],
  comment: [tags.comment],
  constant: [tags.bool, tags.null, tags.escape],
  punctuation: [tags.operator, tags.punctuation, tags.bracket, tags.separator],
};
