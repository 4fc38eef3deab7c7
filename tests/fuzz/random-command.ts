import type { Command } from "../../domain/session/commands.ts";
import type { ParticipantId } from "../../domain/session/events.ts";
import { runOf } from "../domain/session-story.ts";
import type { Random } from "../support/random.ts";

type Make = (random: Random, id: ParticipantId) => Command;

/** By how often they are asked: moves make most of a class, expelling the least. The class's end comes by itself. */
const COMMANDS: readonly (readonly [number, Make])[] = [
  [8, (random) => ({ type: "step/move", to: { step: random.int(4), frame: random.int(2) } })],
  [3, (random) => ({ type: "run/show", step: random.int(4), run: runOf(random.int(3), 1 + random.int(4)) })],
  [1, (random) => ({ type: "run/put-away", step: random.int(4) })],
  [2, () => ({ type: "hand/raise" })],
  [2, (_, id) => ({ type: "hand/lower", id })],
  [2, (_, id) => ({ type: "baton/pass", id })],
  [1, () => ({ type: "baton/take" })],
  [1, () => ({ type: "class/call-back" })],
  [2, (random, id) => ({ type: "following/lock", who: random.chance(0.4) ? "everyone" : { id } })],
  [2, (random, id) => ({ type: "following/release", who: random.chance(0.4) ? "everyone" : { id } })],
  [1, () => ({ type: "screens/blank" })],
  [1, () => ({ type: "screens/show" })],
  [0.5, () => ({ type: "recording/start" })],
  [0.3, () => ({ type: "recording/pause" })],
  [0.1, () => ({ type: "recording/stop" })],
  [0.5, () => ({ type: "voice/start" })],
  [0.3, () => ({ type: "voice/stop" })],
  [0.5, () => ({ type: "room/lock" })],
  [1, () => ({ type: "room/unlock" })],
  [
    1,
    (random, id) => ({ type: "participant/rename", id, name: random.pick(["Ada", "Bo", "\u200b", "ada"]) }),
  ],
  [0.5, (_, id) => ({ type: "participant/remove", id })],
  [0.2, (_, id) => ({ type: "participant/ban", id })],
  [0.4, (_, id) => ({ type: "participant/unban", id })],
  [1.5, (random, id) => ({ type: "role/give", id, role: random.chance(0.5) ? "host" : "student" })],
];
const WEIGHT = COMMANDS.reduce((sum, [weight]) => sum + weight, 0);

/** Something that somebody could ask for, be it granted or not; `ids` are those whom it may be about. */
export function randomCommand(random: Random, ids: readonly ParticipantId[]): Command {
  let left = random.next() * WEIGHT;
  for (const [weight, make] of COMMANDS) {
    left -= weight;
    if (left < 0) return make(random, random.pick(ids));
  }
  throw new Error("The weights do not add up");
}
