import type { Clock } from "../../domain/clock.ts";
import { clamp, type LessonShape, type Position } from "../../domain/lesson/position.ts";
import type { PadId } from "../../domain/pad/pad-id.ts";
import type { Look } from "../../domain/protocol.ts";
import type { ParticipantId } from "../../domain/session/events.ts";
import { afterChange, breakAway, type Follow, followClass, look } from "../../domain/session/follow.ts";
import { shapeNow } from "../../domain/session/shape-now.ts";
import { emptySession, type SessionState } from "../../domain/session/state.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import type { Kept } from "../storage/kept.ts";
import { LookTeller } from "./look-teller.ts";
import { framesOf, noOwnRuns, type OwnRuns, withOwnRun, withoutOwnRun } from "./own-runs.ts";

export interface ViewpointOptions {
  readonly clock: Clock;
  /** Where a viewer on their own was before the page was loaded again. */
  readonly wandering: Kept<Follow & { mode: "own" }>;
  /** Says to the server where this viewer looks. */
  readonly tell: (look: Look) => void;
}

/** Where one viewer looks, and what they have run for themself: theirs alone, and over when they are with the class again. */
export class Viewpoint {
  readonly #options: ViewpointOptions;
  readonly #looks: LookTeller;
  #state: SessionState = emptySession;
  #self: ParticipantId | null = null;
  #follow: Follow = followClass(emptySession);
  #own: OwnRuns = noOwnRuns;
  #pad: PadId | null = null;
  #telling = false;

  constructor(options: ViewpointOptions) {
    this.#options = options;
    this.#looks = new LookTeller(options.clock, options.tell);
  }

  get follow(): Follow {
    return this.#follow;
  }

  get own(): OwnRuns {
    return this.#own;
  }

  /** Takes up where an earlier load of this page has left. */
  load(): void {
    this.#follow = this.#options.wandering.read() ?? this.#follow;
  }

  /** The line is of use: where this viewer looks is told on it, if they are anybody there. */
  startTelling(): void {
    this.#telling = this.#self !== null;
    if (this.#telling) this.#looks.startAnew(this.#told());
  }

  stopTelling(): void {
    this.#telling = false;
    this.#looks.stop();
  }

  become(self: ParticipantId | null): void {
    this.#self = self;
  }

  /** The session has changed. */
  hearNews(state: SessionState): void {
    this.#state = state;
    this.#set(afterChange(this.#follow, state, this.#self));
  }

  /** Looks elsewhere, unless locked. */
  lookAt(to: Position): void {
    this.#set(look(this.#follow, this.#state, this.#self, to, this.#shape()));
  }

  returnToClass(): void {
    this.#set(followClass(this.#state));
  }

  /** Shows a run to this viewer alone, on their own even on the step that the class is on; not while locked. */
  show(step: number, trace: Trace): void {
    const follow = breakAway(this.#follow, this.#state, this.#self, { step, frame: 0 });
    if (follow === this.#follow) return;
    this.#own = withOwnRun(this.#own, step, trace);
    this.#set(follow);
  }

  /** Has this pad open from now on; null: none. */
  showPad(pad: PadId | null): void {
    if (pad === this.#pad) return;
    this.#pad = pad;
    if (this.#telling) this.#looks.look(this.#told());
  }

  putAway(step: number): void {
    this.#own = withoutOwnRun(this.#own, step);
  }

  #shape(): LessonShape {
    return shapeNow(this.#state, framesOf(this.#own));
  }

  #set(follow: Follow): void {
    if (follow === this.#follow) return;
    const { mode, position, callBacks } = follow;
    this.#follow = follow;
    if (mode === "following") this.#own = noOwnRuns;
    if (this.#telling) this.#looks.look(this.#told());
    this.#options.wandering.write(mode === "own" ? { mode, position, callBacks } : null);
  }

  /** How far one is in a run of one's own is nobody's business, and no frame that others have. */
  #told(): Look {
    const { mode, position } = this.#follow;
    const look = { mode, position: clamp(shapeNow(this.#state), position) };
    return this.#pad === null ? look : { ...look, pad: this.#pad };
  }
}
