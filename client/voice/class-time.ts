import type { ApiResult } from "../api.ts";

/** So many answers are remembered: those of about five minutes. */
const REMEMBERED = 30;
/** So far apart two clocks may run, as a part of the time: no computer's are worse. */
const DRIFT = 0.0001;

interface Sample {
  /** The session's time at 0 of the page's clock, in ms. */
  readonly startedAt: number;
  /** How long the answer took, in ms: it is off by half of that at the most. */
  readonly took: number;
  /** When it came, by the page's clock. */
  readonly came: number;
}

/** What time it is in the class by the server's clock, which the page's own drifts away from over a long class. */
export class ClassTime {
  readonly #now: () => number;
  readonly #ask: () => Promise<ApiResult<{ readonly at: number }>>;
  #told: number | null = null;
  #samples: Sample[] = [];

  /** `now`: the page's clock, in ms. `ask` asks the server. */
  constructor(now: () => number, ask: () => Promise<ApiResult<{ readonly at: number }>>) {
    this.#now = now;
    this.#ask = ask;
  }

  /** What the line said when it was opened; a new line may lead to a server with another clock. */
  tell(startedAt: number | null): void {
    if (startedAt === this.#told || startedAt === null) return;
    this.#told = startedAt;
    this.#samples = [];
  }

  /** Asks what time it is, so many times; an answer that does not come changes nothing. */
  async measure(times = 1): Promise<void> {
    for (let time = 0; time < times; time++) await this.#measureOnce();
  }

  async #measureOnce(): Promise<void> {
    const asked = this.#now();
    const told = this.#told;
    const answer = await this.#ask();
    if (!answer.ok || told !== this.#told) return;
    const answered = this.#now();
    const sample = {
      startedAt: answer.value.at - (asked + answered) / 2,
      took: answered - asked,
      came: answered,
    };
    this.#samples = [...this.#samples, sample].slice(-REMEMBERED);
  }

  /** The session's time when the page's clock was at `pageTime`; null as long as nothing is known. */
  at(pageTime: number): number | null {
    const best = this.#samples.toSorted((one, other) => this.#doubt(one) - this.#doubt(other))[0];
    const startedAt = best?.startedAt ?? this.#told;
    return startedAt === null ? null : Math.max(0, startedAt + pageTime);
  }

  /** By how much a sample may be wrong by now, in ms: a good one is better than a newer one that took long. */
  #doubt({ took, came }: Sample): number {
    return took / 2 + (this.#now() - came) * DRIFT;
  }
}
