import { type ClassIndex, IDLE_AFTER_MS } from "./class-index.ts";
import { type CutPlan, overlaps, recordedSpans, recordedTime, toRecorded, without } from "./cut-plan.ts";
import {
  type Chapter,
  type Manifest,
  RECORDING_VERSION,
  type RecordingView,
  type Span,
  type VoicePiece,
} from "./recording.ts";

/** Of a time in which nothing happens this much stays at its beginning and its end when idle time is compressed. */
const IDLE_HEAD_MS = 3000;
const IDLE_TAIL_MS = 1000;

/** A step that was only passed by makes no chapter. */
const SHORTEST_CHAPTER_MS = 1000;

/** A piece of the instructor's voice as it was recorded: `from` and `length` on the session's axis. */
export interface RecordedVoice extends Omit<VoicePiece, "skip"> {}

/** What a manifest is made of, beside the class itself. */
export interface ManifestParts {
  readonly index: ClassIndex;
  readonly plan: CutPlan;
  readonly view: RecordingView;
  readonly title: string;
  /** Wall clock when the class was opened, ms since 1970. */
  readonly givenAt: number;
  readonly stepTitles: readonly string[];
  readonly voice?: readonly RecordedVoice[];
  /** When somebody was heard, on the session's axis: that is not idle. All of the voice when not given. */
  readonly spoken?: readonly Span[];
}

/** What must be known of a recording to show its timeline. Throws for a class that was never opened. */
export function manifestOf(parts: ManifestParts): Manifest {
  const { index, plan, view, title, givenAt, stepTitles, voice = [] } = parts;
  const { lesson } = index;
  if (!lesson) throw new Error("A class without a lesson has no recording");
  const spoken = parts.spoken ?? voice.map(({ from, length }) => ({ from, to: from + length }));
  return {
    v: RECORDING_VERSION,
    view,
    title,
    lesson: { title: lesson.title, slug: lesson.slug, hash: lesson.hash },
    givenAt,
    length: plan.length,
    people: Math.max(0, index.people.length - 1),
    live: !index.closed,
    chapters: chaptersOf(index, plan, stepTitles),
    marks: index.marks.flatMap(({ t: at, kind }) => {
      const t = toRecorded(plan, at);
      return t === null ? [] : [{ t, kind }];
    }),
    idle: idleOf(index.quiet[view], plan, spoken),
    chunks: plan.chunks.map(({ part, session }) => ({
      from: recordedTime(part, session.from),
      to: recordedTime(part, session.to),
    })),
    voice: voiceOf(voice, plan),
    traces: [...new Set(index.runs.filter(({ shown }) => isShown(plan, shown)).map(({ hash }) => hash))],
  };
}

/** Where chapters begin: the class came to a step, or what was cut out ended on another one. */
export function chaptersOf(
  { steps }: Pick<ClassIndex, "steps">,
  plan: Pick<CutPlan, "parts" | "length">,
  titles: readonly string[],
): Chapter[] {
  const visits = plan.parts.flatMap((part) => {
    const { from, to } = part.session;
    const before = steps.findLast(({ at }) => at <= from)?.step ?? 0;
    const within = steps.filter(({ at }) => from < at && at < to);
    const first = { t: part.from, step: before };
    return [first, ...within.map(({ at, step }) => ({ t: recordedTime(part, at), step }))];
  });
  const stayed = visits.filter(({ t }, index) => {
    const next = visits[index + 1];
    return next === undefined || next.t - t >= SHORTEST_CHAPTER_MS;
  });
  return stayed
    .filter(({ step }, index) => step !== stayed[index - 1]?.step)
    .map(({ t, step }, index) => ({
      t: index === 0 ? 0 : t,
      step,
      title: titles[step] ?? `Step ${step + 1}`,
    }));
}

/** What is left out when idle time is compressed: times in which nothing happened for long, without their beginning and end. */
export function idleOf(
  quiet: readonly Span[],
  plan: Pick<CutPlan, "parts">,
  spoken: readonly Span[],
): Span[] {
  let silent = [...quiet];
  for (const span of spoken) silent = without(silent, span);
  return silent
    .flatMap((span) => recordedSpans(plan, span))
    .filter(({ from, to }) => to - from > IDLE_AFTER_MS)
    .map(({ from, to }) => ({ from: from + IDLE_HEAD_MS, to: to - IDLE_TAIL_MS }));
}

/** The pieces of the voice that are left, one after another: what one has of a time that another has too is skipped. */
export function voiceOf(voice: readonly RecordedVoice[], plan: Pick<CutPlan, "parts">): VoicePiece[] {
  const pieces: VoicePiece[] = [];
  let heardUpTo = 0;
  for (const piece of voice.toSorted((one, other) => one.from - other.from)) {
    const end = piece.from + piece.length;
    const fresh = overlaps([{ from: piece.from, to: end }], { from: heardUpTo, to: end });
    heardUpTo = Math.max(heardUpTo, end);
    for (const part of plan.parts)
      for (const { from, to } of overlaps(fresh, part.session))
        pieces.push({
          ...piece,
          from: recordedTime(part, from),
          length: to - from,
          skip: from - piece.from,
        });
  }
  return pieces;
}

function isShown(plan: Pick<CutPlan, "parts">, shown: Span): boolean {
  return recordedSpans(plan, shown).length > 0;
}
