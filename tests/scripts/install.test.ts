import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isInstalled, wantedStamp } from "../../scripts/install.mjs";

function project(): string {
  const root = mkdtempSync(join(tmpdir(), "baton-install-"));
  writeFileSync(join(root, "package-lock.json"), "{}");
  return root;
}

function installInto(root: string): void {
  mkdirSync(join(root, "node_modules", ".bin"), { recursive: true });
  writeFileSync(join(root, "node_modules", ".bin", "node"), "");
  writeFileSync(join(root, "node_modules", ".installed-lock"), wantedStamp(root));
}

test("a fresh clone is not installed", () => {
  expect(isInstalled(project())).toBe(false);
});

test("what was installed from this lock file is installed", () => {
  const root = project();
  installInto(root);
  expect(isInstalled(root)).toBe(true);
});

test("another lock file needs another install", () => {
  const root = project();
  installInto(root);
  writeFileSync(join(root, "package-lock.json"), '{"packages":{}}');
  expect(isInstalled(root)).toBe(false);
});

test("a folder that an install left half done is not installed", () => {
  const root = project();
  mkdirSync(join(root, "node_modules", ".bin"), { recursive: true });
  writeFileSync(join(root, "node_modules", ".bin", "node"), "");
  expect(isInstalled(root)).toBe(false);
});
