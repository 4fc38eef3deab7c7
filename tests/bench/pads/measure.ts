import type { PadContestant } from "./contestant.ts";
import { batonPad } from "./contestants/baton.ts";
import { hocuspocus } from "./contestants/hocuspocus.ts";
import { yWebsocket } from "./contestants/y-websocket.ts";
import { type Losses, measureLosses } from "./killing.ts";
import { measureOpening, type Opening } from "./opening.ts";
import type { PadPlan } from "./plan.ts";
import { type Crowd, measureTyping, type Typing } from "./typing.ts";

/** All rounds of one contestant with one crowd. */
export interface TypingPoint {
  readonly contestant: string;
  readonly crowd: Crowd;
  readonly rounds: readonly Typing[];
}

/** All that was found about pads; what is by contestant is by name. */
export interface PadFigures {
  readonly typing: readonly TypingPoint[];
  readonly opening: ReadonlyMap<string, readonly Opening[]>;
  readonly losses: ReadonlyMap<string, Losses>;
}

/** The one that the aims are about comes first, then the one that it is compared with. */
export const PAD_CONTESTANTS: readonly [PadContestant, PadContestant, ...PadContestant[]] = [
  batonPad,
  hocuspocus,
  yWebsocket,
];

/** Measures everything about pads; the contestants take turns, so that what else the machine does falls on all. */
export async function measurePads(plan: PadPlan, profileFolder: string | null): Promise<PadFigures> {
  return {
    typing: await measureAllTyping(plan, profileFolder),
    opening: await measureAllOpening(plan, profileFolder),
    losses: await measureAllLosses(plan),
  };
}

async function measureAllTyping(plan: PadPlan, profileFolder: string | null): Promise<TypingPoint[]> {
  const crowds = plan.readers.flatMap((readers) => plan.typists.map((typists) => ({ typists, readers })));
  const points = crowds.flatMap((crowd) =>
    PAD_CONTESTANTS.map((contestant) => ({ contestant, crowd, rounds: [] as Typing[] })),
  );
  for (let round = 1; round <= plan.rounds; round++) {
    for (const { contestant, crowd, rounds } of points) {
      const who = `${crowd.typists} typists, ${crowd.readers} readers`;
      process.stderr.write(`pads, round ${round} of ${plan.rounds}: ${contestant.name}, ${who}\n`);
      rounds.push(await measureTyping(contestant, crowd, plan, round, profileFolder));
    }
  }
  return points.map(({ contestant, crowd, rounds }) => ({ contestant: contestant.name, crowd, rounds }));
}

async function measureAllOpening(plan: PadPlan, profileFolder: string | null) {
  const openings = new Map(PAD_CONTESTANTS.map(({ name }) => [name, [] as Opening[]]));
  for (let round = 1; round <= plan.rounds; round++) {
    for (const contestant of PAD_CONTESTANTS) {
      process.stderr.write(`a large pad, round ${round} of ${plan.rounds}: ${contestant.name}\n`);
      openings.get(contestant.name)?.push(await measureOpening(contestant, plan.openers, profileFolder));
    }
  }
  return openings;
}

async function measureAllLosses(plan: PadPlan): Promise<Map<string, Losses>> {
  const losses = new Map<string, Losses>();
  for (const contestant of PAD_CONTESTANTS.filter(({ keeps }) => keeps)) {
    process.stderr.write(`${plan.kills} kills: ${contestant.name}\n`);
    losses.set(contestant.name, await measureLosses(contestant, plan));
  }
  return losses;
}
