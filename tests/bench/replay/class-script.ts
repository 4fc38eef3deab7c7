import { CLASS, ownPad, type PadId, padIdOf } from "../../../domain/pad/pad-id.ts";
import type { Command } from "../../../domain/session/commands.ts";
import type { ParticipantId } from "../../../domain/session/events.ts";
import type { SessionState } from "../../../domain/session/state.ts";
import type { TraceRef } from "../../../domain/trace/trace.ts";
import type { Random } from "../../support/random.ts";
import type { ClassPlan } from "./plan.ts";

/** What somebody does next in a made-up class. */
export type Deed =
  | { readonly does: "type"; readonly by: ParticipantId; readonly pad: PadId }
  | { readonly does: "ask"; readonly by: ParticipantId; readonly command: Command };

export interface Cast {
  readonly host: ParticipantId;
  readonly students: readonly ParticipantId[];
  /** What can be run on a step. */
  readonly runs: ReadonlyMap<number, TraceRef>;
}

/** So long a class stays on one step, in minutes. */
const STEP_MINUTES = 10;
/** Of that time the first part is talk: the host steps, and few type. */
const TALK = 0.3;
/** Of a hundred deeds so many are typing, in talk and in work. */
const TYPING = { talk: 70, work: 98 };

/** Who does what when, in a class that goes through its lesson: ten minutes for each step with a program, talk first, then work. */
export class ClassScript {
  readonly #plan: ClassPlan;
  readonly #cast: Cast;
  readonly #random: Random;

  constructor(plan: ClassPlan, cast: Cast, random: Random) {
    this.#plan = plan;
    this.#cast = cast;
    this.#random = random;
  }

  /** When all of it happens, in whole milliseconds since the class was opened, ascending. */
  times(): number[] {
    const length = this.#plan.minutes * 60_000;
    const times = Array.from({ length: this.#plan.events }, () => 1000 + this.#random.int(length - 1000));
    return times.sort((one, other) => one - other);
  }

  deedAt(at: number, state: SessionState): Deed {
    const steps = state.lesson?.runnable ?? [];
    const scene = at / 60_000 / STEP_MINUTES;
    const step = steps[Math.floor(scene) % steps.length] ?? 0;
    const { host } = this.#cast;
    if (state.position.step !== step)
      return { does: "ask", by: state.baton, command: { type: "step/move", to: { step, frame: 0 } } };
    if (state.writing.to !== "everyone")
      return { does: "ask", by: host, command: { type: "writing/allow", to: "everyone" } };
    const typing = scene % 1 < TALK ? TYPING.talk : TYPING.work;
    return this.#random.int(100) < typing ? this.#typing(step) : this.#asking(step, state);
  }

  /** Most type in their own pad of the step, some in the class's, few in one that is for nothing given. */
  #typing(step: number): Deed {
    const random = this.#random;
    const by = random.pick(this.#cast.students);
    const place = random.chance(0.05) ? "free" : step;
    const pad = random.chance(0.15) ? padIdOf({ owner: CLASS, place, version: 0 }) : ownPad(by, place);
    return { does: "type", by, pad };
  }

  #asking(step: number, state: SessionState): Deed {
    const random = this.#random;
    const { host, students, runs } = this.#cast;
    const student = random.pick(students);
    const run = runs.get(step);
    const kind = random.int(100);
    const ask = (by: ParticipantId, command: Command): Deed => ({ does: "ask", by, command });
    if (kind < 60) {
      const frames = state.runs[step]?.frames ?? state.lesson?.shape[step] ?? 1;
      return ask(state.baton, { type: "step/move", to: { step, frame: random.int(frames) } });
    }
    if (kind < 75) {
      const raised = state.hands[0];
      return raised === undefined
        ? ask(student, { type: "hand/raise" })
        : ask(raised, { type: "hand/lower", id: raised });
    }
    if (kind < 82 && run) return ask(state.baton, { type: "run/show", step, run });
    if (kind < 88)
      return state.baton === host
        ? ask(host, { type: "baton/pass", id: student })
        : ask(host, { type: "baton/take" });
    if (kind < 95)
      return state.spotlight
        ? ask(host, { type: "spotlight/end" })
        : ask(host, { type: "pad/spotlight", pad: ownPad(student, step), named: random.chance(0.5) });
    return ask(host, { type: "class/call-back" });
  }
}
