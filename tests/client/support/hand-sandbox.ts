import type { Sandbox } from "../../../client/python/sandbox.ts";
import type { PythonNews } from "../../../client/python/sandbox-talk.ts";
import type { TraceEnd, TraceStep } from "../../../domain/trace/trace.ts";

/** A sandbox whose Pythons do what the test says, when it says so. */
export class HandSandbox implements Sandbox {
  /** What was asked for, in order: `start 1`, `start 2 plain`, `warm 1`, `run 1`, `end 1`, `close`. */
  readonly orders: string[] = [];
  #onNews: (news: PythonNews) => void = () => {};

  start(python: number, plain: boolean): void {
    this.orders.push(`start ${python}${plain ? " plain" : ""}`);
  }

  warm(python: number): void {
    this.orders.push(`warm ${python}`);
  }

  run(python: number): void {
    this.orders.push(`run ${python}`);
  }

  end(python: number): void {
    this.orders.push(`end ${python}`);
  }

  close(): void {
    this.orders.push("close");
  }

  listen(onNews: (news: PythonNews) => void): void {
    this.#onNews = onNews;
  }

  ready(python: number): void {
    this.#onNews({ is: "ready", python });
  }

  broken(python: number): void {
    this.#onNews({ is: "broken", python, text: "Out of luck" });
  }

  over(python: number): void {
    this.#onNews({ is: "over", python });
  }

  report(python: number, report: { steps: TraceStep[] } | { end: TraceEnd; python: string }): void {
    this.say(python, JSON.stringify(report));
  }

  /** Anything that a program could have it say. */
  say(python: number, text: string): void {
    this.#onNews({ is: "report", python, text });
  }
}
