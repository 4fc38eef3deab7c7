import type { LessonShape, Position } from "../domain/lesson/position.ts";
import type { PadId } from "../domain/pad/pad-id.ts";
import type { Presence, Self, Whereabouts } from "../domain/protocol.ts";
import type { Result } from "../domain/result.ts";
import type { ClientCommand } from "../domain/session/commands.ts";
import type { ParticipantId } from "../domain/session/events.ts";
import type { SessionState } from "../domain/session/state.ts";
import type { Trace, TraceRef } from "../domain/trace/trace.ts";
import type { SessionContent } from "./content/session-content.ts";
import type { Playback, RecordedPads } from "./playback.ts";

/** How the line to the session is. A source without a line (solo) is always `live`. */
export type LineState =
  | { readonly is: "connecting" }
  | { readonly is: "live" }
  | { readonly is: "reconnecting" }
  /** No coming back by itself: the reason is a code of the protocol or of `decide`. */
  | { readonly is: "ended"; readonly reason: string };

/** A run that is shown on a step in place of what is the lesson's: the whole class sees it, or only this viewer has it. */
export type ShownRun =
  | { readonly by: "class"; readonly ref: TraceRef }
  | { readonly by: "own"; readonly trace: Trace };

/** All that a screen shows of a session: one immutable value, new only when something changed. */
export interface SessionView {
  readonly line: LineState;
  /** As this viewer's audience may know it. */
  readonly state: SessionState;
  readonly self: Self | null;
  /** What this viewer looks at: the class's position while following. */
  readonly position: Position;
  readonly mode: "following" | "own";
  /** The frames of each step as this viewer steps through them: those of a run where one is shown. One step before there is a lesson. */
  readonly shape: LessonShape;
  /** The run on the step that this viewer looks at; null: what is the lesson's. */
  readonly run: ShownRun | null;
  /** Whether a run is on its way to the class. `failed` stands until the next one; why is in `refused`. */
  readonly sharing: "no" | "sending" | "failed";
  /** Whether this viewer may not wander off. */
  readonly locked: boolean;
  /** Whether this viewer's steps move the class. */
  readonly drives: boolean;
  readonly presence: Omit<Presence, "people" | "whole" | "head"> & {
    readonly people: Readonly<Record<ParticipantId, Whereabouts>>;
  };
  /** Commands that the server has not acknowledged yet. */
  readonly unsent: number;
  /** The last command that was refused, until the next one is granted; `nothing-to-do` is never shown. */
  readonly refused: {
    readonly command: ClientCommand["type"] | "run/show";
    readonly code: string;
    readonly count: number;
  } | null;
  /** Milliseconds since the session opened at `performance.now() = 0` of this page, to show a running clock; null before the first answer. */
  readonly startedAt: number | null;
}

/** What one can do with what was run. */
export interface RunControls {
  /**
   * Shows a run of the code of this step, from its first frame. Whoever drives a class shows it to everybody (`sharing` tells);
   * anybody else sees it alone and is on their own with it until they return. Nothing happens while locked.
   */
  readonly show: (step: number, trace: Trace) => void;
  /** Brings back what is the lesson's: for the class when this viewer drives, else for this viewer. */
  readonly putAway: (step: number) => void;
}

/** What is heard about pads. */
export interface PadListener {
  /** Its name begins with "pad/"; the content is not checked yet. */
  readonly onMessage: (name: string, content: unknown) => void;
  /** The line is of use from now on; the server knows nothing any more of what was opened on an earlier one. */
  readonly onLive: () => void;
  readonly onLost: () => void;
}

/** The way to the pads of a class: thin, since every page has it and few open a pad. */
export interface PadChannel {
  /** The answer to a request, or the code of the refusal; `no-answer` while there is no line. */
  readonly ask: (name: string, content: unknown) => Promise<Result<unknown, string>>;
  /** Says something that may get lost. */
  readonly tell: (name: string, content: unknown) => void;
  /** Listens until the returned function is called. Told at once whether there is a line. */
  readonly listen: (listener: PadListener) => () => void;
  /** Which pad this viewer looks at, for hosts to know; null: none. */
  readonly show: (pad: PadId | null) => void;
  /** The code of the room: names what the browser keeps. */
  readonly place: string;
}

/**
 * Where a session comes from: live, solo and replay are such sources, and screens know nothing else.
 * A control is shown when its capability is present. Functions are stable and need no `this`.
 */
export interface SessionSource {
  readonly getSnapshot: () => SessionView;
  /** Begins (first subscriber) and ends (last one gone) the work behind the source. */
  readonly subscribe: (onChange: () => void) => () => void;
  /** Asks for something; a replay has no such. */
  readonly act?: (command: ClientCommand) => void;
  /** Goes to a position: moves the class when this viewer drives, breaks away when not, does nothing when locked. */
  readonly goTo?: (position: Position) => void;
  readonly returnToClass?: () => void;
  /** Absent where nothing can be run: on a screen. */
  readonly runs?: RunControls;
  /** The pads of a live class; absent in solo and in a replay. */
  readonly pads?: PadChannel;
  /** Moves through a recording; only a replay has it. */
  readonly playback?: Playback;
  /** The pads as they were at the instant in sight; only a replay has them. */
  readonly recordedPads?: RecordedPads;
  /** Where lessons and traces come from; absent: from the server, by their hashes. */
  readonly content?: SessionContent;
}
