import type { Clock } from "../../../domain/clock.ts";
import type { EditOutcome, PadActor } from "../../pad/pad-actor.ts";
import type { LoadMeter } from "../load-meter.ts";
import { Paced } from "../paced.ts";
import { Rate } from "../rate.ts";

/** Telling may take so many milliseconds for an edit: as many are waited for as make it worth that. */
const WORTH_MS = 1.3;
const SHORTEST_MS = 4;
/** Longer is not worth waiting for, but where there is no time for more. */
const LONG_ENOUGH_MS = 17;
/** Under load, telling takes at most one part in so many of the time, as long as ticks do not get longer than this for it. */
const PARTS = 2;
const LONGEST_MS = 50;
/** How much the last time counts in the mean of what telling takes. */
const WEIGHT = 0.2;

/** What an actor takes. */
type Edit = Parameters<PadActor["edit"]>[0];

/**
 * When the edits of a pad are appended and told: at once while it is quiet. Under load news would wait for the tick anyway,
 * and so do the edits themselves: all edits of a tick are one append, one flush to the disk and one frame. A tick is the longer
 * the fewer edits come, since a frame for each would be dear, and the longer telling takes: with the readers, and on a slow machine.
 */
export class PadTick {
  readonly #actor: Pick<PadActor, "edit">;
  readonly #clock: Clock;
  readonly #load: LoadMeter;
  readonly #tell: () => void;
  readonly #handing: Paced;
  readonly #telling: Paced;
  readonly #edited: Rate;
  /** Edits for the next tick. */
  #edits: (() => Promise<void>)[] = [];
  /** Edits that the actor has and has not answered. */
  #underWay = 0;
  /** What telling takes, in milliseconds. */
  #takesMs = 0;

  constructor(
    actor: Pick<PadActor, "edit">,
    { clock, load }: { readonly clock: Clock; readonly load: LoadMeter },
    /** Sends all that there is to tell. */
    tell: () => void,
  ) {
    this.#actor = actor;
    this.#clock = clock;
    this.#load = load;
    this.#edited = new Rate(clock);
    this.#tell = tell;
    const pauseMs = (): number => this.pauseMs();
    this.#handing = new Paced(clock, pauseMs, () => this.#handOver());
    this.#telling = new Paced(clock, pauseMs, () => this.#tellNow());
  }

  /** Milliseconds from one tick to the next; 0 while it is quiet. */
  pauseMs(): number {
    if (this.#load.windowMs() === 0) return 0;
    const gatheringMs = (1000 * this.#takesMs) / WORTH_MS / Math.max(1, this.#edited.perSecond());
    const worthwhileMs = Math.min(LONG_ENOUGH_MS, Math.max(SHORTEST_MS, gatheringMs));
    return Math.min(LONGEST_MS, Math.max(worthwhileMs, PARTS * this.#takesMs));
  }

  /** Hands an edit to the actor when it is time; resolves with its answer. */
  edit(edit: Edit): Promise<EditOutcome> {
    return new Promise((answer) => {
      this.#edits.push(() => this.#actor.edit(edit).then(answer));
      this.#edited.count(1);
      this.#handing.request();
    });
  }

  /** Something is committed that so many deliveries are asked for. What was handed over in a tick has waited already. */
  committed(deliveries: number): void {
    this.#load.count(deliveries);
    if (this.#underWay > 0) this.#telling.runNow();
    else this.#telling.request();
  }

  /** What waits is handed over still: whoever typed it may be gone by now. */
  stop(): void {
    this.#handing.runNow();
    this.#telling.stop();
  }

  #handOver(): void {
    for (const hand of this.#edits.splice(0)) {
      this.#underWay += 1;
      void hand().finally(() => {
        this.#underWay -= 1;
      });
    }
  }

  #tellNow(): void {
    const begun = this.#clock.now();
    this.#tell();
    this.#takesMs += WEIGHT * (this.#clock.now() - begun - this.#takesMs);
  }
}
