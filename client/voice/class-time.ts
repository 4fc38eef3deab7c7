import type { ApiResult } from "../api.ts";

/** So many answers are remembered: those of about the last minute, in which no clock drifts by much. */
const REMEMBERED = 6;

interface Sample {
  /** The session's time at 0 of the page's clock, in ms. */
  readonly startedAt: number;
  /** How long the answer took, in ms: it is off by half of that at the most. */
  readonly took: number;
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

  /** Asks what time it is; an answer that does not come changes nothing. */
  async measure(): Promise<void> {
    const asked = this.#now();
    const told = this.#told;
    const answer = await this.#ask();
    if (!answer.ok || told !== this.#told) return;
    const answered = this.#now();
    const sample = { startedAt: answer.value.at - (asked + answered) / 2, took: answered - asked };
    this.#samples = [...this.#samples, sample].slice(-REMEMBERED);
  }

  /** The session's time when the page's clock was at `pageTime`; null as long as nothing is known. */
  at(pageTime: number): number | null {
    const best = this.#samples.toSorted((one, other) => one.took - other.took)[0];
    const startedAt = best?.startedAt ?? this.#told;
    return startedAt === null ? null : Math.max(0, startedAt + pageTime);
  }
}
