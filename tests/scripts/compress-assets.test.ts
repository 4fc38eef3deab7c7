import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeEach, expect, test } from "vitest";
import { compressAssets } from "../../scripts/compress-assets.ts";

let root: string;
const TEXT = "def generator(): yield 1\n".repeat(200);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "baton-assets-"));
  mkdirSync(join(root, "static", "chunks"), { recursive: true });
});

test("a script gets a brotli and a gzip file that unpack to it", async () => {
  const path = join(root, "static", "chunks", "a.js");
  writeFileSync(path, TEXT);
  expect(await compressAssets(root, "static")).toBe(1);
  expect(brotliDecompressSync(readFileSync(`${path}.br`)).toString()).toBe(TEXT);
  expect(gunzipSync(readFileSync(`${path}.gz`)).toString()).toBe(TEXT);
});

test.each(["a.mjs", "a.wasm", "stdlib.zip", "snapshot.bin"])(
  "%s, of what Python is made of, too",
  async (name) => {
    const path = join(root, "static", name);
    writeFileSync(path, TEXT);
    expect(await compressAssets(root, "static")).toBe(1);
    expect(brotliDecompressSync(readFileSync(`${path}.br`)).toString()).toBe(TEXT);
  },
);

test("fonts and files that fit into one packet stay as they are", async () => {
  writeFileSync(join(root, "static", "inter.woff2"), TEXT);
  writeFileSync(join(root, "static", "small.js"), "1");
  expect(await compressAssets(root, "static")).toBe(0);
  expect(existsSync(join(root, "static", "small.js.br"))).toBe(false);
});

test("what is compressed already is left alone", async () => {
  const path = join(root, "static", "a.js");
  writeFileSync(path, TEXT);
  await compressAssets(root, "static");
  utimesSync(`${path}.br`, 1, 1);
  await compressAssets(root, "static");
  expect(statSync(`${path}.br`).mtimeMs).toBe(1000);
});
