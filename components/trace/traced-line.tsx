import { type CSSProperties, memo } from "react";
import type { CodeToken } from "../../domain/lesson/lesson.ts";
import { codeMarkWords } from "../words/trace.ts";
import type { LineMarks } from "./code-marks.ts";
import { type CutPiece, cutTokens } from "./cut-tokens.ts";
import { LineGutter } from "./line-gutter.tsx";

interface TracedLineProps {
  /** From 1. */
  readonly number: number;
  readonly tokens: readonly CodeToken[];
  readonly marks: LineMarks | undefined;
  readonly onRunTo: ((line: number) => void) | undefined;
}

/** One line of a traced program. Most bear no mark, and are drawn once. */
export const TracedLine = memo(function TracedLine({ number, tokens, marks, onRunTo }: TracedLineProps) {
  const pieces = cutTokens(tokens, marks?.ranges ?? []);
  const said = marks ? markSentences(marks) : "";
  return (
    <span
      className="code-line traced-line"
      data-next={marks?.next || undefined}
      data-just={marks?.justRun || undefined}
      data-parked={marks?.parked.some(({ state }) => state !== "created") || undefined}
      data-failed={marks?.failed || undefined}
      data-ends={(marks && marks.ranges.length > 0) || undefined}
    >
      <LineGutter number={number} marks={marks} title={said} onRunTo={onRunTo} />
      <span className="code-text" style={{ "--indent": indentOf(tokens) } as CSSProperties}>
        {pieces.map(toPiece)}
        {said && <span className="sr-only"> ({said})</span>}
        {"\n"}
      </span>
    </span>
  );
});

/** How far a line is indented, in characters: where it wraps, it goes on further in than that. */
function indentOf(tokens: readonly CodeToken[]): number {
  const text = tokens.map(([part]) => part).join("");
  return text.length - text.trimStart().length;
}

function toPiece({ tokens, roles, opens, closes }: CutPiece, place: number) {
  const text = tokens.map(toSpan);
  if (roles.length === 0) return <span key={place}>{text}</span>;
  return (
    <span
      key={place}
      className="marked-range"
      data-roles={roles.join(" ")}
      data-opens={opens || undefined}
      data-closes={closes || undefined}
    >
      {text}
    </span>
  );
}

function toSpan([text, kind]: CodeToken, index: number) {
  if (kind === null) return text;
  return (
    <span key={index} className={`tok-${kind}`}>
      {text}
    </span>
  );
}

/** All that the marks of a line show, for whoever does not see them. */
function markSentences(marks: LineMarks): string {
  const roles = new Set(marks.ranges.map(({ role }) => role));
  return [
    marks.next && codeMarkWords.next,
    marks.justRun && codeMarkWords.justRun,
    marks.failed && codeMarkWords.failed,
    ...marks.parked.map(({ name, state }) => codeMarkWords.parked(name, state)),
    roles.has("from") && codeMarkWords.handOver.from,
    roles.has("to") && codeMarkWords.handOver.to,
    roles.has("raised") && !marks.failed && codeMarkWords.handOver.raised,
  ]
    .filter(Boolean)
    .join(", ");
}
