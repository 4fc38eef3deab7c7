import type { PythonNews } from "./sandbox-talk.ts";

/** Where Pythons live: the runner document, or what stands for it. A Python is a number that is never used again. */
export interface Sandbox {
  /** `ready` or `broken` follows. `plain`: without the snapshot. */
  start(python: number, plain: boolean): void;
  /** Has one that is ready get into its stride, for a first run that is as quick as the next. */
  warm(python: number): void;
  /** `report`s follow. `request` is a `RunRequest` as JSON. */
  run(python: number, request: string): void;
  /** Ends it at once, whatever it does. */
  end(python: number): void;
  /** Ends all of them, and what holds them. */
  close(): void;
  /** There is one listener: the last. */
  listen(onNews: (news: PythonNews) => void): void;
}
