/** How much is measured. Times in milliseconds. */
export interface Plan {
  /** Sockets in the class, the host's among them. */
  readonly sizes: readonly number[];
  readonly rounds: number;
  readonly warmUp: number;
  readonly measured: number;
  /** Between two steps: 20 a second is as fast as the server takes them from one socket. */
  readonly stepEvery: number;
  /** Lengths of the logs that a late joiner finds, in events. */
  readonly logs: readonly number[];
  readonly lateJoins: number;
}

export const FULL_PLAN: Plan = {
  sizes: [30, 300, 1000, 3000],
  rounds: 3,
  warmUp: 1000,
  measured: 4500,
  stepEvery: 50,
  logs: [100, 50_000],
  lateJoins: 30,
};

/** For development: one short round of small classes, enough to see a direction. */
export const QUICK_PLAN: Plan = {
  ...FULL_PLAN,
  sizes: [300, 1000],
  rounds: 1,
  warmUp: 500,
  measured: 2000,
  logs: [100, 5000],
  lateJoins: 10,
};
