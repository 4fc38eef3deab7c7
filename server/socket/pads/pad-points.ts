import type { Clock } from "../../../domain/clock.ts";
import { MAX_POINTS, POINT_LASTS_MS } from "../../../domain/pad/pad-limits.ts";
import type { Point } from "../../../domain/pad/pad-protocol.ts";
import type { ParticipantId } from "../../../domain/session/events.ts";

/** A cursor that is shown. */
interface Shown {
  readonly by: ParticipantId;
  readonly point: Point;
  /** When it last moved, milliseconds of the clock. */
  readonly at: number;
}

/** Cursors by their numbers, and whose those are that readers have not been told yet. */
export interface PointNews {
  readonly points: Readonly<Record<string, Point | null>>;
  readonly whose: ReadonlyMap<number, ParticipantId>;
}

/**
 * The cursors in one pad: those that moved last, and only so many and for so long. Volatile: nothing of it is kept.
 */
export class PadPoints {
  readonly #clock: Clock;
  readonly #changed: () => void;
  /** By number, the one that moved longest ago first. */
  readonly #shown = new Map<number, Shown>();
  #news: Record<string, Point | null> = {};
  #whose = new Map<number, ParticipantId>();
  #lastNumber = 0;
  #callOff: (() => void) | null = null;

  constructor(
    clock: Clock,
    /** Called when there is something to tell that did not come by `put`. */
    changed: () => void,
  ) {
    this.#clock = clock;
    this.#changed = changed;
  }

  /** A number for one more reader. None is given twice. */
  newNumber(): number {
    this.#lastNumber += 1;
    return this.#lastNumber;
  }

  /** This cursor is there now, or nowhere any more. */
  put(number: number, by: ParticipantId, point: Point | null): void {
    if (point === null) return this.#drop(number);
    if (!this.#shown.delete(number)) this.#whose.set(number, by);
    this.#shown.set(number, { by, point, at: this.#clock.now() });
    this.#news[number] = point;
    const [oldest] = this.#shown.keys();
    if (this.#shown.size > MAX_POINTS && oldest !== undefined) this.#drop(oldest);
    this.#callOff ??= this.#clock.after(POINT_LASTS_MS, () => this.#expire());
  }

  remove(number: number): void {
    if (!this.#shown.has(number)) return;
    this.#drop(number);
    this.#changed();
  }

  /** Takes away the cursors of those who may not point any more. */
  keepThose(mayPoint: (id: ParticipantId) => boolean): void {
    for (const [number, { by }] of [...this.#shown]) if (!mayPoint(by)) this.remove(number);
  }

  /** This person's name is another: it is told again. */
  renamed(id: ParticipantId): void {
    for (const [number, { by }] of this.#shown) {
      if (by !== id) continue;
      this.#whose.set(number, by);
      this.#changed();
    }
  }

  /** All cursors there are, for who comes in. */
  all(): PointNews {
    const shown = [...this.#shown];
    return {
      points: Object.fromEntries(shown.map(([number, { point }]) => [number, point])),
      whose: new Map(shown.map(([number, { by }]) => [number, by])),
    };
  }

  /** What has changed since this was last asked; null when nothing has. */
  takeNews(): PointNews | null {
    const news = { points: this.#news, whose: this.#whose };
    if (Object.keys(news.points).length === 0 && news.whose.size === 0) return null;
    this.#news = {};
    this.#whose = new Map();
    return news;
  }

  stop(): void {
    this.#callOff?.();
  }

  #drop(number: number): void {
    if (!this.#shown.delete(number)) return;
    this.#whose.delete(number);
    this.#news[number] = null;
  }

  #expire(): void {
    this.#callOff = null;
    const now = this.#clock.now();
    for (const [number, { at }] of [...this.#shown]) if (now - at >= POINT_LASTS_MS) this.remove(number);
    const [oldest] = this.#shown.values();
    if (oldest) this.#callOff = this.#clock.after(oldest.at + POINT_LASTS_MS - now, () => this.#expire());
  }
}
