/** How much is measured of pads. Times in milliseconds. */
export interface PadPlan {
  readonly rounds: number;
  readonly typists: readonly number[];
  /** People who read along and type nothing. */
  readonly readers: readonly number[];
  readonly warmUp: number;
  readonly measured: number;
  /** Fewer people type for longer: so many keys at the least say something. */
  readonly keys: number;
  /** How many open the large pad at once. */
  readonly openers: number;
  readonly kills: number;
  /** A server is killed at the latest after so long. */
  readonly killedWithin: number;
}

export const FULL_PAD_PLAN: PadPlan = {
  rounds: 3,
  typists: [1, 5, 30, 60],
  readers: [30, 300],
  warmUp: 1000,
  measured: 3000,
  keys: 60,
  openers: 300,
  kills: 20,
  killedWithin: 11_000,
};

/** For development: one short round of what the aims are about. */
export const QUICK_PAD_PLAN: PadPlan = {
  ...FULL_PAD_PLAN,
  rounds: 1,
  typists: [1, 30, 60],
  readers: [300],
  measured: 2000,
  keys: 20,
  kills: 4,
  killedWithin: 4000,
};
