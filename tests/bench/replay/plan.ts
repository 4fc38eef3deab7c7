import type { MakeClass } from "../servers/talk.ts";

/** A class that is made up; its events are the rows of all its streams. */
export type ClassPlan = MakeClass;

/** How much is measured of replays. */
export interface ReplayPlan {
  readonly long: ClassPlan;
  /** The same class after its first minutes: as much happens in each of them. */
  readonly short: ClassPlan;
  /** Random times that are sought, one after another, in each class and view. */
  readonly seeks: number;
  /** So many of them are folded from the beginning too. */
  readonly folds: number;
  /** The same in Chromium, and how often a recording is opened there. */
  readonly seeksInBrowser: number;
  readonly openings: number;
}

const LONG: ClassPlan = { minutes: 180, events: 50_000, typists: 30, seed: 20_261_124 };

export const FULL_REPLAY_PLAN: ReplayPlan = {
  long: LONG,
  short: cutTo(LONG, 10),
  seeks: 200,
  folds: 20,
  seeksInBrowser: 200,
  openings: 5,
};

/** For development: half an hour in the place of three. */
export const QUICK_REPLAY_PLAN: ReplayPlan = {
  long: cutTo(LONG, 30),
  short: cutTo(LONG, 5),
  seeks: 60,
  folds: 5,
  seeksInBrowser: 30,
  openings: 2,
};

function cutTo(plan: ClassPlan, minutes: number): ClassPlan {
  return { ...plan, minutes, events: Math.round((plan.events * minutes) / plan.minutes) };
}
