import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import * as Y from "yjs";
import * as z from "zod/mini";
import { MAX_UNPACKED, MAX_VALUES } from "../../domain/recording/file-format.ts";
import { nothingYet } from "../../domain/recording/fold-entry.ts";
import type { Manifest } from "../../domain/recording/recording.ts";
import { RecordingCard } from "../../domain/recording/recording-api.ts";
import type { EventBody } from "../../domain/session/events.ts";
import { hashSecret } from "../../server/identity/secrets.ts";
import { toStoredEdit } from "../../server/pad/read-pad.ts";
import type { NewEvent } from "../../server/store/event-store.ts";
import type { Stores } from "../../server/store/stores.ts";
import { lesson } from "../domain/session-story.ts";
import { sqliteIn } from "../store/open-stores.ts";
import { Browser, refusal } from "../support/browser.ts";
import { FilesServer } from "../support/files-server.ts";
import { forged } from "../support/forged-file.ts";
import { LESSON_HASH, toldLesson } from "../support/recording-file.ts";
import { Imported, sendFile } from "../support/send-file.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const MINUTE = 60_000;
const HOURS_3 = 180 * MINUTE;
const EVENTS = 40_000;
const EDITS = 10_000;
const VOICE_PIECES = 240;
const VOICE_PIECE = 250_000;

const SECRET = "h".repeat(43);
const HOST = "pHost";

/** Rows in commits of a thousand. */
async function append(stores: Stores, stream: string, rows: readonly NewEvent[]): Promise<void> {
  await stores.events.begin(stream);
  for (let at = 0; at < rows.length; at += 1000)
    await stores.events.append(stream, at, [{ commandId: `c${at}`, events: rows.slice(at, at + 1000) }]);
}

function event(at: number, body: EventBody): NewEvent {
  return { at, by: HOST, body: JSON.stringify({ v: 1, body }) };
}

/** Three hours of stepping and typing, with as many bytes of voice as ten seconds at a time make at 200 kbit/s. */
async function keepLongClass(folder: string): Promise<void> {
  const stores = sqliteIn(folder);
  const { classes, recordings } = stores;
  await classes.addClass({
    id: "long",
    code: "CDF234" as never,
    openedAt: 1e12,
    hostKeyHash: "k",
    hostId: HOST,
  });
  await classes.addCredential({
    kind: "cookie",
    secretHash: hashSecret(SECRET),
    classId: "long",
    participantId: HOST,
  });
  await classes.putBlob({ kind: "lesson", hash: LESSON_HASH, json: JSON.stringify(toldLesson) });
  const host = { id: HOST, name: "Grace" };
  const opened = {
    type: "session/opened",
    lesson: { ...lesson, hash: LESSON_HASH },
    host,
    seats: 30,
  } as const;
  const steps = Array.from({ length: EVENTS - 2 }, (_, n) =>
    event(1 + (n * HOURS_3) / EVENTS, {
      type: "step/moved",
      to: { step: 1 + (Math.floor(n / 300) % 2), frame: n % 2 },
    }),
  );
  const closed = event(HOURS_3, { type: "session/closed" });
  await append(stores, "long", [event(0, { ...opened, recorded: true }), ...steps, closed]);
  await append(stores, "long/class.1.0", typed());
  for (let n = 0; n < VOICE_PIECES; n++) {
    const bytes = new Uint8Array(randomBytes(VOICE_PIECE));
    const piece = { name: `v${n}`, from: n * 10_000, length: 10_000, type: "audio/webm", size: VOICE_PIECE };
    await recordings.addVoice("long", piece, bytes);
  }
  await stores.close();
}

function typed(): NewEvent[] {
  const document = new Y.Doc();
  const rows: NewEvent[] = [];
  document.on("update", (update: Uint8Array) => {
    const at = 10 + (rows.length * HOURS_3) / (EDITS + 1);
    rows.push(toStoredEdit({ by: HOST, update }, at));
  });
  const text = document.getText("text");
  for (let n = 0; n < EDITS; n++) text.insert(text.length, n % 30 === 29 ? "\n" : "x");
  return rows;
}

/** Of the one recording, when it is ready: making three hours takes longer than anybody is kept waiting. */
async function preparedId(browser: Browser): Promise<string> {
  for (;;) {
    const [card] = z.array(RecordingCard).parse(await (await browser.get("/api/recordings")).json());
    if (card && !card.preparing) return card.id;
  }
}

