import fc from "fast-check";
import { type PadParts, type PadPlace, padIdOf } from "../../domain/pad/pad-id.ts";
import type { Command } from "../../domain/session/commands.ts";
import { lesson, openClass, runOf, type SessionStory } from "./session-story.ts";

const IDS = ["host", "ada", "bo", "chidi", "dee"];
const id = fc.constantFrom(...IDS);
const name = fc.constantFrom("Ada", "ada", "Bo", "Maria", "\u200b", "", "x".repeat(41), "Chidi");
const who = fc.oneof(fc.constant("everyone" as const), fc.record({ id }));
const bare = fc.constantFrom<Command>(
  { type: "baton/take" },
  { type: "class/call-back" },
  { type: "screens/blank" },
  { type: "screens/show" },
  { type: "room/lock" },
  { type: "room/unlock" },
  { type: "hand/raise" },
  { type: "recording/start" },
  { type: "recording/pause" },
  { type: "recording/stop" },
  { type: "hand/raise", purpose: { to: "edit" } },
  { type: "spotlight/end" },
);
const place = fc.constantFrom(0, 1, 2, "free" as const);
const pad = fc.tuple(fc.constantFrom("class", ...IDS), place, fc.nat(2)).map((of) => padIdOf(padOf(...of)));

/** What goes on about pads. */
const padCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    type: fc.constant("writing/allow" as const),
    to: fc.constantFrom("hosts" as const, "baton" as const, "chosen" as const, "everyone" as const),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constantFrom("writer/choose" as const, "writer/release" as const),
      id: fc.constantFrom("ada", "bo"),
    }),
  },
  fc.record({ type: fc.constant("pad/spotlight" as const), pad, named: fc.boolean() }),
  fc.record({ type: fc.constant("pad/push" as const), pad }),
  fc.record({
    type: fc.constant("pad/hand-out" as const),
    place,
    text: fc.nat(3).map((n) => ({ hash: String(n).padStart(32, "0") })),
  }),
  pad.map((one) => ({ type: "hand/raise" as const, purpose: { to: "show" as const, pad: one } })),
);

function padOf(owner: string, place: PadPlace, version: number): PadParts {
  return { owner, place, version };
}

/** Any command but the end of the class, which would make the rest of a story empty. */
const command: fc.Arbitrary<Command> = fc.oneof(
  bare,
  { weight: 4, arbitrary: padCommand },
  fc.record({
    type: fc.constant("step/move" as const),
    to: fc.record({ step: fc.nat(5), frame: fc.nat(3) }),
  }),
  fc.record({
    type: fc.constant("run/show" as const),
    step: fc.nat(5),
    run: fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 5 })).map((of) => runOf(...of)),
  }),
  fc.record({ type: fc.constant("run/put-away" as const), step: fc.nat(4) }),
  fc.record({ type: fc.constantFrom("hand/lower" as const, "baton/pass" as const), id }),
  fc.record({
    type: fc.constantFrom(
      "participant/remove" as const,
      "participant/ban" as const,
      "participant/unban" as const,
    ),
    id,
  }),
  fc.record({ type: fc.constantFrom("following/lock" as const, "following/release" as const), who }),
  fc.record({ type: fc.constant("participant/rename" as const), id, name }),
  fc.record({
    type: fc.constant("role/give" as const),
    id,
    role: fc.constantFrom("host" as const, "student" as const),
  }),
  fc.record({ type: fc.constant("participant/join" as const), name }),
  fc.constant<Command>({ type: "session/open", lesson, hostName: "Eve", seats: 9 }),
);

/** A class after up to 60 random requests, most of them by the host so that much is granted. */
export const randomSession: fc.Arbitrary<SessionStory> = fc
  .array(fc.record({ by: fc.oneof({ weight: 2, arbitrary: fc.constant("host") }, id), command }), {
    maxLength: 60,
    // Left to itself fast-check makes ten at the most, and much needs more than that to come up.
    size: "max",
  })
  .map((requests) => {
    const story = openClass(["ada", "bo"], 3);
    for (const { by, command } of requests) story.ask(by, command);
    return story;
  });
