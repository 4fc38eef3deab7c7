import type { Command } from "../../domain/session/commands.ts";
import { decide } from "../../domain/session/decide.ts";
import type { EventBody, LessonRef, SessionEvent } from "../../domain/session/events.ts";
import { evolve } from "../../domain/session/evolve.ts";
import type { Rejection } from "../../domain/session/rejection.ts";
import { emptySession, type SessionState } from "../../domain/session/state.ts";
import type { TraceRef } from "../../domain/trace/trace.ts";

export const lesson: LessonRef = {
  slug: "generators",
  title: "Generators",
  hash: "0".repeat(32),
  notesHash: "1".repeat(32),
  shape: [1, 3, 2, 1],
  runnable: [1, 2],
};

/** A run of `frames` frames; equal numbers, equal runs. */
export function runOf(number: number, frames: number): TraceRef {
  return { hash: String(number).padStart(32, "0"), frames, name: "relay.py" };
}

/** A session told command by command: who asks, and what. Keeps the log, the state and the last decision. */
export class SessionStory {
  state: SessionState = emptySession;
  readonly log: SessionEvent[] = [];

  /** Carries the command out, or gives why not. */
  ask(by: string, command: Command): EventBody[] | Rejection {
    const decision = decide(this.state, command, { id: by });
    if (!decision.ok) return decision.error;
    for (const body of decision.value) {
      const event: SessionEvent = { v: 1, seq: this.log.length + 1, at: this.log.length * 10, by, body };
      this.log.push(event);
      this.state = evolve(this.state, event);
    }
    return decision.value;
  }
}

/** A class that `host` opened and these students joined, each with their id for a name. */
export function openClass(students: readonly string[] = ["ada", "bo"], seats = 30): SessionStory {
  const story = new SessionStory();
  story.ask("host", { type: "session/open", lesson, hostName: "Maria", seats });
  for (const id of students) story.ask(id, { type: "participant/join", name: id });
  return story;
}
