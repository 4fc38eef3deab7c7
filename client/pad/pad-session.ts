import type { Clock } from "../../domain/clock.ts";
import type { PadName } from "../../domain/pad/pad-id.ts";
import { PAD_TO_SERVER, type PadPoint } from "../../domain/pad/pad-protocol.ts";
import type { PadChannel } from "../session-source.ts";
import type { KeptUnsent } from "./kept-unsent.ts";
import type { LocalPoint, PadView } from "./open-pad.ts";
import { readPadMessage } from "./pad-messages.ts";
import { PadPoints } from "./pad-points.ts";
import { PadSync } from "./pad-sync.ts";
import type { PutAside } from "./put-aside.ts";
import { UnsentKeeper } from "./unsent-keeper.ts";

export interface PadSessionOptions {
  readonly name: PadName;
  readonly channel: Pick<PadChannel, "ask" | "tell">;
  readonly clock: Clock;
  /** A fair number from 0 to below 1. */
  readonly random: () => number;
  readonly kept: KeptUnsent;
  readonly aside: PutAside;
  readonly onChange: () => void;
}

/**
 * One pad, opened by one viewer.
 *
 *   opening --contents--> open --refused | texts differ--> opening anew --contents--> open, with another document
 *   opening | open --shut--> shut --line live | retry--> opening or open
 *
 * With contents it stays open while the line is away: typing goes on, and is sent when the line is back.
 */
export class PadSession {
  readonly #options: PadSessionOptions;
  readonly #sync: PadSync;
  readonly #points: PadPoints;
  #live = false;
  #shut: string | null = null;
  #view: PadView;

  constructor(options: PadSessionOptions) {
    const { name, clock, channel, kept } = options;
    this.#options = options;
    this.#points = new PadPoints(clock, (point) => {
      channel.tell(PAD_TO_SERVER.point, { pad: name, point } satisfies PadPoint);
    });
    this.#sync = new PadSync({
      ...options,
      keeper: new UnsentKeeper(kept, clock),
      takePoint: () => this.#points.take(),
      onPoints: (points, who) => this.#points.hear(points, who),
      onYou: (you) => this.#become(you),
      onReading: () => this.#points.resume(),
      onPause: () => this.#points.pause(),
      onShut: (why) => this.#beShut(why),
      onChange: () => this.#changed(),
    });
    this.#view = this.#look();
  }

  get view(): PadView {
    return this.#view;
  }

  /** Whether nothing that was typed waits for the server; what waits for a shut pad waits in the browser's storage. */
  get isIdle(): boolean {
    return this.#sync.work.copy.unsent.isEmpty || this.#shut !== null;
  }

  /** How often the text was found to differ from the server's. */
  get resynchronised(): number {
    return this.#sync.resynchronised;
  }

  /** The line is of use. */
  resume(): void {
    this.#live = true;
    this.retry();
  }

  /** The line is gone. */
  pause(): void {
    this.#live = false;
    this.#sync.pause();
    this.#changed();
  }

  /** Asks for the pad on a line that is live, though it may have been shut. */
  retry(): void {
    this.#shut = null;
    if (this.#live) this.#sync.resume();
    this.#changed();
  }

  /** Nobody looks any more. */
  close(): void {
    const { name, channel } = this.#options;
    this.#sync.pause();
    if (this.#live) void channel.ask(PAD_TO_SERVER.close, { pad: name });
    this.#sync.work.leave();
  }

  /** Writes down what is not acknowledged: the page may be gone in a moment. */
  keep(): void {
    this.#sync.work.keep();
  }

  readonly point = (point: LocalPoint | null): void => {
    this.#points.point(point, !this.#sync.work.copy.unsent.isEmpty);
  };

  readonly dismiss = (): void => {
    this.#sync.work.dismiss();
    this.#changed();
  };

  /** Something about this pad has come in. */
  hear(name: string, content: unknown): void {
    this.#sync.hear(readPadMessage(name, content));
    this.#changed();
  }

  #become(you: number | null): void {
    this.#points.become(you);
    this.#changed();
  }

  #beShut(why: string): void {
    this.#shut = why;
    this.#changed();
  }

  #look(): PadView {
    const { copy, isUnsent, refused } = this.#sync.work;
    return {
      is: this.#shut !== null ? "shut" : this.#sync.isReady ? "open" : "opening",
      why: this.#shut,
      live: this.#live,
      document: copy.document,
      unsent: isUnsent,
      refused,
      pointers: this.#points.others,
    };
  }

  #changed(): void {
    const before = this.#view;
    const view = this.#look();
    const keys = Object.keys(view) as (keyof PadView)[];
    if (keys.every((key) => view[key] === before[key])) return;
    this.#view = view;
    this.#options.onChange();
  }
}
