import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../server/config.ts";
import { hostKeysFrom, readHostSecret } from "../../server/identity/host-keys.ts";
import { makeLog, terminalStream } from "../../server/log.ts";
import { Browser } from "../support/browser.ts";
import { Classroom } from "../support/classroom.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { startMain } from "../support/start-main.ts";
import { startServer } from "../support/start-server.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

describe("the configuration", () => {
  test("has what a first try needs", () => {
    expect(readConfig({})).toEqual({
      ok: true,
      value: {
        port: 3000,
        host: "0.0.0.0",
        dataDir: "./data",
        hostPasscode: null,
        maxStudents: 500,
        retentionDays: null,
        overAfterHours: 12,
        trustProxy: false,
        logLevel: "info",
        dev: false,
      },
    });
  });

  test("an empty variable is one that is not set", () => {
    expect(readConfig({ PORT: "", HOST_PASSCODE: "" })).toEqual(readConfig({}));
  });

  test.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["PORT", "3.5"],
    ["MAX_STUDENTS", "0"],
    ["RETENTION_DAYS", "0"],
    ["OVER_AFTER_HOURS", "0"],
    ["TRUST_PROXY", "perhaps"],
    ["LOG_LEVEL", "loud"],
    ["NODE_ENV", "prod"],
  ])("%s=%s is refused with a line that names it", (name, value) => {
    const read = readConfig({ [name]: value });
    expect(read).toEqual({ ok: false, error: expect.stringContaining(`${name} is "${value}"`) });
  });

  test("a bad passcode is not repeated", () => {
    const read = readConfig({ HOST_PASSCODE: "s".repeat(201) });
    expect(read).toEqual({ ok: false, error: expect.not.stringContaining("sss") });
  });
});

describe("starting", { timeout: 30_000 }, () => {
  test("with a wrong setting ends with one line that says which", async () => {
    const { code, output } = await startMain({ PORT: "many", DATA_DIR: temporaryFolder() });
    expect(code).toBe(1);
    expect(output.trim().split("\n")).toEqual([expect.stringContaining('PORT is "many"')]);
  });

  test("with a folder that is a file says so", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "data"), "");
    const { code, output } = await startMain({ DATA_DIR: join(folder, "data") });
    expect(code).toBe(1);
    expect(output).toContain(`The data folder ${join(folder, "data")} cannot be written to.`);
  });

  test("with the data of a newer one says so", async () => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    const { DatabaseSync } = await import("node:sqlite");
    const { openSqliteStores } = await import("../../server/store/sqlite/open-sqlite-stores.ts");
    const opened = openSqliteStores(folder);
    if (opened.ok) await opened.value.close();
    const database = new DatabaseSync(join(folder, "baton.db"));
    database.exec("PRAGMA user_version = 999");
    database.close();
    const { code, output } = await startMain({ DATA_DIR: folder });
    expect(code).toBe(1);
    expect(output).toContain("written by a newer Baton");
  });

  test("on a taken port rejects with what the system says", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await new Promise((listening) => other.once("listening", listening));
    const { port } = other.address() as { port: number };
    await expect(startServer({ config: { port } })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});

describe("the secret of the host links", () => {
  test("is made once, for this user only, and the keys follow from it", async () => {
    const folder = temporaryFolder();
    const secret = readHostSecret(folder);
    expect(readHostSecret(folder)).toBe(secret);
    const { statSync } = await import("node:fs");
    expect(statSync(join(folder, "host-links.secret")).mode & 0o777).toBe(0o600);
    expect(hostKeysFrom(secret)("class")).toBe(hostKeysFrom(secret)("class"));
    expect(hostKeysFrom(secret)("class")).not.toBe(hostKeysFrom(secret)("other"));
  });

  test("that is damaged stops the start with what to do", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "host-links.secret"), "");
    expect(() => readHostSecret(folder)).toThrow("Delete it");
  });
});

describe("the log", () => {
  test("holds no names, codes, tokens or cookies of a class with trouble in it", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada Lovelace");
    const { resumeToken } = await ada.browser.join(room.code, "Ada Lovelace");
    for (let count = 0; count < 25; count++) ada.socket.socket.emit("nonsense", { name: "Ada Lovelace" });
    await ada.socket.until(() => !ada.socket.socket.connected);
    await ada.browser.post(`/api/classes/${room.code}/join`, "{");
    await new Browser(room.server.url).get(`/api/classes/${room.code}/notes`);
    const logged = room.server.logged();
    expect(logged).toContain("abuse");
    const cookie = ada.browser.cookie?.split("=")[1] ?? "";
    for (const secret of ["Lovelace", "Grace", room.code, resumeToken, cookie, "127.0.0.1", ada.id]) {
      expect(logged).not.toContain(secret);
    }
  });

  test("drops what does not belong into it, should it be given", () => {
    const lines: string[] = [];
    const log = makeLog("info", { write: (line) => void lines.push(line) });
    log.info({ cookie: "secret-1", body: { resumeToken: "secret-2", hostName: "secret-3" } }, "hello");
    expect(lines.join("")).not.toContain("secret");
    expect(lines.join("")).toContain("hello");
  });

  test("is a short line an entry at a terminal", () => {
    const shown: string[] = [];
    const out = { write: (text: string) => shown.push(text) };
    makeLog("info", terminalStream(out)).warn({ error: "too-fast" }, "ended a connection");
    expect(shown.join("")).toMatch(/^\d\d:\d\d:\d\d warn ended a connection \{"error":"too-fast"\}\n$/);
  });
});

describe("draining", () => {
  test("B4 tells everybody to come back, each at another time, and then is gone", async () => {
    const room = await Classroom.open();
    const students = [await room.student("Ada"), await room.student("Bob", { polling: true })];
    await room.server.close();
    const sockets = [room.host, ...students.map(({ socket }) => socket)];
    for (const socket of sockets) {
      await socket.until(() => !socket.socket.connected);
      expect(socket.byes[0]).toMatchObject({ reason: "draining", resumable: true });
    }
    expect(new Set(sockets.map(({ byes }) => byes[0]?.waitMs)).size).toBe(sockets.length);
    await expect(new Browser(room.server.url).get("/healthz")).rejects.toThrow();
  });

  // Without a goodbye from there a WebSocket closes after 30 s only.
  test("does not wait for somebody who sleeps", { timeout: 20_000 }, async () => {
    const server = await startServer();
    const sleeper = await RawSocket.open(server.port);
    onTestFinished(() => sleeper.destroy());
    sleeper.stall();
    await server.close();
  });

  test("S3 the class goes on where it was, on the next start, with everybody in it", async () => {
    const { openMemoryStores } = await import("../../server/store/memory/open-memory-stores.ts");
    const stores = { ...openMemoryStores(), close: async () => {} };
    const first = await Classroom.open({ stores });
    const ada = await first.student("Ada");
    await first.step(4);
    await ada.socket.until(() => ada.socket.reader.state.position.step === 4);
    const had = ada.socket.reader;
    await first.server.close();
    const second = await startServer({ stores });
    onTestFinished(() => second.close());
    const { TestSocket } = await import("../support/test-socket.ts");
    const again = new TestSocket(second.url, first.code, { cookie: ada.browser.cookie });
    again.reader = had;
    const { resume, self } = await again.hello({ have: { epoch: had.epoch, seq: had.seq } });
    expect(self?.id).toBe(ada.id);
    expect(resume.with).toBe("tail");
    expect(again.reader).toEqual(had);
    again.close();
  });
});
