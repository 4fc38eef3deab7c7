import * as z from "zod/mini";
import { positiveNumber, someText, wholeNumber } from "../schema.ts";
import { TraceRef } from "../trace/trace.ts";

/**
 * A compiled lesson: what every student, screen and solo learner gets. It holds no notes and no answers;
 * those are in `LessonNotes`, which only hosts are sent.
 */

/** One run of code text with the kind of token it is; null is plain text. */
export const CodeToken = z.tuple([
  z.string(),
  z.nullable(z.enum(["keyword", "string", "number", "function", "comment", "constant", "punctuation"])),
]);
export type CodeToken = z.infer<typeof CodeToken>;

/** Lines `from` to `to`, both included, counted from 1. */
export const LineRange = z.object({ from: positiveNumber, to: positiveNumber });
export type LineRange = z.infer<typeof LineRange>;

/** What a program prints, as its author says and the tests check, shown from the given frame on (0 is at once). */
export const CodeOutput = z.object({ text: z.string(), from: wholeNumber });
export type CodeOutput = z.infer<typeof CodeOutput>;

/** A fence of code. With `runs`, it is an example: a program that runs as it stands after `setup`. */
export const Code = z.object({
  name: someText,
  language: someText,
  /** Python that runs first and is not shown; empty when none is needed. */
  setup: z.string(),
  source: z.string(),
  lines: z.array(z.array(CodeToken)),
  /** The execution of an example: each of its steps is a frame of this step. */
  trace: z.optional(TraceRef),
  /** With a trace: the frames at which the author stops, in ascending order. */
  stops: z.optional(z.array(wholeNumber)),
  /** Without a trace: what is highlighted on each frame, one entry a frame; an empty list of ranges highlights all lines alike. */
  highlights: z.array(z.array(LineRange)).check(z.minLength(1)),
  /** Whether the program ends well, ends with the named exception, or is not a program to run. */
  runs: z.discriminatedUnion("as", [
    z.object({ as: z.literal("program") }),
    z.object({ as: z.literal("failing"), exception: someText }),
    z.object({ as: z.literal("text") }),
  ]),
  /** Absent when the author does not say, and in a question's step, where it would be the answer. */
  output: z.optional(CodeOutput),
});
export type Code = z.infer<typeof Code>;

/** Sanitised HTML that is shown from the given frame on (0 is at once). */
export const ProsePart = z.object({ html: z.string(), from: wholeNumber });
export type ProsePart = z.infer<typeof ProsePart>;

/** A question as students see it before the reveal: which options are right is in the notes. The prompt is plain text. */
export const Question = z.object({
  kind: z.enum(["one-choice", "many-choices", "free-text", "code"]),
  prompt: z.string(),
  options: z.array(z.object({ id: someText, html: z.string() })),
});
export type Question = z.infer<typeof Question>;

export const Step = z.object({
  /** Unique in the lesson, stable when other steps come and go: made from the title. */
  id: someText,
  section: someText,
  title: someText,
  kind: z.enum(["prose", "code", "example", "question", "pad"]),
  /** How many frames the step has: those of its trace, or its highlights or reveals, whichever is more; 1 at least. */
  frames: positiveNumber,
  prose: z.array(ProsePart),
  code: z.nullable(Code),
  question: z.nullable(Question),
});
export type Step = z.infer<typeof Step>;

export const Lesson = z.object({
  v: z.literal(1),
  slug: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,79}$/)),
  title: someText,
  summary: z.string(),
  categories: z.array(z.string()),
  tags: z.array(z.string()),
  /** How long a class on it takes, in minutes; null when its author does not say. */
  minutes: z.nullable(positiveNumber),
  steps: z.array(Step).check(z.minLength(1)),
});
export type Lesson = z.infer<typeof Lesson>;

/**
 * What hosts are sent beside the lesson: notes as sanitised HTML and the right options' ids, both by step id.
 * An answer's text is plain: why it is right, or the whole answer where there are no options; may be empty.
 */
export const LessonNotes = z.object({
  v: z.literal(1),
  notes: z.record(z.string(), z.string()),
  answers: z.record(z.string(), z.object({ options: z.array(z.string()), text: z.string() })),
});
export type LessonNotes = z.infer<typeof LessonNotes>;
