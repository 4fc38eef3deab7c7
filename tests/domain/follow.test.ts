import { expect, test } from "vitest";
import { afterChange, followClass, isLocked, look } from "../../domain/session/follow.ts";
import { openClass } from "./session-story.ts";

const at = (step: number, frame = 0) => ({ step, frame });

test("whoever follows is where the class is; whoever broke away stays where they went", () => {
  const story = openClass(["ada"]);
  const following = followClass(story.state);
  const away = look(following, story.state, "ada", at(2));
  story.ask("host", { type: "step/move", to: at(1, 1) });
  expect(afterChange(following, story.state, "ada")).toMatchObject({ mode: "following", position: at(1, 1) });
  expect(afterChange(away, story.state, "ada")).toMatchObject({ mode: "own", position: at(2) });
});

test("looking at what is shown already is no breaking away", () => {
  const { state } = openClass(["ada"]);
  expect(look(followClass(state), state, "ada", at(0)).mode).toBe("following");
});

test("looking beyond the lesson ends at its end", () => {
  const { state } = openClass(["ada"]);
  expect(look(followClass(state), state, "ada", at(99, 9)).position).toEqual(at(3));
});

test("a call back brings everybody home, and only those who wander when it comes", () => {
  const story = openClass(["ada"]);
  const away = look(followClass(story.state), story.state, "ada", at(2));
  story.ask("host", { type: "class/call-back" });
  const back = afterChange(away, story.state, "ada");
  expect(back.mode).toBe("following");
  expect(afterChange(look(back, story.state, "ada", at(1)), story.state, "ada").mode).toBe("own");
});

test("a lock brings back and holds; it is for everyone or for one", () => {
  const story = openClass(["ada", "bo"]);
  const away = look(followClass(story.state), story.state, "ada", at(2));
  story.ask("host", { type: "following/lock", who: { id: "ada" } });
  const held = afterChange(away, story.state, "ada");
  expect(held.mode).toBe("following");
  expect(look(held, story.state, "ada", at(1))).toBe(held);
  expect(isLocked(story.state, "bo")).toBe(false);
  story.ask("host", { type: "following/lock", who: "everyone" });
  expect([isLocked(story.state, "bo"), isLocked(story.state, "host"), isLocked(story.state, null)]).toEqual([
    true,
    false,
    false,
  ]);
  story.ask("host", { type: "following/release", who: "everyone" });
  expect(isLocked(story.state, "ada")).toBe(false);
});

test("whoever gets the baton is with the class, lock or not", () => {
  const story = openClass(["ada"]);
  const away = look(followClass(story.state), story.state, "ada", at(2));
  story.ask("host", { type: "following/lock", who: "everyone" });
  story.ask("host", { type: "baton/pass", id: "ada" });
  expect(isLocked(story.state, "ada")).toBe(false);
  expect(afterChange(away, story.state, "ada").mode).toBe("following");
});
