import { clamp, type Position, samePosition } from "../../domain/lesson/position.ts";
import type { Presence, Self } from "../../domain/protocol.ts";
import type { Result } from "../../domain/result.ts";
import type { ClientCommand } from "../../domain/session/commands.ts";
import type { Seq } from "../../domain/session/events.ts";
import { shapeNow } from "../../domain/session/shape-now.ts";
import type { LineState, RunControls, SessionView } from "../session-source.ts";
import { kept } from "../storage/kept.ts";
import { ClassLine } from "./class-line.ts";
import { keptWandering } from "./kept-wandering.ts";
import type { LiveEnvironment, LiveOptions } from "./live-options.ts";
import { type GrantedMove, isDriver, unconnected, viewOf, withFollowers, withPresence } from "./live-view.ts";
import { Outbox, Queue } from "./outbox.ts";
import { RunSender } from "./run-sender.ts";
import { Viewpoint } from "./viewpoint.ts";

/** One viewer in one class: what they see of it, where they look, and what they have asked for. */
export class LiveSession {
  readonly #line: ClassLine;
  readonly #outbox: Outbox;
  readonly #sender: RunSender;
  readonly #viewpoint: Viewpoint;
  readonly #onChange: () => void;
  #running = false;
  #view: SessionView = unconnected;
  #lineState: LineState = unconnected.line;
  #self: Self | null = null;
  #granted: GrantedMove | null = null;
  #presence = unconnected.presence;
  #refused: SessionView["refused"] = null;
  #refusals = 0;
  #startedAt: number | null = null;

  constructor(options: LiveOptions, environment: LiveEnvironment, onChange: () => void) {
    const { clock, random, newId, tabStorage, shareRun, resumeToken } = environment;
    const { code } = options;
    this.#onChange = onChange;
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
    this.#viewpoint = new Viewpoint({
      clock,
      wandering: keptWandering(tabStorage, code),
      tell: (look) => this.#line.look(look),
    });
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
    this.#viewpoint.load();
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
      this.#viewpoint.lookAt(to);
      return this.#changed();
    }
    const position = clamp(shapeNow(state), to);
    if (!samePosition(position, this.#view.position)) {
      this.act({ type: "step/move", to: position });
    }
  };

  readonly returnToClass = (): void => {
    this.#viewpoint.returnToClass();
    this.#changed();
  };

  readonly runs: RunControls = {
    show: (step, trace) => {
      const { state } = this.#line.reader;
      if (this.#lineState.is === "ended" || state.lesson?.shape[step] === undefined) return;
      if (isDriver(state, this.#self)) this.#sender.send({ step, trace });
      else this.#viewpoint.show(step, trace);
      this.#changed();
    },
    putAway: (step) => {
      if (isDriver(this.#line.reader.state, this.#self)) return this.act({ type: "run/put-away", step });
      this.#viewpoint.putAway(step);
      this.#changed();
    },
  };

  #become(self: Self | null): void {
    this.#self = self;
    this.#viewpoint.become(self?.id ?? null);
  }

  #hearNews(): void {
    const { state } = this.#line.reader;
    this.#viewpoint.hearNews(state);
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
    this.#viewpoint.startTelling();
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
    this.#viewpoint.stopTelling();
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

  #changed(): void {
    this.#view = viewOf({
      line: this.#lineState,
      reader: this.#line.reader,
      self: this.#self,
      follow: this.#viewpoint.follow,
      queue: this.#outbox.queue,
      granted: this.#granted,
      own: this.#viewpoint.own,
      sharing: this.#sender.sharing,
      presence: this.#presence,
      refused: this.#refused,
      startedAt: this.#startedAt,
    });
    this.#onChange();
  }
}
