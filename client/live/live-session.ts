import { clamp, firstPosition, type Position, samePosition } from "../../domain/lesson/position.ts";
import type { Presence, Self } from "../../domain/protocol.ts";
import type { Result } from "../../domain/result.ts";
import type { ClientCommand } from "../../domain/session/commands.ts";
import type { Seq } from "../../domain/session/events.ts";
import { afterChange, breakAway, type Follow, followClass, look } from "../../domain/session/follow.ts";
import { shapeNow } from "../../domain/session/shape-now.ts";
import { emptySession } from "../../domain/session/state.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import type { LineState, RunControls, SessionView } from "../session-source.ts";
import { type Kept, kept } from "../storage/kept.ts";
import { ClassLine } from "./class-line.ts";
import { keptWandering } from "./kept-wandering.ts";
import type { LiveEnvironment, LiveOptions } from "./live-options.ts";
import { type GrantedMove, isDriver, unconnected, viewOf, withFollowers, withPresence } from "./live-view.ts";
import { LookTeller } from "./look-teller.ts";
import { Outbox, Queue } from "./outbox.ts";
import { noOwnRuns, type OwnRuns, withOwnRun, withoutOwnRun } from "./own-runs.ts";
import { RunSender } from "./run-sender.ts";

/** One viewer in one class: what they see of it, where they look, and what they have asked for. */
export class LiveSession {
  readonly #line: ClassLine;
  readonly #outbox: Outbox;
  readonly #sender: RunSender;
  readonly #looks: LookTeller;
  readonly #wandering: Kept<Follow & { mode: "own" }>;
  readonly #onChange: () => void;
  #running = false;
  #view: SessionView = unconnected;
  #lineState: LineState = unconnected.line;
  #self: Self | null = null;
  #follow: Follow = followClass(emptySession);
  #own: OwnRuns = noOwnRuns;
  #granted: GrantedMove | null = null;
  #presence = unconnected.presence;
  #refused: SessionView["refused"] = null;
  #refusals = 0;
  #startedAt: number | null = null;

