import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where a server under test keeps what it keeps: the folder that it was given, or one that is removed when it ends. */
export function dataFolder(): string {
  const [, , given] = process.argv;
  if (given !== undefined) return given;
  const folder = mkdtempSync(join(tmpdir(), "baton-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
