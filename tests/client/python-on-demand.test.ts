import { expect, test } from "vitest";
import { createRunner } from "../../client/python/runner.ts";
import { runnerOnDemand } from "../../client/python/runner-on-demand.ts";
import type { RunnerState } from "../../client/python/runner-state.ts";
import { refuse } from "../../domain/result.ts";
import { HandClock } from "../support/clock.ts";

const REQUEST = {
  name: "main.py",
  source: "",
  setup: "",
  inputs: [],
  seed: 1,
  limits: { steps: 1, output: 1, size: 1 },
};

const offline = () =>
  createRunner({ clock: new HandClock(), spares: 1, open: async () => refuse("unreachable") });

/** Lets promises that are settled tell so. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("the code comes when it is used, once, and then the runner itself is heard", async () => {
  let brought = 0;
  const runner = runnerOnDemand(async () => {
    brought += 1;
    return offline();
  });
  const states: RunnerState[] = [];
  runner.subscribe(() => states.push(runner.getSnapshot()));
  expect(runner.getSnapshot()).toEqual({ is: "idle" });
  runner.stop();
  expect(brought).toBe(0);
  runner.load();
  runner.load();
  await settled();
  expect(brought).toBe(1);
  expect(states.at(0)).toEqual({ is: "loading", bytes: 0, total: 0 });
  expect(states.at(-1)).toEqual({ is: "failed", why: "unreachable" });
});

test("Stop is heard while the code is on its way", async () => {
  const never = () => new Promise<never>(() => {});
  const runner = runnerOnDemand(async () => createRunner({ clock: new HandClock(), spares: 1, open: never }));
  const result = runner.run(REQUEST);
  runner.stop();
  expect(await result).toEqual(refuse("called-off"));
});

test("code that cannot be fetched is a failure like another, and asked for again", async () => {
  let online = false;
  const runner = runnerOnDemand(async () => {
    if (!online) throw new TypeError("Failed to fetch");
    return offline();
  });
  runner.load();
  await settled();
  expect(runner.getSnapshot()).toEqual({ is: "failed", why: "unreachable" });
  expect(await runner.run(REQUEST)).toEqual(refuse("unreachable"));
  online = true;
  runner.load();
  expect(runner.getSnapshot()).toEqual({ is: "loading", bytes: 0, total: 0 });
  await settled();
  expect(runner.getSnapshot()).toEqual({ is: "failed", why: "unreachable" });
});
