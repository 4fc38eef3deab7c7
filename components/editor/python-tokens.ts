import { highlightCode, tagHighlighter } from "@lezer/highlight";
import { parser } from "@lezer/python";
import { CodeToken } from "../../domain/lesson/lesson.ts";
import { TOKEN_TAGS } from "./token-kinds.ts";

const highlighter = tagHighlighter(
  Object.entries(TOKEN_TAGS).flatMap(([kind, tags]) => tags.map((tag) => ({ tag, class: kind }))),
);

/** Cuts Python into lines of tokens, as the lesson's code is cut. Text that is no Python is cut all the same. */
export function pythonTokens(source: string): CodeToken[][] {
  const lines: CodeToken[][] = [[]];
  const put = (text: string, kind: string): void => {
    const last = lines.at(-1) as CodeToken[];
    last.push(CodeToken.parse([text, kind.split(" ").at(-1) || null]));
  };
  highlightCode(source, parser.parse(source), highlighter, put, () => lines.push([]));
  return lines;
}
