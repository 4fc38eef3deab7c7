import { describe, expect, test } from "vitest";
import { z } from "zod";
import { keptReload, reloadOnce } from "../../client/live/reload-once.ts";
import { kept, type TextStorage } from "../../client/storage/kept.ts";
import { MemoryStorage } from "./support/memory-storage.ts";

/** Storage as it is in some private windows. */
function forbidden(): TextStorage {
  throw new DOMException("The operation is insecure.", "SecurityError");
}

describe("a value kept in the browser", () => {
  test("is there again, until it is taken away", () => {
    const storage = new MemoryStorage();
    const value = kept(() => storage, "key", z.number());
    value.write(7);
    expect(kept(() => storage, "key", z.number()).read()).toBe(7);
    value.write(null);
    expect(storage.getItem("key")).toBeNull();
  });

  test.each(["{", '"seven"', "null", ""])("%j, written by somebody else, is nothing", (text) => {
    const storage = new MemoryStorage();
    storage.setItem("key", text);
    expect(kept(() => storage, "key", z.number()).read()).toBeNull();
  });

  test("where storage is forbidden nothing is kept, and nothing breaks", () => {
    const value = kept(forbidden, "key", z.number());
    value.write(7);
    expect(value.read()).toBeNull();
  });
});

describe("H3: reloading for another protocol", () => {
  function tryAgain(storage: () => TextStorage): { reloads: number; reloaded: boolean } {
    let reloads = 0;
    const reloaded = reloadOnce(keptReload(storage), () => {
      reloads += 1;
    });
    return { reloads, reloaded };
  }

  test("happens once, and then it is said what is wrong", () => {
    const storage = new MemoryStorage();
    expect(tryAgain(() => storage)).toEqual({ reloads: 1, reloaded: true });
    expect(tryAgain(() => storage)).toEqual({ reloads: 0, reloaded: false });
  });

  test("does not happen where it could not be remembered", () => {
    expect(tryAgain(forbidden)).toEqual({ reloads: 0, reloaded: false });
  });
});
