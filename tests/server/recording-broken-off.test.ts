import { readdirSync } from "node:fs";
import { type ClientRequest, request } from "node:http";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test, vi } from "vitest";
import { Browser } from "../support/browser.ts";
import { FilesServer } from "../support/files-server.ts";
import { fileOf, playedRecording, toldLesson, wholeOf } from "../support/recording-file.ts";
import { Imported, sendFile } from "../support/send-file.ts";
import { startServer } from "../support/start-server.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

vi.setConfig({ testTimeout: 240_000 });

/** A machine that is busy takes its time. */
const PATIENCE = { timeout: 60_000 };

const TABLES = ["recordings", "recording_parts", "blobs"] as const;

/** How many rows there are of what an import brings. */
function rowsIn(folder: string): Record<(typeof TABLES)[number], number> {
  const database = new DatabaseSync(join(folder, "baton.db"), { readOnly: true });
  const count = (table: string): number =>
    Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n);
  const rows = {
    recordings: count("recordings"),
    recording_parts: count("recording_parts"),
    blobs: count("blobs"),
  };
  database.close();
  return rows;
}

const NOTHING = { recordings: 0, recording_parts: 0, blobs: 0 };

/** An upload that has begun and does not go on. */
function beginUpload(url: string, bytes: Uint8Array): ClientRequest {
  const upload = request(`${url}/api/recordings`, { method: "POST" });
  upload.on("error", () => {});
  onTestFinished(() => void upload.destroy());
  upload.write(bytes);
  return upload;
}

/** Two are read at once: when a third is sent away, both are under way. */
async function untilBothAreUnderWay(url: string): Promise<void> {
  await expect
    .poll(async () => (await sendFile(new Browser(url), Buffer.from("x"))).status, PATIENCE)
    .toBe(429);
}

/** One that takes long to keep: half a minute of loud voice in many pieces. */
async function largeFile(): Promise<Buffer> {
  const { manifest, chunks } = playedRecording();
  const names = Array.from({ length: 400 }, (_, n) => `v${n}`);
  const bytes = new Uint8Array(100_000).fill(7);
  const voice = names.map((name, n) => ({
    name,
    from: n,
    length: 1,
    skip: 0,
    type: "audio/webm",
    size: 100_000,
  }));
  const sound = Object.fromEntries(names.map((name) => [name, bytes]));
  return fileOf(wholeOf({ ...manifest, voice }, chunks, JSON.stringify(toldLesson), sound));
}

test("of an upload in the middle of which the server dies nothing is left", async () => {
  const [folder, temporary] = [temporaryFolder(), temporaryFolder()];
  const server = await FilesServer.start(folder, temporary);
  const file = await fileOf(playedRecording());
  for (let n = 0; n < 2; n++) beginUpload(server.url, file.subarray(0, file.length - 40));
  await untilBothAreUnderWay(server.url);
  // What they are laid in has a name for a moment, at the very beginning.
  await expect.poll(() => readdirSync(temporary), PATIENCE).toEqual([]);
  await server.kill();
  expect(readdirSync(temporary)).toEqual([]);
  expect(rowsIn(folder)).toEqual(NOTHING);
});

test("of a file that is half kept when the server dies nothing is left after the next start", async () => {
  const [folder, temporary] = [temporaryFolder(), temporaryFolder()];
  const first = await FilesServer.start(folder, temporary);
  const file = await largeFile();
  void sendFile(new Browser(first.url), file).catch(() => {});
  await expect
    .poll(() => rowsIn(folder).recording_parts, { timeout: 60_000, interval: 5 })
    .toBeGreaterThan(3);
  await first.kill();
  expect(rowsIn(folder).recordings).toBe(0);
  expect(readdirSync(temporary)).toEqual([]);
  const second = await FilesServer.start(folder, temporary);
  await expect.poll(() => rowsIn(folder), PATIENCE).toEqual(NOTHING);
  Imported.parse(await (await sendFile(new Browser(second.url), file)).json());
  expect(rowsIn(folder)).toMatchObject({ recordings: 1, blobs: 1 });
});

test("of an upload whose browser goes away nothing is left, and it is no trouble", async () => {
  const server = await startServer();
  onTestFinished(() => server.close());
  const file = await fileOf(playedRecording());
  const uploads = [0, 1].map(() => beginUpload(server.url, file.subarray(0, 300)));
  await untilBothAreUnderWay(server.url);
  for (const upload of uploads) {
    const gone = new Promise((resolve) => upload.once("close", resolve));
    upload.destroy();
    await gone;
  }
  // Both places are free again.
  await expect.poll(async () => (await sendFile(new Browser(server.url), file)).status, PATIENCE).toBe(200);
  expect(server.logged()).not.toContain('"level":50');
});
