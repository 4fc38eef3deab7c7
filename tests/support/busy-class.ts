import { shapeOf } from "../../domain/lesson/position.ts";
import { runnableSteps } from "../../domain/lesson/runnable-steps.ts";
import { classPad } from "../../domain/pad/pad-id.ts";
import type { CompiledLesson } from "../../server/lesson/lesson-library.ts";
import type { WholeRecording } from "../../server/recording/file/recording-part.ts";
import { builtInLesson } from "../lesson/support/built-in-lesson.ts";
import { OVERLAP_MS, piecesOf, type Spoken } from "./heard-voice.ts";
import { RecordedStory } from "./recorded-story.ts";
import { wholeOf } from "./recording-file.ts";

const LENGTH_MS = 130_000;
/** A program with a trace and its court, in the built-in lesson. */
const TRACED_STEP = 20;
const ADA = "pAda-71";
const PAD = classPad(TRACED_STEP);

/** One piece again and again, as pieces follow each other in a class. */
function overAndOver(piece: Spoken): Spoken[] {
  const every = piece.length - OVERLAP_MS;
  const count = Math.floor(LENGTH_MS / every);
  return Array.from({ length: count }, (_, n) => ({ ...piece, from: n * every }));
}

/**
 * Two minutes in which all happens at once: the trace is stepped through twice a second, and two type five keys a second each.
 * The host says `piece` again and again.
 */
export async function busyClass(piece: Spoken): Promise<WholeRecording> {
  const compiled = await builtInLesson();
  const { lesson, traces } = compiled;
  const titles = lesson.steps.map(({ title }) => title);
  const { manifest, chunks } = told(compiled).recording("shared", undefined, 0, titles);
  const spoken = overAndOver(piece);
  const bytes = Object.fromEntries(spoken.map((one, n) => [`v${n}`, one.bytes]));
  const voice = piecesOf(spoken);
  const whole = wholeOf({ ...manifest, voice }, chunks, JSON.stringify(lesson), bytes);
  return {
    ...whole,
    async *parts() {
      for await (const part of whole.parts()) {
        yield part;
        if (part.is === "lesson")
          for (const [name, json] of traces) yield { is: "trace", name, json } as const;
      }
    },
  };
}

function told({ lesson, hash, notesHash }: CompiledLesson): RecordedStory {
  const { slug, title } = lesson;
  const shape = [...shapeOf(lesson)];
  const story = new RecordedStory(true, {
    slug,
    title,
    hash,
    notesHash,
    shape,
    runnable: runnableSteps(lesson),
  });
  story.ask(10, ADA, { type: "participant/join", name: "Ada" });
  story.ask(20, "pBo-82", { type: "participant/join", name: "Bo" });
  story.begin(30, PAD, lesson.steps[TRACED_STEP]?.code?.source ?? "");
  story.ask(40, "host", { type: "writing/allow", to: "everyone" });
  for (let at = 100, n = 0; at < LENGTH_MS; at += 100, n++) {
    const frame = (n / 5) % (shape[TRACED_STEP] ?? 1);
    if (n % 5 === 0) story.ask(at, "host", { type: "step/move", to: { step: TRACED_STEP, frame } });
    const key = n % 40 < 2 ? "\n" : "x";
    const by = n % 2 ? ADA : "pBo-82";
    story.type(at + 50, by, PAD, (text) => text.insert(by === ADA ? text.length : 0, key));
  }
  return story.ask(LENGTH_MS, "host", { type: "session/close" });
}
