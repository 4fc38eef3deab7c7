import { createHighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import bash from "shiki/langs/bash.mjs";
import python from "shiki/langs/python.mjs";
import type { CodeToken } from "../../domain/lesson/lesson.ts";

type TokenKind = NonNullable<CodeToken[1]>;

/** Cuts source into lines of tokens. A language that it does not know gives plain text. */
export type Highlighter = (source: string, language: string) => CodeToken[][];

/** TextMate scopes by kind. The more exact scope wins, as in any theme. */
const SCOPES: Record<TokenKind, string[]> = {
  keyword: ["keyword.control", "keyword.operator.logical", "keyword.operator.word", "storage"],
  string: ["string", "punctuation.definition.string", "storage.type.string"],
  number: ["constant.numeric"],
  function: [
    "entity.name.function",
    "support.function",
    "meta.function-call.generic",
    "entity.name.type.class",
  ],
  comment: ["comment", "punctuation.definition.comment"],
  constant: ["constant.language", "constant.character", "constant.other", "support.type"],
  punctuation: ["punctuation", "keyword.operator", "meta.brace"],
};

const KINDS = Object.keys(SCOPES) as TokenKind[];

/** A theme whose 'colours' are numbers of kinds: the screens colour kinds themselves, in light and in dark. */
const THEME = {
  name: "kinds",
  fg: colourOf(-1),
  bg: colourOf(-1),
  settings: KINDS.map((kind, index) => ({ scope: SCOPES[kind], settings: { foreground: colourOf(index) } })),
};

const LANGUAGES: Record<string, string> = {
  python: "python",
  py: "python",
  bash: "bash",
  sh: "bash",
  shell: "bash",
  console: "bash",
};

/** Loads the grammars, once; what it gives is synchronous. */
export async function createHighlighter(): Promise<Highlighter> {
  const engine = createJavaScriptRegexEngine();
  const shiki = await createHighlighterCore({ themes: [THEME], langs: [python, bash], engine });
  return (source, language) => {
    const known = LANGUAGES[language.toLowerCase()];
    if (known === undefined) return source.split("\n").map(plainLine);
    const lines = shiki.codeToTokensBase(source, { lang: known, theme: THEME.name, tokenizeTimeLimit: 0 });
    return lines.map((line) => joined(line.map(({ content, color }) => [content, kindOf(color)])));
  };
}

function colourOf(index: number): string {
  return `#0000${(index + 1).toString(16).padStart(2, "0")}`;
}

function kindOf(colour: string | undefined): TokenKind | null {
  return KINDS[Number.parseInt(colour?.slice(1) ?? "0", 16) - 1] ?? null;
}

function plainLine(line: string): CodeToken[] {
  return line === "" ? [] : [[line, null]];
}

/** Neighbours of one kind become one token: fewer elements on every screen. */
function joined(tokens: CodeToken[]): CodeToken[] {
  const result: CodeToken[] = [];
  for (const [text, kind] of tokens) {
    const last = result.at(-1);
    if (last && last[1] === kind) last[0] += text;
    else result.push([text, kind]);
  }
  return result;
}
