import { mkdirSync, mkdtempSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { clearStamp, isBuilt, sourcesDigest, writeStamp } from "../../scripts/build-stamp.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "baton-build-"));
  mkdirSync(join(root, "app"));
  writeFileSync(join(root, "app", "page.tsx"), "one");
  writeFileSync(join(root, "app", "layout.tsx"), "two");
});

test("sources without a build are not built", () => {
  expect(isBuilt(root, sourcesDigest(root))).toBe(false);
});

test("a build of the same sources counts, whatever their dates say", () => {
  writeStamp(root, sourcesDigest(root));
  utimesSync(join(root, "app", "page.tsx"), 1, 1);
  expect(isBuilt(root, sourcesDigest(root))).toBe(true);
});

test.each([
  ["a changed file", () => writeFileSync(join(root, "app", "page.tsx"), "One")],
  ["a new file", () => writeFileSync(join(root, "app", "error.tsx"), "")],
  ["a renamed file", () => renameSync(join(root, "app", "page.tsx"), join(root, "app", "other.tsx"))],
  ["bytes that moved between files", () => writeSwapped()],
  ["a changed build configuration", () => writeFileSync(join(root, "next.config.js"), "export default {}")],
])("%s makes the build stale", (_what, change) => {
  writeStamp(root, sourcesDigest(root));
  change();
  expect(isBuilt(root, sourcesDigest(root))).toBe(false);
});

test("a build that was broken off does not count", () => {
  const digest = sourcesDigest(root);
  writeStamp(root, digest);
  clearStamp(root);
  expect(isBuilt(root, digest)).toBe(false);
});

function writeSwapped(): void {
  writeFileSync(join(root, "app", "layout.tsx"), "one");
  writeFileSync(join(root, "app", "page.tsx"), "two");
}