/** Reads a download piece by piece, and keeps it. */
async function download(browser: Browser, path: string): Promise<Buffer> {
  const response = await browser.get(path);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

test("a class of three hours with a voice goes out and comes in by pieces", {
  timeout: 240_000,
}, async () => {
  const folder = temporaryFolder();
  await keepLongClass(folder);
  const server = await FilesServer.start(folder);
  const browser = new Browser(server.url);
  browser.cookie = `baton=${SECRET}`;
  const id = await preparedId(browser);
  const before = await server.peak();
  const file = await download(browser, `/api/recordings/${id}/file`);
  const afterFile = await server.peak();
  const sent = Imported.parse(await (await sendFile(browser, file)).json());
  const afterImport = await server.peak();
  const again = await download(browser, `/api/recordings/${sent.id}/file`);
  const size = Math.round(file.length / 1e6);
  process.stdout.write(
    `  ${EVENTS + EDITS} events, a file of ${size} MB: the server had ${before} MB, ${afterFile} when it had gone out, ${afterImport} when it was in.\n`,
  );
  expect(size).toBeGreaterThan(59);
  expect(again.length).toBeGreaterThan(59e6);
  expect(afterImport - before).toBeLessThan(150);
});

function manifestOf(chunks: number): Manifest {
  const spans = Array.from({ length: chunks }, (_, n) => ({ from: n, to: n + 1 }));
  const told = { slug: toldLesson.slug, title: toldLesson.title, hash: LESSON_HASH };
  const nothing = { chapters: [], marks: [], idle: [], voice: [], traces: [] };
  const of = { v: 1, view: "shared", title: "A bomb", lesson: told, givenAt: 0 } as const;
  return { ...of, length: chunks, people: 0, live: false, chunks: spans, ...nothing };
}

/** Chunks that are such as a recording has, but for the spaces in between. */
function wideChunks(count: number): Parameters<typeof forged> {
  return Array.from({ length: count }, (_, n) => {
    const json = Buffer.from(JSON.stringify({ from: n, to: n + 1, keyframe: nothingYet, entries: [] }));
    return [
      "chunk",
      String(n),
      Buffer.concat([json, Buffer.alloc(MAX_UNPACKED - json.length, " ")]),
    ] as const;
  }) as unknown as Parameters<typeof forged>;
}

test("whatever a file unpacks to, it is refused within a fixed memory", { timeout: 240_000 }, async () => {
  const server = await FilesServer.start(temporaryFolder());
  const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
  const head = ["manifest", "", json(manifestOf(40))] as const;
  const taught = ["lesson", LESSON_HASH, json(toldLesson)] as const;
  const zeros = Buffer.alloc(MAX_UNPACKED);
  const bombs = {
    zeros: forged(["manifest", "", zeros]),
    liar: forged(["manifest", "", Buffer.alloc(200_000_000), { size: MAX_UNPACKED }]),
    lists: forged(["manifest", "", Buffer.from(`[${"[],".repeat(MAX_UNPACKED / 3 - 2)}[]]`)]),
    values: forged(["manifest", "", Buffer.from(`[${"[],".repeat(MAX_VALUES / 2 - 2)}[]]`)]),
    nested: forged(["manifest", "", gzipSync(gzipSync(zeros))]),
    many: forged([...head], [...taught], ...wideChunks(8)),
  };
  const before = await server.peak();
  const seen: Record<string, string> = {};
  for (const [name, bytes] of Object.entries(bombs)) {
    expect(bytes.length).toBeLessThan(2_000_000);
    seen[name] = (await refusal(await sendFile(new Browser(server.url), bytes))).error;
  }
  const after = await server.peak();
  process.stdout.write(`  The server had ${before} MB before the bombs, and ${after} MB at the most.\n`);
  expect(seen).toEqual({
    zeros: "file-tampered",
    liar: "file-tampered",
    lists: "too-large",
    values: "file-tampered",
    nested: "file-tampered",
    many: "file-tampered",
  });
  // A section as it comes, unpacked, and as text; eight of them unpack to 256 MB, and one says nothing of its 200.
  expect(after - before).toBeLessThan(300);
});
