import { randomBytes } from "node:crypto";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { PackedTexts } from "../../server/http/packed-texts.ts";

/** Texts that no packing makes much smaller than their 1,500 characters, and how often each was loaded. */
class Shelf {
  readonly loads: string[] = [];
  readonly #texts = new Map<string, string>();

  readonly load = async (name: string): Promise<string | null> => {
    this.loads.push(name);
    if (name === "broken") throw new Error("The store fails");
    return name === "none" ? null : this.text(name);
  };

  text(name: string): string {
    const text = this.#texts.get(name) ?? randomBytes(1125).toString("base64");
    this.#texts.set(name, text);
    return text;
  }
}

test("each way of packing gives the text back, and is done once", async () => {
  const shelf = new Shelf();
  const packed = new PackedTexts(shelf.load);
  const [zipped, again, brotli] = await Promise.all([
    packed.get("a", "gzip"),
    packed.get("a", "gzip"),
    packed.get("a", "br"),
  ]);
  expect(again).toBe(zipped);
  expect(gunzipSync(zipped ?? "").toString()).toBe(shelf.text("a"));
  expect(brotliDecompressSync(brotli ?? "").toString()).toBe(shelf.text("a"));
  expect(shelf.loads).toEqual(["a", "a"]);
});

test("what was not asked for the longest goes first, and no more is kept than may be", async () => {
  const shelf = new Shelf();
  const packed = new PackedTexts(shelf.load, 4000);
  for (const name of ["a", "b", "c", "a", "d"]) await packed.get(name, "gzip");
  await packed.get("a", "gzip");
  await packed.get("b", "gzip");
  expect(shelf.loads).toEqual(["a", "b", "c", "d", "b"]);
  expect(packed.size).toBeLessThanOrEqual(4000);
});

test("many at once, more than may be kept, all come, and the size is that of what is left", async () => {
  const shelf = new Shelf();
  const packed = new PackedTexts(shelf.load, 4000);
  const names = Array.from({ length: 40 }, (_, at) => `text-${at}`);
  const all = await Promise.all(names.map((name) => packed.get(name, "gzip")));
  names.forEach((name, at) => {
    expect(gunzipSync(all[at] ?? "").toString()).toBe(shelf.text(name));
  });
  expect(packed.size).toBeGreaterThan(0);
  expect(packed.size).toBeLessThanOrEqual(4000);
});

test("what is not there, or could not be loaded, is asked for again", async () => {
  const shelf = new Shelf();
  const packed = new PackedTexts(shelf.load);
  for (let times = 0; times < 2; times++) {
    expect(await packed.get("none", "br")).toBeNull();
    await expect(packed.get("broken", "br")).rejects.toThrow("The store fails");
    await new Promise(setImmediate);
  }
  expect(shelf.loads).toEqual(["none", "broken", "none", "broken"]);
});