  constructor(options: LiveOptions, environment: LiveEnvironment, onChange: () => void) {
    const { clock, random, newId, tabStorage, shareRun, resumeToken } = environment;
    const { code } = options;
    this.#onChange = onChange;
    this.#wandering = keptWandering(tabStorage, code);
    this.#line = new ClassLine(options, environment, {
      onSelf: (self) => this.#become(self),
      onNews: () => this.#hearNews(),
      onPresence: (presence) => this.#hearPresence(presence),
      onLive: (startedAt) => this.#live(startedAt),
      onLost: () => this.#lost(),
      onEnded: (reason) => this.#ended(reason),
    });
    this.#outbox = new Outbox({
      clock,
      random,
      newId,
      kept: kept(tabStorage, `baton:outbox:${code}`, Queue),
      ask: (request) => this.#line.ask(request),
      onAnswer: (command, answer) => this.#answered(command, answer),
    });
    this.#sender = new RunSender({
      clock,
      random,
      newId,
      share: (commandId, run) => shareRun(code, { commandId, token: resumeToken(code) }, run),
      onAnswer: (answer) => this.#shared(answer),
    });
    this.#looks = new LookTeller(clock, ({ mode, position }) => this.#line.look({ mode, position }));
  }

  get view(): SessionView {
    return this.#view;
  }

  /** Messages that made no sense so far. */
  get unreadable(): number {
    return this.#line.unreadable;
  }

  /** Begins, or goes on after a stop; does nothing while it runs. */
  start(): void {
    if (this.#running || this.#lineState.is === "ended") return;
    this.#running = true;
    this.#outbox.load();
    this.#follow = this.#wandering.read() ?? this.#follow;
    this.#line.open();
  }

  stop(): void {
    if (!this.#running) return;
    this.#running = false;
    this.#line.close();
    this.#rest();
    this.#changed();
  }

  readonly act = (command: ClientCommand): void => {
    if (this.#lineState.is === "ended") return;
    this.#outbox.add(command);
    this.#changed();
  };

  readonly goTo = (to: Position): void => {
    const { state } = this.#line.reader;
    if (!state.lesson) return;
    if (!isDriver(state, this.#self)) {
      this.#lookFrom(look(this.#follow, state, this.#self?.id ?? null, to, this.#view.shape));
      return this.#changed();
    }
    const position = clamp(shapeNow(state), to);
    if (!samePosition(position, this.#view.position)) {
      this.act({ type: "step/move", to: position });
    }
  };

  readonly returnToClass = (): void => {
    this.#lookFrom(followClass(this.#line.reader.state));
    this.#changed();
  };

  readonly runs: RunControls = {
    show: (step, trace) => {
      const { state } = this.#line.reader;
      if (state.lesson?.shape[step] === undefined) return;
      if (isDriver(state, this.#self)) this.#sender.send({ step, trace });
      else this.#showAlone(step, trace);
      this.#changed();
    },
    putAway: (step) => {
      if (isDriver(this.#line.reader.state, this.#self)) return this.act({ type: "run/put-away", step });
      this.#own = withoutOwnRun(this.#own, step);
      this.#changed();
    },
  };

  /** What one has run for oneself is looked at on one's own, even on the step that the class is on. */
  #showAlone(step: number, trace: Trace): void {
    const follow = breakAway(this.#follow, this.#line.reader.state, this.#self?.id ?? null, {
      ...firstPosition,
      step,
    });
    if (follow === this.#follow) return;
    this.#own = withOwnRun(this.#own, step, trace);
    this.#lookFrom(follow);
  }

  #become(self: Self | null): void {
    this.#self = self;
  }

  #hearNews(): void {
    const { state } = this.#line.reader;
    this.#lookFrom(afterChange(this.#follow, state, this.#self?.id ?? null));
    this.#presence = withFollowers(this.#presence, state.position);
    this.#changed();
  }

  #hearPresence(news: Presence): void {
    const presence = withPresence(this.#presence, news);
    this.#presence = withFollowers(presence, this.#line.reader.state.position);
    this.#changed();
  }

  #live(startedAt: number): void {
    this.#lineState = { is: "live" };
    // All that was granted on an earlier line is in the state by now.
    this.#granted = null;
    this.#startedAt = startedAt;
    this.#outbox.resume();
    this.#sender.resume();
    if (this.#self) this.#looks.startAnew(this.#follow);
    this.#changed();
  }

  #lost(): void {
    this.#rest();
    this.#changed();
  }

  /** Without a line there is nothing to do but to wait for one. */
  #rest(): void {
    if (this.#lineState.is === "live") this.#lineState = { is: "reconnecting" };
    this.#outbox.pause();
    this.#sender.pause();
    this.#looks.stop();
  }

  #ended(reason: string): void {
    this.#running = false;
    this.#rest();
    this.#lineState = { is: "ended", reason };
    this.#outbox.clear();
    this.#sender.clear();
    this.#changed();
  }

  #answered(command: ClientCommand, answer: Result<Seq, string>): void {
    if (answer.ok && command.type === "step/move") this.#granted = { to: command.to, seq: answer.value };
    this.#heard(command.type, answer);
  }

  #shared(answer: Result<Seq, string>): void {
    if (answer.ok) this.#line.hearOfHead(answer.value);
    this.#heard("run/show", answer);
  }

  #heard(command: NonNullable<SessionView["refused"]>["command"], answer: Result<Seq, string>): void {
    if (answer.ok) this.#refused = null;
    else if (answer.error !== "nothing-to-do") {
      this.#refusals += 1;
      this.#refused = { command, code: answer.error, count: this.#refusals };
    }
    this.#changed();
  }

  #lookFrom(follow: Follow): void {
    if (follow === this.#follow) return;
    const { mode, position, callBacks } = follow;
    this.#follow = follow;
    if (mode === "following") this.#own = noOwnRuns;
    if (this.#lineState.is === "live" && this.#self) this.#looks.look(follow);
    this.#wandering.write(mode === "own" ? { mode, position, callBacks } : null);
  }

  #changed(): void {
    this.#view = viewOf({
      line: this.#lineState,
      reader: this.#line.reader,
      self: this.#self,
      follow: this.#follow,
      queue: this.#outbox.queue,
      granted: this.#granted,
      own: this.#own,
      sharing: this.#sender.sharing,
      presence: this.#presence,
      refused: this.#refused,
      startedAt: this.#startedAt,
    });
    this.#onChange();
  }
}
