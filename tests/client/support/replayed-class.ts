import type { ApiResult } from "../../../client/api.ts";
import type { RecordingAccess } from "../../../client/replay/recording-access.ts";
import { createReplaySource, type ReplaySource } from "../../../client/replay/replay-source.ts";
import type { Clock } from "../../../domain/clock.ts";
import { classPad } from "../../../domain/pad/pad-id.ts";
import { partsOf } from "../../../domain/recording/chunk-parts.ts";
import type { Chunk, ClassPart, Manifest, Span } from "../../../domain/recording/recording.ts";
import { spanAt, stateAt } from "../../../domain/recording/replay.ts";
import { ok, refuse } from "../../../domain/result.ts";
import { HandClock } from "../../support/clock.ts";
import { type MadeRecording, RecordedStory } from "../../support/recorded-story.ts";

const PAD = classPad(1);

/** Ten minutes of a class: steps, typing, a run, and five quiet minutes. */
export function told(): MadeRecording {
  const story = new RecordedStory();
  story.ask(1000, "ada-1234", { type: "participant/join", name: "Ada" });
  story.ask(4000, "host", { type: "step/move", to: { step: 1, frame: 0 } });
  story.begin(5000, PAD, "def g():\n    yield 1\n");
  for (let second = 6; second < 200; second += 2)
    story.type(second * 1000, "host", PAD, (text) => text.insert(text.length, `# ${second}\n`));
  story.ask(250_000, "host", { type: "step/move", to: { step: 1, frame: 2 } });
  story.ask(560_000, "host", { type: "step/move", to: { step: 2, frame: 0 } });
  story.ask(600_000, "host", { type: "session/close" });
  return story.recording("shared");
}

/** What was known of it while the class was still going on, at `t`. */
export function soFar(manifest: Manifest, t: number): Manifest {
  const begun = <T extends Span>(spans: readonly T[]) =>
    spans.filter(({ from }) => from < t).map((span) => ({ ...span, to: Math.min(span.to, t) }));
  return { ...manifest, live: true, length: t, chunks: begun(manifest.chunks), idle: begun(manifest.idle) };
}

/** An hour in which the class goes to and fro once a minute. */
export function hour(): MadeRecording {
  const story = new RecordedStory();
  for (let minute = 1; minute <= 60; minute++)
    story.ask(minute * 61_000, "host", { type: "step/move", to: { step: minute % 2, frame: 0 } });
  return story.recording("shared");
}

/** A recording whose parts come when the test lets them come. */
export class HeldRecording implements RecordingAccess {
  made: MadeRecording;
  readonly asked: number[] = [];
  readonly askedAside: number[] = [];
  #held: (() => void)[] = [];
  #answers: ApiResult<ClassPart>[] = [];
  holds = false;
  /** The server is not to be reached. */
  down = false;

  constructor(made: MadeRecording) {
    this.made = made;
  }

  /** The next request for a chunk is answered with this. */
  answerOnce(answer: ApiResult<ClassPart>): void {
    this.#answers.push(answer);
  }

  /** All that was asked for comes. */
  async release(): Promise<void> {
    for (const come of this.#held.splice(0)) come();
    await settled();
  }

  readonly manifest: RecordingAccess["manifest"] = async () => ok(this.made.manifest);
  readonly classPart: RecordingAccess["classPart"] = async (n) => {
    this.asked.push(n);
    if (this.holds) await new Promise<void>((come) => this.#held.push(come));
    if (this.down) return refuse({ code: "unreachable" });
    return this.#answers.shift() ?? ok(partsOf(this.made.chunks[n] as Chunk).classPart);
  };
  readonly asidePart: RecordingAccess["asidePart"] = async (n) => {
    this.askedAside.push(n);
    if (this.holds) await new Promise<void>((come) => this.#held.push(come));
    if (this.down) return refuse({ code: "unreachable" });
    return ok(partsOf(this.made.chunks[n] as Chunk).asidePart);
  };
  readonly lesson: RecordingAccess["lesson"] = async () => refuse({ code: "not-found" });
  readonly trace: RecordingAccess["trace"] = async () => refuse({ code: "not-found" });
  readonly voiceUrl = (): string => "";
}

/** All that is there already has come. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

/** A page in the background: time passes, and only then what was due is done. */
export class LateClock implements Clock {
  #now = 0;
  #due: (() => void)[] = [];

  now(): number {
    return this.#now;
  }

  after(_ms: number, task: () => void): () => void {
    this.#due.push(task);
    return () => {
      this.#due = this.#due.filter((other) => other !== task);
    };
  }

  sleep(ms: number): void {
    this.#now += ms;
    for (const task of this.#due.splice(0)) task();
  }
}

/** A replay that somebody looks at, and what it stands on. */
export async function openReplay(made = told()) {
  const clock = new HandClock();
  const access = new HeldRecording(made);
  const source = createReplaySource(access, clock);
  const leave = source.subscribe(() => {});
  await settled();
  return { clock, access, source, leave, made };
}

/** What is to be seen in a replay just now. */
export function seen({ getSnapshot, recordedPads }: ReplaySource) {
  return { state: getSnapshot().state, text: recordedPads.read(PAD)?.text ?? null };
}

/** What was to be seen at `t`, by the recording itself. */
export function expected({ manifest, chunks }: MadeRecording, t: number) {
  const now = stateAt(chunks[spanAt(manifest.chunks, t)] as Chunk, t);
  return { state: now.state, text: now.pads[PAD]?.text ?? null };
}

/** Plays for so many milliseconds, letting what is asked for come. */
export async function playFor(clock: HandClock, ms: number): Promise<void> {
  await settled();
  for (let passed = 0; passed < ms; passed += 500) {
    clock.advance(Math.min(500, ms - passed));
    await settled();
  }
}
