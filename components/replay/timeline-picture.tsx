import { type CSSProperties, memo } from "react";
import type { Chapter, Mark, Span } from "../../domain/recording/recording.ts";
import { markWords, replayWords } from "../words/replay.ts";
import { drawnMarks } from "./timeline-marks.ts";

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

/** Under the track: what happened when, told apart by shape. */
export const MarkRow = memo(function MarkRow({ marks, length }: MarksProps) {
  return (
    <div aria-hidden className="timeline-marks">
      {drawnMarks(marks, length).map(({ kind, left }) => (
        <MarkShape key={`${kind} ${left}`} kind={kind} left={left} />
      ))}
    </div>
  );
});

/** What the shapes and the hatching mean, as far as there are such. */
export const Legend = memo(function Legend({
  marks,
  idle,
  compressIdle,
}: Pick<MarksProps, "marks"> & { idle: boolean; compressIdle: boolean }) {
  const kinds = [...new Set(marks.map(({ kind }) => kind))];
  return (
    <p aria-hidden className="timeline-legend">
      {kinds.map((kind) => (
        <span key={kind} className="inline-flex items-center gap-1">
          <MarkShape kind={kind} />
          {markWords[kind]}
        </span>
      ))}
      {idle && <span>{compressIdle ? replayWords.idleLegendOut : replayWords.idleLegend}</span>}
    </p>
  );
});

const SHAPES: Readonly<Record<Mark["kind"], string>> = {
  run: "M5 0 10 10H0z",
  question: "M0 0H10V10H0z",
  baton: "M5 0 10 5 5 10 0 5z",
  spotlight: "M5 0a5 5 0 1 0 .01 0z",
  push: "M0 0H10L5 10z",
  edits: "M4 0H6V10H4z",
};

function MarkShape({ kind, left }: { kind: Mark["kind"]; left?: number }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 10 10"
      className="timeline-mark"
      data-kind={kind}
      style={left === undefined ? undefined : { left: `${left}%` }}
    >
      <path d={SHAPES[kind]} />
    </svg>
  );
}

/** How far along, in percent. */
export function share(t: number, length: number): number {
  return length > 0 ? Math.min(100, Math.max(0, (t / length) * 100)) : 0;
}
