import fc from "fast-check";
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
);

/** Any command but the end of the class, which would make the rest of a story empty. */
const command: fc.Arbitrary<Command> = fc.oneof(
  bare,
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
  })
  .map((requests) => {
    const story = openClass(["ada", "bo"], 3);
    for (const { by, command } of requests) story.ask(by, command);
    return story;
  });
