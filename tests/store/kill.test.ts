import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { Random } from "../support/random.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { sqliteIn } from "./open-stores.ts";

const ROUNDS = 3;
const CHILD = fileURLToPath(new URL("./kill-child.ts", import.meta.url));

/** Starts a process that appends, and kills it without warning right after it acknowledged this often; gives all it said. */
async function killAfter(folder: string, acknowledged: number): Promise<string[]> {
  const child: ChildProcess = spawn(process.execPath, [CHILD, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  if (!child.stdout) throw new Error("The child has no output to read");
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === acknowledged) child.kill("SIGKILL");
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  expect(child.signalCode).toBe("SIGKILL");
  return said;
}

test("S3 what was acknowledged is on the disk after a kill -9, whole and once", {
  timeout: 30_000,
}, async () => {
  const folder = temporaryFolder();
  const random = new Random(9);
  for (let round = 0; round < ROUNDS; round++) {
    const said = await killAfter(folder, 20 + random.int(300));
    const stores = sqliteIn(folder);
    for (const stream of ["s", "t"]) {
      const rows = await stores.events.read(stream, 0, 100_000);
      const onDisk = new Set(rows.map((row) => `${stream} ${row.seq} ${row.commandId}`));
      const lost = said.filter((line) => line.startsWith(`${stream} `) && !onDisk.has(line));
      expect(lost).toEqual([]);
      expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index + 1));
      // Both events of a command, or neither.
      expect(rows.length % 2).toBe(0);
      expect(await stores.events.head(stream)).toBe(rows.length);
    }
    const traces = said.flatMap((line) => /^trace (.+)$/.exec(line)?.[1] ?? []);
    expect(traces.length).toBeGreaterThan(0);
    for (const hash of traces) expect(await stores.classes.getBlob("trace", hash)).toContain(`"${hash}"`);
    await stores.close();
  }
});
