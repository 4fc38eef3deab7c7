import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { classDoor, fetchTrace, hostedClasses, joinClass, shareRun, startClass } from "../../client/api.ts";
import { tinyTrace } from "../support/tiny-trace.ts";
import { MemoryStorage } from "./support/memory-storage.ts";

/** What the server answers, and what it was asked. The real fetch asks it. */
let reply: { status: number; body: string };
let asked: { method: string; url: string; body: string }[];
let headers: IncomingHttpHeaders;
let server: Server;
let storage: MemoryStorage;

beforeEach(async () => {
  asked = [];
  storage = new MemoryStorage();
  server = createServer(async (request, response) => {
    headers = request.headers;
    asked.push({ method: request.method ?? "", url: request.url ?? "", body: await textOf(request) });
    response.writeHead(reply.status, { "content-type": "application/json" }).end(reply.body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  vi.stubGlobal("window", { localStorage: storage });
  stubOrigin(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

afterEach(async () => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

/** A page asks where it came from; here there is no page. */
function stubOrigin(origin: string): void {
  const realFetch = globalThis.fetch;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => realFetch(new URL(path, origin), init));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  return (request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString();
}

function answers(status: number, body: unknown): void {
  reply = { status, body: typeof body === "string" ? body : JSON.stringify(body) };
}

test("joining gives who one is, and keeps what proves it", async () => {
  answers(200, { id: "p1", name: "Ada 2", resumeToken: "secret" });
  const joined = await joinClass("23CDFG", "Ada");
  expect(joined).toEqual({ ok: true, value: { id: "p1", name: "Ada 2", resumeToken: "secret" } });
  expect(asked).toEqual([{ method: "POST", url: "/api/classes/23CDFG/join", body: '{"name":"Ada"}' }]);
  expect(storage.getItem("baton:resume:23CDFG")).toBe('"secret"');
});

test("starting keeps what proves that one is the host", async () => {
  answers(200, { code: "23CDFG", resumeToken: "secret" });
  await startClass({ lesson: "generators", hostName: "Grace" });
  expect(storage.getItem("baton:resume:23CDFG")).toBe('"secret"');
});

test("a refusal is a code, with how long to wait where there is one", async () => {
  answers(403, { error: "room-locked" });
  expect(await joinClass("23CDFG", "Ada")).toEqual({ ok: false, error: { code: "room-locked" } });
  answers(429, { error: "too-many-tries", retryAfterS: 30 });
  expect(await classDoor("23CDFG")).toEqual({
    ok: false,
    error: { code: "too-many-tries", retryAfterS: 30 },
  });
  expect(storage.getItem("baton:resume:23CDFG")).toBeNull();
});

test.each([
  [502, "<html>Bad Gateway</html>", "unavailable"],
  [404, "<html>Not Found</html>", "bad-answer"],
  [200, "<html>Log in to the Wi-Fi</html>", "bad-answer"],
  [200, '{"classes":"none"}', "bad-answer"],
])("%i with %s is %s", async (status, body, code) => {
  answers(status, body);
  expect(await hostedClasses()).toEqual({ ok: false, error: { code } });
});

test("a run is sent packed, under the command's id, with what proves who one is", async () => {
  answers(200, { seq: 7 });
  const run = { step: 1, trace: tinyTrace(30) };
  const shared = await shareRun("23CDFG", { commandId: "the-same-id", token: "secret" }, run);
  expect(shared).toEqual({ ok: true, value: { seq: 7 } });
  expect(asked).toEqual([{ method: "POST", url: "/api/classes/23CDFG/runs", body: JSON.stringify(run) }]);
  expect(headers).toMatchObject({
    "content-encoding": "gzip",
    "content-type": "application/json",
    "baton-command": "the-same-id",
    "baton-resume-token": "secret",
  });
});

test("a browser that cannot pack sends a run as it is", async () => {
  vi.stubGlobal("CompressionStream", undefined);
  answers(200, { seq: 7 });
  const run = { step: 1, trace: tinyTrace(30) };
  await shareRun("23CDFG", { commandId: "the-same-id", token: null }, run);
  expect(asked[0]?.body).toBe(JSON.stringify(run));
  expect(headers["content-encoding"]).toBeUndefined();
  expect(headers["baton-resume-token"]).toBeUndefined();
});

test("a trace that is none is a bad answer, however good it begins", async () => {
  const trace = tinyTrace(450);
  answers(200, trace);
  expect(await fetchTrace("0".repeat(32))).toEqual({ ok: true, value: trace });
  answers(200, { ...trace, steps: trace.steps.with(449, { e: "line" } as never) });
  expect(await fetchTrace("0".repeat(32))).toEqual({ ok: false, error: { code: "bad-answer" } });
});

test("no answer at all is unreachable", async () => {
  await new Promise((closed) => server.close(closed));
  expect(await hostedClasses()).toEqual({ ok: false, error: { code: "unreachable" } });
  server = createServer().listen(0);
});
