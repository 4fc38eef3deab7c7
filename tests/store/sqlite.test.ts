import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test, vi } from "vitest";
import { firstSchema } from "../../server/store/sqlite/migrations/first-schema.ts";
import { recordings } from "../../server/store/sqlite/migrations/recordings.ts";
import { type OpenDatabase, openDatabase } from "../../server/store/sqlite/open-database.ts";
import { SqliteClassStore } from "../../server/store/sqlite/sqlite-class-store.ts";
import { SqliteEventStore } from "../../server/store/sqlite/sqlite-event-store.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { classRecord } from "./class-store-contract.ts";
import { entry } from "./event-store-contract.ts";
import { sqliteIn } from "./open-stores.ts";

function opened(folder = temporaryFolder()): OpenDatabase {
  const result = openDatabase(folder);
  if (!result.ok) throw new Error(result.error);
  onTestFinished(() => result.value.close());
  return result.value;
}

function eventStore(open: OpenDatabase): SqliteEventStore {
  let epochs = 0;
  return new SqliteEventStore(open, () => `epoch ${++epochs}`);
}

/** How often `sql` was executed from now on, in any database of this process. */
function countExecuted(sql: string): () => number {
  const exec = vi.spyOn(DatabaseSync.prototype, "exec");
  onTestFinished(() => exec.mockRestore());
  return () => exec.mock.calls.filter(([text]) => text === sql).length;
}

test("S3 everything is there again after the folder was closed and opened", async () => {
  const folder = temporaryFolder();
  const before = sqliteIn(folder);
  const epoch = await before.events.begin("s");
  await before.events.append("s", 0, [entry("c1", "a", "b")]);
  await before.events.saveSnapshot("s", { seq: 2, state: "two" });
  await before.classes.addClass(classRecord("one", "CDF234"));
  await before.classes.putBlob({ kind: "lesson", hash: "h", json: "{}" });
  const events = await before.events.read("s", 0, 9);
  await before.close();
  const after = sqliteIn(folder);
  onTestFinished(() => after.close());
  expect(await after.events.begin("s")).toBe(epoch);
  expect(await after.events.read("s", 0, 9)).toEqual(events);
  expect(await after.events.findCommands("s", ["c1"])).toEqual(new Map([["c1", 2]]));
  expect(await after.events.loadSnapshot("s")).toEqual({ seq: 2, state: "two" });
  expect(await after.classes.classByCode("CDF234")).toEqual(classRecord("one", "CDF234"));
  expect(await after.classes.getBlob("lesson", "h")).toBe("{}");
});

test("closing finishes the writes that were asked for", async () => {
  const folder = temporaryFolder();
  const stores = sqliteIn(folder);
  await stores.events.begin("s");
  const append = stores.events.append("s", 0, [entry("c1", "a")]);
  await stores.close();
  expect(await append).toEqual({ ok: true, value: 1 });
  const again = sqliteIn(folder);
  onTestFinished(() => again.close());
  expect(await again.events.head("s")).toBe(1);
  await expect(stores.events.append("s", 1, [entry("c2", "b")])).rejects.toThrow();
});

test("writes of one turn of the event loop, of whatever kind, are one commit", async () => {
  const open = opened();
  const events = eventStore(open);
  const classes = new SqliteClassStore(open);
  await Promise.all(["s", "t", "u"].map((stream) => events.begin(stream)));
  const commits = countExecuted("COMMIT");
  await Promise.all([
    ...["s", "t", "u"].map((stream) => events.append(stream, 0, [entry("c1", "a", "b")])),
    events.append("s", 7, [entry("stale", "x")]),
    events.saveSnapshot("t", { seq: 1, state: "{}" }),
    classes.addClass(classRecord("one", "CDF234")),
    classes.putBlob({ kind: "notes", hash: "h", json: "{}" }),
  ]);
  expect(commits()).toBe(1);
  await events.append("s", 2, [entry("c2", "c")]);
  expect(commits()).toBe(2);
});

test("S3 an append resolves after its commit, not before", async () => {
  const open = opened();
  const store = eventStore(open);
  await store.begin("s");
  const commits = countExecuted("COMMIT");
  const atResolve = store.append("s", 0, [entry("c1", "a")]).then(commits);
  expect(await store.head("s")).toBe(0);
  expect(await atResolve).toBe(1);
});

test("a commit that fails rejects all that was in it, writes nothing, and the store goes on", async () => {
  const open = opened();
  const store = eventStore(open);
  await Promise.all([store.begin("s"), store.begin("t")]);
  const pages = open.database.prepare("PRAGMA page_count").get()?.page_count;
  // A disk that is full, as SQLite sees it.
  open.database.exec(`PRAGMA max_page_count = ${pages}`);
  const results = await Promise.allSettled([
    store.append("s", 0, [entry("c1", "small")]),
    store.append("t", 0, [entry("c1", "x".repeat(100_000))]),
  ]);
  expect(results.map((result) => result.status)).toEqual(["rejected", "rejected"]);
  expect([await store.head("s"), await store.head("t")]).toEqual([0, 0]);
  open.database.exec("PRAGMA max_page_count = 1000000");
  expect(await store.append("s", 0, [entry("c1", "small")])).toEqual({ ok: true, value: 1 });
});

