import { clamp, type Position, samePosition } from "../../domain/lesson/position.ts";
import type { Presence, Self } from "../../domain/protocol.ts";
import type { ClientCommand } from "../../domain/session/commands.ts";
import { shapeNow } from "../../domain/session/shape-now.ts";
import type { LineState, PadChannel, RunControls, SessionView } from "../session-source.ts";
import { ClassLine } from "./class-line.ts";
import { keptWandering } from "./kept-wandering.ts";
import type { LiveEnvironment, LiveOptions } from "./live-options.ts";
import { isDriver, unconnected, viewOf, withFollowers, withPresence } from "./live-view.ts";
import { PadLine } from "./pad-line.ts";
import { Requests } from "./requests.ts";
import { Viewpoint } from "./viewpoint.ts";

/** One viewer in one class: what they see of it, where they look, and what they have asked for. */
export class LiveSession {
  readonly #line: ClassLine;
  readonly #requests: Requests;
  readonly #viewpoint: Viewpoint;
  readonly #pads: PadLine;
  readonly #onChange: () => void;
  readonly pads: PadChannel;
  #running = false;
  #view: SessionView = unconnected;
  #lineState: LineState = unconnected.line;
  #self: Self | null = null;
  #presence = unconnected.presence;
  #startedAt: number | null = null;

  constructor(options: LiveOptions, environment: LiveEnvironment, onChange: () => void) {
    const { clock, tabStorage } = environment;
    const { code } = options;
    this.#onChange = onChange;
    this.#line = new ClassLine(options, environment, {
      onSelf: (self) => this.#become(self),
      onNews: () => this.#hearNews(),
      onPresence: (presence) => this.#hearPresence(presence),
      onPad: (name, content) => this.#pads.hear(name, content),
      onLive: (startedAt) => this.#live(startedAt),
      onLost: () => this.#lost(),
      onEnded: (reason) => this.#ended(reason),
    });
    this.#requests = new Requests(options, environment, {
      ask: (request) => this.#line.ask(request),
      onHead: (seq) => this.#line.hearOfHead(seq),
      onChange: () => this.#changed(),
    });
    this.#viewpoint = new Viewpoint({
      clock,
      wandering: keptWandering(tabStorage, code),
      tell: (look) => this.#line.look(look),
    });
    this.#pads = new PadLine({
      place: code,
      ask: (name, content) => this.#line.askPad(name, content),
      tell: (name, content) => this.#line.tellPad(name, content),
      show: (pad) => this.#viewpoint.showPad(pad),
    });
    this.pads = this.#pads.channel;
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
    this.#requests.load();
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
    this.#requests.add(command);
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
      if (isDriver(state, this.#self)) this.#requests.share({ step, trace });
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
    this.#startedAt = startedAt;
    this.#requests.resume();
    this.#viewpoint.startTelling();
    this.#pads.resume();
    this.#changed();
  }

  #lost(): void {
    this.#rest();
    this.#changed();
  }

  /** Without a line there is nothing to do but to wait for one. */
  #rest(): void {
    if (this.#lineState.is === "live") this.#lineState = { is: "reconnecting" };
    this.#requests.pause();
    this.#viewpoint.stopTelling();
    this.#pads.pause();
  }

  #ended(reason: string): void {
    this.#running = false;
    this.#rest();
    this.#lineState = { is: "ended", reason };
    this.#requests.clear();
    this.#changed();
  }

  #changed(): void {
    this.#view = viewOf({
      line: this.#lineState,
      reader: this.#line.reader,
      self: this.#self,
      follow: this.#viewpoint.follow,
      own: this.#viewpoint.own,
      presence: this.#presence,
      startedAt: this.#startedAt,
      ...this.#requests.parts,
    });
    this.#onChange();
  }
}
