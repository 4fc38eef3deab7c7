/** Time as a dependency: the monotonic clock of the process at the edges, a hand-cranked one in tests. */
export interface Clock {
  /** Milliseconds since some fixed instant; never goes back. */
  now(): number;
  /** Runs `task` once after `ms`; the function returned calls it off. */
  after(ms: number, task: () => void): () => void;
}
