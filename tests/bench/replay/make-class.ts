import { randomInt } from "node:crypto";
import { join } from "node:path";
import { shapeOf } from "../../../domain/lesson/position.ts";
import { runnableSteps } from "../../../domain/lesson/runnable-steps.ts";
import type { PadId } from "../../../domain/pad/pad-id.ts";
import type { Command } from "../../../domain/session/commands.ts";
import type { ParticipantId } from "../../../domain/session/events.ts";
import type { TraceRef } from "../../../domain/trace/trace.ts";
import { ROOT } from "../../../scripts/run-command.ts";
import { newId } from "../../../server/identity/new-id.ts";
import { hashSecret, newSecret } from "../../../server/identity/secrets.ts";
import { type CompiledLesson, loadLessonLibrary } from "../../../server/lesson/lesson-library.ts";
import { PadRegistry } from "../../../server/pad/pad-registry.ts";
import { processClock } from "../../../server/process-clock.ts";
import { Recorder } from "../../../server/recording/recorder.ts";
import type { SessionActor } from "../../../server/session/session-actor.ts";
import { newParticipantId, SessionRegistry } from "../../../server/session/session-registry.ts";
import type { Stores } from "../../../server/store/stores.ts";
import { HandClock } from "../../support/clock.ts";
import { Random } from "../../support/random.ts";
import { type Cast, ClassScript, type Deed } from "./class-script.ts";
import { ClassTypist } from "./class-typist.ts";
import { LateEventStore } from "./late-event-store.ts";
import type { ClassPlan } from "./plan.ts";

const LESSON = "generators-and-coroutines";
/** The clock's timers are let run so often at the most, in milliseconds of the class. */
const TICK = 1000;
/** As often as the server itself does it. */
const FOLLOW_EVERY = 30_000;

/** A class that was made, and how its owner comes to it. */
export interface MadeClass {
  readonly classId: string;
  /** The secret in the cookie of the host's browser. */
  readonly cookie: string;
  readonly recorder: Recorder;
}

/**
 * Makes a class in seconds that takes hours, by the server's own actors, each of whose commands and edits is judged, on a clock
 * that is moved on by hand. `follow` is called whenever the recorder would take what is new.
 */
export async function makeClass(
  stores: Stores,
  plan: ClassPlan,
  follow: (recorder: Recorder) => Promise<void>,
): Promise<MadeClass> {
  const making = await ClassMaking.begin(stores, plan);
  let followed = 0;
  for (const at of making.script.times()) {
    while (at >= followed + FOLLOW_EVERY) {
      followed += FOLLOW_EVERY;
      making.goTo(followed);
      await making.written();
      await follow(making.recorder);
    }
    making.goTo(at);
    await making.next(at);
  }
  await making.end();
  return making;
}

class ClassMaking implements MadeClass {
  readonly cookie = newSecret();
  readonly script: ClassScript;
  readonly recorder: Recorder;
  readonly #actor: SessionActor;
  readonly #pads: PadRegistry;
  readonly #registry: SessionRegistry;
  readonly #events: LateEventStore;
  readonly #clock: HandClock;
  readonly #random: Random;
  readonly #typists = new Map<string, ClassTypist>();
  #asked = 0;

