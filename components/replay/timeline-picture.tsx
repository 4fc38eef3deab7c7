import { type CSSProperties, memo, useRef } from "react";
import type { Chapter, Mark, Span } from "../../domain/recording/recording.ts";
import { useMeasured } from "../ui/use-measured.ts";
import { markWords, replayWords } from "../words/replay.ts";
import { type DrawnMark, drawnMarks } from "./timeline-marks.ts";

/** Chapters narrower than this, in percent, bear a title only while one is in them: else the list of chapters has it. */
const LEAST_WIDTH = 5;

interface TimelineProps {
  readonly chapters: readonly Chapter[];
  readonly length: number;
}

/** A title that stands in place of its neighbour's takes so much of the width, in percent, at the most. */
const TITLE_WIDTH = 18;

/** Over the track: where chapters begin, and what they are called, as far as there is room. */
export const ChapterTitles = memo(function ChapterTitles({
  chapters,
  length,
  at,
}: TimelineProps & { at: Chapter | undefined }) {
  const leftOf = (chapter: Chapter | undefined): number => share(chapter?.t ?? length, length);
  const widthOf = (index: number): number => leftOf(chapters[index + 1]) - leftOf(chapters[index]);
  const now = at ? chapters.indexOf(at) : -1;
  const isCovered = (left: number): boolean =>
    now >= 0 && widthOf(now) < LEAST_WIDTH && left > leftOf(at) && left < leftOf(at) + TITLE_WIDTH;
  return (
    <div aria-hidden className="timeline-titles">
      {chapters.map((chapter, index) => {
        const left = leftOf(chapter);
        const width = widthOf(index);
        const isNarrow = width < LEAST_WIDTH;
        if (chapter !== at && (isNarrow || isCovered(left))) return null;
        return (
          <span
            key={chapter.t}
            data-at={chapter === at || undefined}
            data-narrow={isNarrow || undefined}
            style={{ "--left": `${left}%`, "--width": `${width}%` } as CSSProperties}
          >
            {chapter.title}
          </span>
        );
      })}
    </div>
  );
});

/** In the track: the gaps between chapters, and where nothing happens. */
export const TrackParts = memo(function TrackParts({
  chapters,
  length,
  idle,
}: TimelineProps & { idle: readonly Span[] }) {
  return (
    <>
      {idle.map(({ from, to }) => (
        <span
          key={from}
          className="timeline-idle"
          style={{ left: `${share(from, length)}%`, width: `${share(to - from, length)}%` }}
        />
      ))}
      {chapters.slice(1).map(({ t }) => (
        <span key={t} className="timeline-gap" style={{ left: `${share(t, length)}%` }} />
      ))}
    </>
  );
});

interface MarksProps {
  readonly marks: readonly Mark[];
  readonly length: number;
}

/** Under the track: what happened when, told apart by shape. One drawing: hundreds of them would be painted again with every instant. */
export const MarkRow = memo(function MarkRow({ marks, length }: MarksProps) {
  const row = useRef<SVGSVGElement>(null);
  const width = useMeasured(row, widthOf, 0);
  const drawn = drawnMarks(marks, length, width);
  const pathOf = ({ kind, left }: DrawnMark): string => `M${(left - 5).toFixed(1)} 2${SHAPES[kind]}`;
  return (
    <svg ref={row} aria-hidden className="timeline-marks">
      {kindsOf(drawn).map((of) => (
        <path
          key={of}
          data-kind={of}
          d={drawn.flatMap((mark) => (mark.kind === of ? pathOf(mark) : [])).join("")}
        />
      ))}
    </svg>
  );
});

function widthOf(element: Element): number {
  return element.clientWidth;
}

/** What the shapes and the hatching mean, as far as there are such. */
export const Legend = memo(function Legend({
  marks,
  idle,
  compressIdle,
}: Pick<MarksProps, "marks"> & { idle: boolean; compressIdle: boolean }) {
  return (
    <p aria-hidden className="timeline-legend">
      {kindsOf(marks).map((kind) => (
        <span key={kind} className="inline-flex items-center gap-1">
          <MarkShape kind={kind} />
          {markWords[kind]}
        </span>
      ))}
      {idle && <span>{compressIdle ? replayWords.idleLegendOut : replayWords.idleLegend}</span>}
    </p>
  );
});

function kindsOf(marks: readonly Pick<Mark, "kind">[]): Mark["kind"][] {
  return [...new Set(marks.map(({ kind }) => kind))];
}

/** Ten pixels wide and high, from their upper left corner. */
const SHAPES: Readonly<Record<Mark["kind"], string>> = {
  run: "m5 0 5 10h-10z",
  question: "h10v10h-10z",
  baton: "m5 0 5 5-5 5-5-5z",
  spotlight: "m5 0a5 5 0 1 0 .01 0z",
  push: "h10l-5 10z",
  edits: "m4 0h2v10h-2z",
};

function MarkShape({ kind }: { kind: Mark["kind"] }) {
  return (
    <svg aria-hidden viewBox="0 0 10 10" className="timeline-mark" data-kind={kind}>
      <path d={`M0 0${SHAPES[kind]}`} />
    </svg>
  );
}

/** How far along, in percent. */
export function share(t: number, length: number): number {
  return length > 0 ? Math.min(100, Math.max(0, (t / length) * 100)) : 0;
}