test("a failure of the COMMIT itself rejects all of it too", async () => {
  const open = opened();
  const store = eventStore(open);
  await store.begin("s");
  const real = open.database.exec.bind(open.database);
  const exec = vi.spyOn(open.database, "exec").mockImplementation((sql) => {
    if (sql === "COMMIT") throw new Error("disk I/O error");
    real(sql);
  });
  const results = await Promise.allSettled([
    store.append("s", 0, [entry("c1", "a")]),
    store.saveSnapshot("s", { seq: 1, state: "one" }),
  ]);
  exec.mockRestore();
  expect(results.map((result) => result.status)).toEqual(["rejected", "rejected"]);
  expect([await store.head("s"), await store.loadSnapshot("s")]).toEqual([0, null]);
  expect(await store.append("s", 0, [entry("c1", "a")])).toEqual({ ok: true, value: 1 });
});

test("every commit is flushed to the disk, references are checked, and readers do not wait", () => {
  const { database } = opened();
  const pragma = (name: string) => database.prepare(`PRAGMA ${name}`).get()?.[name];
  expect(pragma("journal_mode")).toBe("wal");
  expect(pragma("synchronous")).toBe(2);
  expect(pragma("foreign_keys")).toBe(1);
});

test("a row that is not as it was written is noticed", async () => {
  const open = opened();
  const store = eventStore(open);
  await store.begin("s");
  open.database.exec("UPDATE streams SET epoch = ''");
  await expect(store.begin("s")).rejects.toThrow("epoch");
});

test("a folder that another server has is refused, and free again when that one has closed", async () => {
  const folder = temporaryFolder();
  const first = sqliteIn(folder);
  expect(openDatabase(folder)).toEqual({ ok: false, error: "folder-in-use" });
  await first.close();
  const second = openDatabase(folder);
  expect(second.ok).toBe(true);
  if (second.ok) second.value.close();
});

test("a folder in use can still be read, as a backup does", async () => {
  const folder = temporaryFolder();
  const stores = sqliteIn(folder);
  onTestFinished(() => stores.close());
  await stores.events.begin("s");
  await stores.events.append("s", 0, [entry("c1", "a")]);
  const reader = new DatabaseSync(join(folder, "baton.db"), { readOnly: true });
  expect(reader.prepare("SELECT count(*) AS n FROM events").get()?.n).toBe(1);
  reader.close();
});

test("a folder that is a file, or cannot be made, is unwritable", () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  expect(openDatabase(file)).toEqual({ ok: false, error: "folder-unwritable" });
  expect(openDatabase(join(file, "below"))).toEqual({ ok: false, error: "folder-unwritable" });
});

test("a database folder in the place of the database is unwritable too, and the folder is let go", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "baton.db"));
  expect(openDatabase(folder)).toEqual({ ok: false, error: "folder-unwritable" });
  expect(openDatabase(folder)).toEqual({ ok: false, error: "folder-unwritable" });
});

test("a database of a newer Baton is left alone", () => {
  const folder = temporaryFolder();
  const made = opened(folder);
  made.database.exec("PRAGMA user_version = 999");
  made.close();
  const bytes = readFileSync(join(folder, "baton.db"));
  expect(openDatabase(folder)).toEqual({ ok: false, error: "newer-database" });
  expect(readFileSync(join(folder, "baton.db")).equals(bytes)).toBe(true);
});

test("a database from before there were recordings is brought up to date, with all that is in it", async () => {
  const folder = temporaryFolder();
  const old = new DatabaseSync(join(folder, "baton.db"));
  old.exec(`${firstSchema} PRAGMA application_id = ${0x4261746e}; PRAGMA user_version = 1;
    INSERT INTO streams VALUES (1, 'one', 'epoch');
    INSERT INTO events VALUES (1, 1, 'c', 0, 'ada', '{}');
    INSERT INTO classes VALUES ('one', 'CDF234', 5, 'hash of one', 'host-one');`);
  old.close();
  const stores = sqliteIn(folder);
  onTestFinished(() => stores.close());
  expect(await stores.events.streamsOf("one")).toEqual([{ stream: "one", head: 1 }]);
  expect(await stores.recordings.olderThan(6)).toMatchObject({ classes: [{ id: "one" }] });
  await stores.recordings.deleteClass("one", "deleted");
  expect(await stores.events.streamsOf("one")).toEqual([]);
});

test("a recording from before it could be chosen is shared with its voice", async () => {
  const folder = temporaryFolder();
  const old = new DatabaseSync(join(folder, "baton.db"));
  old.exec(`${firstSchema} ${recordings} PRAGMA application_id = ${0x4261746e}; PRAGMA user_version = 2;
    INSERT INTO recordings VALUES
      ('mine', NULL, 'hash', 'Tiny', '{"trim":{"from":0,"to":null},"hidden":[]}', 'token', 5);`);
  old.close();
  const stores = sqliteIn(folder);
  onTestFinished(() => stores.close());
  expect(await stores.recordings.byToken("token")).toMatchObject({ id: "mine", voiceShared: true });
});

test("what is no database, or another program's, is left alone", () => {
  const text = temporaryFolder();
  writeFileSync(join(text, "baton.db"), "Dear diary, ".repeat(500));
  expect(openDatabase(text)).toEqual({ ok: false, error: "not-a-database" });
  const other = temporaryFolder();
  const database = new DatabaseSync(join(other, "baton.db"));
  database.exec("CREATE TABLE recipes (name TEXT)");
  database.close();
  expect(openDatabase(other)).toEqual({ ok: false, error: "not-a-database" });
});