  private constructor(parts: {
    readonly stores: Stores;
    readonly events: LateEventStore;
    readonly clock: HandClock;
    readonly registry: SessionRegistry;
    readonly actor: SessionActor;
    readonly cast: Cast;
    readonly plan: ClassPlan;
  }) {
    const { stores, events, clock, registry, actor, cast, plan } = parts;
    this.#random = new Random(plan.seed);
    this.script = new ClassScript(plan, cast, this.#random);
    this.#actor = actor;
    // Whoever is in a class listens: one without anybody is let go of.
    actor.onCommitted(() => {});
    this.#registry = registry;
    this.#events = events;
    this.#clock = clock;
    this.#pads = new PadRegistry({ events, classes: stores.classes, clock, report });
    this.recorder = new Recorder({
      events: stores.events,
      recordings: stores.recordings,
      // Its pauses are for this process, however fast the class goes.
      clock: processClock,
      newId,
      sessions: () => registry.inMemory(),
      report,
    });
  }

  static async begin(stores: Stores, plan: ClassPlan): Promise<ClassMaking> {
    const library = await loadLessonLibrary(join(ROOT, "lessons"));
    const compiled = library.get(LESSON);
    if (!compiled) throw new Error(`There is no lesson ${LESSON}`);
    const runs = await keepContent(stores, compiled);
    const clock = new HandClock();
    const events = new LateEventStore(stores.events);
    const { classes } = stores;
    const openedAt = Date.now();
    const wallNow = () => openedAt + clock.now();
    const registry = new SessionRegistry({ events, classes, clock, wallNow, newId, randomInt, report });
    const lesson = refOf(compiled);
    const opened = await registry.open({ lesson, hostName: "Maria", seats: plan.typists });
    if (!opened.ok) throw new Error(`The class was not opened: ${opened.error}`);
    const { actor, hostId } = opened.value;
    const students = [];
    for (let n = 1; n <= plan.typists; n++) students.push(await comeIn(actor, n));
    const cast = { host: hostId, students, runs };
    const making = new ClassMaking({ stores, events, clock, registry, actor, cast, plan });
    const secretHash = hashSecret(making.cookie);
    await classes.addCredential({
      secretHash,
      kind: "cookie",
      classId: actor.id,
      participantId: hostId,
    });
    return making;
  }

  get classId(): string {
    return this.#actor.id;
  }

  /** Lets time pass. */
  goTo(at: number): void {
    while (this.#clock.now() < at) this.#clock.advance(Math.min(TICK, at - this.#clock.now()));
  }

  /** All that has happened is in the store. */
  written(): Promise<void> {
    return this.#events.write();
  }

  /** Something happens. */
  async next(at: number): Promise<void> {
    const deed = this.script.deedAt(at, this.#actor.state);
    if (deed.does === "ask") await this.#ask(deed.by, deed.command);
    else await this.#type(deed);
  }

  async end(): Promise<void> {
    await this.#ask(this.#actor.record.hostId, { type: "session/close" });
    await this.#pads.closeAll();
    await this.#registry.closeAll();
    await this.#events.write();
  }

  async #ask(by: ParticipantId, command: Command): Promise<void> {
    // Some of it is refused, as in a class.
    await this.#actor.handle(`made-deed-${this.#asked++}`, { id: by }, command);
  }

  async #type({ by, pad }: Extract<Deed, { does: "type" }>): Promise<void> {
    const actor = await this.#pads.open(this.#actor, pad);
    const typist = this.#typistOf(by, pad, actor);
    if (!(await typist.type())) throw new Error(`${by} could not type in ${pad}`);
  }

  #typistOf(by: ParticipantId, pad: PadId, actor: Awaited<ReturnType<PadRegistry["open"]>>): ClassTypist {
    const key = `${by} ${pad}`;
    const typist =
      this.#typists.get(key) ?? new ClassTypist(actor, by, 1000 + this.#typists.size, this.#random);
    this.#typists.set(key, typist);
    return typist;
  }
}

async function comeIn(actor: SessionActor, n: number): Promise<ParticipantId> {
  const id = newParticipantId(newId);
  const joined = await actor.handle(
    `made-join-${n}`,
    { id },
    { type: "participant/join", name: `Typist ${n}` },
  );
  if (!joined.ok) throw new Error(`Typist ${n} could not join: ${joined.error}`);
  return id;
}

async function keepContent(
  { classes }: Stores,
  { lesson, hash, notes, notesHash, traces }: CompiledLesson,
): Promise<Map<number, TraceRef>> {
  await classes.putBlob({ hash, kind: "lesson", json: JSON.stringify(lesson) });
  await classes.putBlob({ hash: notesHash, kind: "notes", json: JSON.stringify(notes) });
  const runs = new Map<number, TraceRef>();
  for (const [step, { code }] of lesson.steps.entries()) {
    const trace = code?.trace;
    const json = trace ? traces.get(trace.hash) : undefined;
    if (!trace || json === undefined) continue;
    await classes.putBlob({ hash: trace.hash, kind: "trace", json });
    runs.set(step, trace);
  }
  return runs;
}

function refOf(compiled: CompiledLesson) {
  const { lesson, hash, notesHash } = compiled;
  const { slug, title } = lesson;
  return { slug, title, hash, notesHash, shape: [...shapeOf(lesson)], runnable: runnableSteps(lesson) };
}

function report(trouble: unknown): void {
  throw trouble;
}
