import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  changeRecording,
  deleteRecording,
  forgetStudent,
  ownRecordings,
} from "../../client/recordings-api.ts";
import type { RecordingCard } from "../../domain/recording/recording-api.ts";
import { plainCard } from "../support/plain-card.ts";

const ID = "recording-0123456789";

const card: RecordingCard = { ...plainCard, id: ID, lasted: 2000, code: "23CDFG" };

let reply: { status: number; body: unknown };
let asked: string[];
let server: Server;

beforeEach(async () => {
  asked = [];
  server = createServer(async (request, response) => {
    asked.push(`${request.method} ${request.url} ${await text(request)}`.trim());
    response.writeHead(reply.status, { "content-type": "application/json" }).end(JSON.stringify(reply.body));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const realFetch = globalThis.fetch;
  // A page asks where it came from; here there is no page.
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => realFetch(new URL(path, origin), init));
});

afterEach(async () => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

test("the recordings of this browser come as they are, and nothing that is none", async () => {
  reply = { status: 200, body: [card] };
  expect(await ownRecordings()).toEqual({ ok: true, value: [card] });
  reply = { status: 200, body: [{ ...card, trim: { from: -1, to: null } }] };
  expect(await ownRecordings()).toEqual({ ok: false, error: { code: "bad-answer" } });
  expect(asked).toEqual(Array(2).fill("GET /api/recordings"));
});

test("a change says what changes, and gives the recording as it is then", async () => {
  reply = { status: 200, body: { ...card, title: "Thursday" } };
  const changed = await changeRecording(ID, { title: "Thursday" });
  expect(changed).toEqual({ ok: true, value: { ...card, title: "Thursday" } });
  expect(asked).toEqual([`PATCH /api/recordings/${ID} {"title":"Thursday"}`]);
});

test("a class, or what is one student's, is deleted; why not is told", async () => {
  reply = { status: 200, body: {} };
  expect(await deleteRecording(ID)).toEqual({ ok: true, value: {} });
  reply = { status: 409, body: { error: "still-open" } };
  expect(await forgetStudent(ID, "p1")).toEqual({ ok: false, error: { code: "still-open" } });
  expect(asked).toEqual([`DELETE /api/recordings/${ID}`, `DELETE /api/recordings/${ID}/people/p1`]);
});
