import { codeMarkWords } from "../words/trace.ts";
import type { LineMarks } from "./code-marks.ts";
import { StateMark } from "./state-mark.tsx";

interface LineGutterProps {
  readonly number: number;
  readonly marks: LineMarks | undefined;
  /** What the marks say, on hover. */
  readonly title: string;
  readonly onRunTo: ((line: number) => void) | undefined;
}

/** The number of a line with its mark; a button where one can run to it. */
export function LineGutter({ number, marks, title, onRunTo }: LineGutterProps) {
  const inside = (
    <>
      <span className="line-mark">{marks && <LineMark marks={marks} />}</span>
      {number}
    </>
  );
  if (!onRunTo)
    return (
      <span aria-hidden="true" className="code-number" title={title || undefined}>
        {inside}
      </span>
    );
  const label = codeMarkWords.runTo(number);
  return (
    <button
      type="button"
      aria-label={label}
      title={title ? `${title}. ${label}` : label}
      onClick={() => onRunTo(number)}
      className="code-number code-number-button"
    >
      {inside}
    </button>
  );
}

/** One mark a line: the error before the baton, the baton before who is parked. */
function LineMark({ marks }: { marks: LineMarks }) {
  const [parked] = marks.parked;
  if (marks.failed) return <StateMark state="failed" className="line-mark-failed" />;
  if (marks.next) return <BatonMark />;
  if (parked) return <StateMark state={parked.state} />;
  return marks.justRun ? <BatonMark faint /> : null;
}

/** The baton of the logo; as an outline where it has just left. */
function BatonMark({ faint = false }: { faint?: boolean }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" width="0.95em" height="0.95em" className="line-mark-baton">
      <rect
        x={0.9}
        y={4}
        width={10.2}
        height={4}
        rx={2}
        transform="rotate(-28 6 6)"
        fill={faint ? "none" : "currentColor"}
        stroke="currentColor"
        strokeWidth={faint ? 1 : 0.5}
      />
    </svg>
  );
}
