import type * as Y from "yjs";
import { shapeOf } from "../../domain/lesson/position.ts";
import { runnableSteps } from "../../domain/lesson/runnable-steps.ts";
import { classPad, ownPad, type PadId } from "../../domain/pad/pad-id.ts";
import { NO_CUTS } from "../../domain/recording/cut-plan.ts";
import type { RecordingView } from "../../domain/recording/recording.ts";
import type { LessonRef } from "../../domain/session/events.ts";
import type { CompiledLesson } from "../../server/lesson/lesson-library.ts";
import { RecordedStory } from "./recorded-story.ts";
import { fileOf, wholeOf } from "./recording-file.ts";

/** The steps that are visited, from 0 on. */
export const [CANDY, AVERAGER] = [4, 20] as const;

/** What is typed in the class's pad by Ada and by Bo, and in Ada's own pad alone. */
export const [BY_ADA, BY_BO, IN_SECRET] = ["print('typed by ada')", "# bo was here", "# mine alone"] as const;

const ADA = "pAda-71";
const BO = "pBo-82";
const SHARED: PadId = classPad(AVERAGER);
const ADAS: PadId = ownPad(ADA, AVERAGER);

/** Milliseconds of a time as people write it: '26:41'. */
export function time(text: string): number {
  return text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
}

/**
 * Three quarters of an hour on the built-in lesson, told with times, as a file. Maria teaches Ada and Bo: steps, frames, two
 * who type at once, a run, spotlights, a push, the baton, blank screens, a break that is not recorded, and seven idle minutes.
 */
export async function toldClass(
  { lesson, hash, notesHash, traces }: CompiledLesson,
  view: RecordingView = "shared",
): Promise<Buffer> {
  const shape = [...shapeOf(lesson)];
  const story = new RecordedStory(true, {
    slug: lesson.slug,
    title: lesson.title,
    hash,
    notesHash,
    shape,
    runnable: runnableSteps(lesson),
  } satisfies LessonRef);
  tell(story, lesson.steps[AVERAGER]?.code?.source ?? "");
  const run = lesson.steps[CANDY]?.code?.trace;
  if (!run) throw new Error("The lesson's example has no trace");
  story.ask(time("8:00"), "host", { type: "run/show", step: AVERAGER, run });
  tellMore(story);
  const titles = lesson.steps.map(({ title }) => title);
  const { manifest, chunks } = story.recording(view, NO_CUTS, 0, titles);
  const told = { ...manifest, title: "Thursday class", givenAt: Date.UTC(2026, 2, 5, 10) };
  const whole = wholeOf(told, chunks, JSON.stringify(lesson));
  return fileOf({
    ...whole,
    async *parts() {
      for await (const part of whole.parts()) {
        yield part;
        if (part.is === "lesson")
          for (const [name, json] of traces) yield { is: "trace", name, json } as const;
      }
    },
  });
}

function tell(story: RecordedStory, source: string): void {
  story.ask(1000, ADA, { type: "participant/join", name: "Ada" });
  story.ask(2000, BO, { type: "participant/join", name: "Bo" });
  move(story, "1:00", 1);
  move(story, "2:00", CANDY);
  for (let frame = 1; frame < 8; frame++)
    story.ask(time("2:00") + frame * 10_000, "host", { type: "step/move", to: { step: CANDY, frame } });
  move(story, "4:00", 8);
  move(story, "5:00", AVERAGER);
  story.begin(time("5:30"), SHARED, source);
  story.ask(time("5:40"), "host", { type: "writing/allow", to: "everyone" });
  bothType(story, time("6:00"));
}

/** Ada at the end, Bo at the beginning, a key each in turn. */
function bothType(story: RecordedStory, from: number): void {
  const [end, start] = [`\n${BY_ADA}`, `${BY_BO}\n`];
  for (let key = 0; key < Math.max(end.length, start.length); key++) {
    const at = from + key * 400;
    if (end[key]) story.type(at, ADA, SHARED, (text) => text.insert(text.length, end[key] ?? ""));
    if (start[key]) story.type(at + 200, BO, SHARED, (text) => text.insert(key, start[key] ?? ""));
  }
}

function tellMore(story: RecordedStory): void {
  for (let frame = 1; frame < 6; frame++)
    story.ask(time("8:00") + frame * 8000, "host", { type: "step/move", to: { step: AVERAGER, frame } });
  story.type(time("9:00"), ADA, ADAS, (text: Y.Text) => text.insert(0, `${IN_SECRET}\nprint('shown')\n`));
  story.ask(time("10:00"), "host", { type: "pad/spotlight", pad: ADAS, named: false });
  story.type(time("10:10"), ADA, ADAS, (text) => text.insert(text.length, "# in the spotlight\n"));
  story.ask(time("10:30"), "host", { type: "pad/spotlight", pad: ADAS, named: true });
  story.ask(time("11:00"), "host", { type: "spotlight/end" });
  const sent = { hash: "7".repeat(32) };
  story.ask(time("12:00"), "host", { type: "pad/hand-out", place: AVERAGER, text: sent });
  story.ask(time("13:00"), "host", { type: "baton/pass", id: BO });
  story.ask(time("13:20"), BO, { type: "step/move", to: { step: AVERAGER, frame: 7 } });
  story.ask(time("14:00"), "host", { type: "baton/take" });
  story.ask(time("15:00"), "host", { type: "screens/blank" });
  story.ask(time("15:30"), "host", { type: "screens/show" });
  story.ask(time("16:00"), "host", { type: "recording/pause" });
  move(story, "17:00", 30);
  story.ask(time("18:00"), "host", { type: "recording/start" });
  move(story, "18:30", 23);
  // Seven minutes in which nothing happens.
  move(story, "26:00", 24);
  for (let minute = 27; minute < 46; minute++) move(story, `${minute}:00`, minute < 36 ? 25 : 26, minute % 2);
  story.ask(time("47:12"), "host", { type: "session/close" });
}

function move(story: RecordedStory, at: string, step: number, frame = 0): void {
  story.ask(time(at), "host", { type: "step/move", to: { step, frame } });
}
