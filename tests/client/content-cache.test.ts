import { expect, test } from "vitest";
import type { ApiResult } from "../../client/api.ts";
import { contentCache } from "../../client/content/content-cache.ts";
import { ok, refuse } from "../../domain/result.ts";
import { settled } from "./support/pass.ts";

/** A cache over answers that a test gives, one list for all keys. */
function cacheOver(answers: ApiResult<string>[]) {
  const fetched: string[] = [];
  const cache = contentCache((key) => {
    fetched.push(key);
    return Promise.resolve(answers.shift() ?? ok("more"));
  });
  return { cache, fetched };
}

test("what two ask for is fetched once, and is there for the third at once", async () => {
  const { cache, fetched } = cacheOver([ok("lesson")]);
  let told = 0;
  cache.subscribe("a", () => {
    told += 1;
  });
  cache.subscribe("a", () => {});
  expect(cache.get("a")).toEqual({ is: "loading" });
  await settled();
  expect(cache.get("a")).toEqual({ is: "ready", value: "lesson" });
  expect(cache.get("a")).toBe(cache.get("a"));
  cache.subscribe("a", () => {});
  expect(fetched).toEqual(["a"]);
  expect(told).toBeGreaterThan(0);
});

test("a failure stands until it is tried again", async () => {
  const { cache, fetched } = cacheOver([refuse({ code: "unreachable" }), ok("lesson")]);
  cache.subscribe("a", () => {});
  await settled();
  const failed = cache.get("a");
  expect(failed).toMatchObject({ is: "failed", failure: { code: "unreachable" } });
  expect(fetched).toEqual(["a"]);
  if (failed.is === "failed") failed.retry();
  expect(cache.get("a")).toEqual({ is: "loading" });
  await settled();
  expect(cache.get("a")).toEqual({ is: "ready", value: "lesson" });
});
