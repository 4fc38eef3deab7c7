import { createHash } from "node:crypto";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { MAX_RUN_BODY, RUN_HEADERS, RunShared } from "../../domain/http-api.ts";
import { Trace } from "../../domain/trace/trace.ts";
import type { Blob } from "../../server/store/class-store.ts";
import { openMemoryStores } from "../../server/store/memory/open-memory-stores.ts";
import { Browser, granted, refusal } from "../support/browser.ts";
import { Classroom } from "../support/classroom.ts";
import { HandClock } from "../support/clock.ts";
import type { ServerChoices } from "../support/start-server.ts";
import { tinyLibrary } from "../support/tiny-lesson.ts";
import { tinyTrace } from "../support/tiny-trace.ts";

const STEP = 6;
const run = { step: STEP, trace: tinyTrace(30) };

/** A class, with the traces that its store was given. */
async function classroom(choices: ServerChoices = {}): Promise<{ room: Classroom; kept: Blob[] }> {
  const stores = openMemoryStores();
  const kept: Blob[] = [];
  const putBlob = stores.classes.putBlob.bind(stores.classes);
  stores.classes.putBlob = async (blob) => {
    if (blob.kind === "trace") kept.push(blob);
    await putBlob(blob);
  };
  return { room: await Classroom.open({ stores, ...choices }), kept };
}

async function shownIn(room: Classroom): Promise<{ hash: string; frames: number; name: string } | undefined> {
  return (await room.server.registry.find(room.code))?.state.runs[STEP];
}

describe("whoever drives shows the class what they ran", () => {
  test("and it is on every screen, at its first frame, for late ones too", async () => {
    const { room } = await classroom();
    const [ada, screen] = [await room.student("Ada"), await room.screen()];
    await room.step(STEP, 3);
    const { seq } = await granted(await room.browser.share(room.code, run), RunShared);
    const bob = await room.student("Bob");
    for (const socket of [room.host, ada.socket, screen, bob.socket]) {
      await socket.until(() => socket.reader.seq >= seq);
      const { runs, position } = socket.reader.state;
      expect(position).toEqual({ step: STEP, frame: 0 });
      expect(runs).toEqual({ [STEP]: { hash: expect.any(String), frames: 30, name: "count.py" } });
      const trace = await bob.browser.get(`/api/traces/${runs[STEP]?.hash}`);
      expect(await granted(trace, Trace)).toEqual(run.trace);
    }
  });

  test("and moves on in it, and puts it away", async () => {
    const { room } = await classroom();
    const ada = await room.student("Ada");
    await granted(await room.browser.share(room.code, run), RunShared);
    await room.step(STEP, 29);
    await room.host.command({ type: "run/put-away", step: STEP });
    await ada.socket.until(() => Object.keys(ada.socket.reader.state.runs).length === 0);
    await ada.socket.until(() => ada.socket.reader.state.position.frame === 3);
  });

  test("a student with the baton too, by a resume token where there is no cookie", async () => {
    const { room } = await classroom();
    const browser = new Browser(room.server.url);
    const { id, resumeToken } = await browser.join(room.code, "Ada");
    await room.host.command({ type: "baton/pass", id });
    const bare = new Browser(room.server.url);
    expect((await bare.share(room.code, run)).status).toBe(403);
    const shared = await bare.share(room.code, run, { [RUN_HEADERS.resumeToken]: resumeToken });
    await granted(shared, RunShared);
    expect(await shownIn(room)).toMatchObject({ frames: 30 });
  });

  test("unpacked as well", async () => {
    const { room } = await classroom();
    const headers = { [RUN_HEADERS.commandId]: "run-as-it-is", "content-type": "application/json" };
    const response = await fetch(`${room.server.url}/api/classes/${room.code}/runs`, {
      method: "POST",
      body: JSON.stringify(run),
      headers: { ...headers, cookie: room.browser.cookie ?? "" },
    });
    await granted(response, RunShared);
  });

  test("C1 again, when the answer was lost: the same answer and one event, even when the baton has gone on", async () => {
    const { room } = await classroom();
    const ada = await room.student("Ada");
    const same = { [RUN_HEADERS.commandId]: "the-same-id" };
    const share = () => room.browser.share(room.code, run, same);
    const [first, second] = await Promise.all([share(), share()]);
    const { seq } = await granted(first, RunShared);
    await room.host.command({ type: "baton/pass", id: ada.id });
    for (const answer of [second, await share()]) expect(await granted(answer, RunShared)).toEqual({ seq });
    await ada.socket.until(() => ada.socket.reader.seq === seq + 1);
    const events = ada.socket.batches.flatMap((batch) => batch.events);
    expect(events.filter(({ body }) => body.type === "run/shown")).toHaveLength(1);
  });

  test("S3 and it is still there after the server was started anew", async () => {
    const stores = { ...openMemoryStores(), close: async () => {} };
    const before = await Classroom.open({ stores });
    await granted(await before.browser.share(before.code, run), RunShared);
    const shown = await shownIn(before);
    const after = await Classroom.open({ stores });
    const actor = await after.server.registry.find(before.code);
    expect(actor?.state.runs[STEP]).toEqual(shown);
    const trace = await after.browser.get(`/api/traces/${shown?.hash}`);
    expect(await granted(trace, Trace)).toEqual(run.trace);
  });
});

describe("nothing is shown and nothing is kept", () => {
  test("of somebody without the baton, of strangers, and in other classes", async () => {
    const { room, kept } = await classroom();
    const ada = await room.student("Ada");
    const tries = [
      [await ada.browser.share(room.code, run), 403, "not-your-baton"],
      [await new Browser(room.server.url).share(room.code, run), 403, "not-a-participant"],
      [await room.browser.share("222222", run), 404, "no-such-class"],
    ] as const;
    for (const [response, status, error] of tries) expect(await refusal(response)).toEqual({ status, error });
    await room.host.command({ type: "session/close" });
    expect((await refusal(await room.browser.share(room.code, run))).error).toBe("session-not-open");
    expect([kept, await shownIn(room)]).toEqual([[], undefined]);
  });

  test("before the body of somebody who may not was read: what is in it does not matter", async () => {
    const { room } = await classroom();
    const ada = await room.student("Ada");
    expect((await refusal(await ada.browser.share(room.code, "nonsense"))).error).toBe("not-your-baton");
    // Large enough to fill every buffer on the way: the refusal comes through all the same.
    const large = { ...run, filler: incompressible(2_000_000) };
    const response = await ada.browser.share(room.code, large);
    expect((await refusal(response)).error).toBe("not-your-baton");
    expect(response.headers.get("connection")).toBe("keep-alive");
  });

  test.each([
    ["no such step", { ...run, step: 99 }, 409, "no-such-step"],
    ["no step", { trace: run.trace }, 400, "bad-request"],
    ["no trace", { step: STEP }, 400, "bad-request"],
    ["more than a run", { ...run, hash: "0".repeat(32) }, 400, "bad-request"],
    ["a field that traces do not have", tampered({ html: "<script>" }), 400, "bad-trace"],
    ["no steps", tampered({ steps: [] }), 400, "bad-trace"],
    ["another version", tampered({ v: 2 }), 400, "bad-trace"],
    [
      "a frame that nobody made",
      tampered({ steps: [...run.trace.steps.slice(0, 9), { e: "line", f: 7, l: 1 }] }),
      400,
      "bad-trace",
    ],
    ["no end", tampered({ steps: run.trace.steps.slice(0, -1) }), 400, "bad-trace"],
    ["lines beyond the source", tampered({ source: "x = 1" }), 400, "bad-trace"],
    ["more steps than there may be", { step: STEP, trace: tinyTrace(5002) }, 400, "bad-trace"],
    ["more than may be sent", { ...run, filler: "x".repeat(MAX_RUN_BODY) }, 413, "too-large"],
    ["more than a trace may hold", tampered({ steps: withOutput("x".repeat(2_050_000)) }), 413, "too-large"],
  ])("%s", async (_, body, status, error) => {
    const { room, kept } = await classroom();
    expect(await refusal(await room.browser.share(room.code, body))).toEqual({ status, error });
    expect([kept, await shownIn(room)]).toEqual([[], undefined]);
  });

  test.each([
    ["a bomb", gzipSync(Buffer.alloc(200_000_000)), "gzip", 413, "too-large"],
    ["a bomb in a bomb", gzipSync(gzipSync(Buffer.alloc(100_000_000))), "gzip, gzip", 400, "bad-request"],
    ["another packing", Buffer.from("{}"), "br", 400, "bad-request"],
    ["what says that it is packed", Buffer.from("{}"), "gzip", 400, "bad-request"],
    ["half of it", gzipSync(JSON.stringify(run)).subarray(0, 200), "gzip", 400, "bad-request"],
    ["no JSON", Buffer.from("{"), "identity", 400, "bad-request"],
    ["nothing", Buffer.alloc(0), "identity", 400, "bad-request"],
  ])("%s", async (_, body, encoding, status, error) => {
    const { room, kept } = await classroom();
    const headers = { cookie: room.browser.cookie ?? "", [RUN_HEADERS.commandId]: "a-command" };
    const response = await fetch(`${room.server.url}/api/classes/${room.code}/runs`, {
      method: "POST",
      body,
      headers: { ...headers, "content-encoding": encoding },
    });
    expect(await refusal(response)).toEqual({ status, error });
    expect([kept, await shownIn(room)]).toEqual([[], undefined]);
  });

  test.each([undefined, "short", "with spaces in it", "x".repeat(65)])(
    "with %j for a command id",
    async (id) => {
      const { room } = await classroom();
      const headers = {
        cookie: room.browser.cookie ?? "",
        ...(id !== undefined && { [RUN_HEADERS.commandId]: id }),
      };
      const response = await fetch(`${room.server.url}/api/classes/${room.code}/runs`, {
        method: "POST",
        headers,
      });
      expect(await refusal(response)).toEqual({ status: 400, error: "bad-request" });
    },
  );

  test("from another origin", async () => {
    const { room } = await classroom();
    const eve = new Browser(room.server.url, { origin: "http://evil.example" });
    eve.cookie = room.browser.cookie;
    expect((await refusal(await eve.share(room.code, run))).error).toBe("other-origin");
  });

  test("of a body that goes on for ever without saying how long it is", async () => {
    const { room, kept } = await classroom();
    const socket = connect(room.server.port, "127.0.0.1");
    const head = [
      `POST /api/classes/${room.code}/runs HTTP/1.1`,
      "host: 127.0.0.1",
      `cookie: ${room.browser.cookie}`,
      `${RUN_HEADERS.commandId}: an-endless-one`,
      "transfer-encoding: chunked",
    ];
    socket.write(`${head.join("\r\n")}\r\n\r\n`);
    const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    const pour = (trouble?: Error | null): void => void (trouble || socket.write(chunk, pour));
    let answer = "";
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      answer += bytes;
    });
    pour();
    await new Promise((closed) => socket.once("close", closed));
    // What a line that is cut on us still lets through is not ours to say; nobody keeps the server listening for ever.
    expect(answer === "" || answer.startsWith("HTTP/1.1 413")).toBe(true);
    expect(kept).toEqual([]);
  });
});

test("L6 twenty runs a minute and participant, of which another one's are not", async () => {
  const clock = new HandClock();
  const { room, kept } = await classroom({ clock });
  for (let at = 0; at < 20; at++) await granted(await room.browser.share(room.code, counted(at)), RunShared);
  const response = await room.browser.share(room.code, counted(20));
  expect(response.headers.get("retry-after")).toBe("3");
  expect(await refusal(response)).toEqual({ status: 429, error: "too-many-tries" });
  expect(kept).toHaveLength(20);
  const ada = await room.student("Ada");
  await room.host.command({ type: "baton/pass", id: ada.id });
  await granted(await ada.browser.share(room.code, counted(20)), RunShared);
  await room.host.command({ type: "baton/take" });
  clock.advance(3000);
  await granted(await room.browser.share(room.code, counted(21)), RunShared);
});

describe("traces by their hash", () => {
  const hash = "c".repeat(32);
  const json = JSON.stringify(tinyTrace(400));

  async function withLessonTrace(): Promise<{ room: Classroom; asked: () => number }> {
    let asked = 0;
    const lessons = {
      ...tinyLibrary,
      trace: (name: string) => {
        asked += 1;
        return name === hash ? json : undefined;
      },
    };
    const { room } = await classroom({ lessons });
    return { room, asked: () => asked };
  }

  test.each(["br", "gzip", "identity"])("the lessons' own come as %s, for ever", async (encoding) => {
    const { room } = await withLessonTrace();
    const browser = new Browser(room.server.url, { "accept-encoding": encoding });
    const response = await browser.get(`/api/traces/${hash}`);
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(response.headers.get("content-encoding")).toBe(encoding === "identity" ? null : encoding);
    expect(response.headers.get("content-type")).toContain("application/json");
    expect(await response.text()).toBe(json);
  });

  test("three hundred screens cost one compression", async () => {
    const { room, asked } = await withLessonTrace();
    const screens = Array.from({ length: 300 }, () => room.browser.get(`/api/traces/${hash}`));
    for (const response of await Promise.all(screens))
      expect((await response.text()).length).toBe(json.length);
    expect(asked()).toBe(1);
  });

  test("a class keeps those of its lesson, whatever becomes of the file", async () => {
    const taught = tinyLibrary.get("tiny");
    const lessons = {
      ...tinyLibrary,
      get: () => taught && { ...taught, traces: new Map([[hash, json]]) },
    };
    const { room } = await classroom({ lessons });
    expect(await (await room.browser.get(`/api/traces/${hash}`)).text()).toBe(json);
  });

  test("no other is there, nor one that is nonsense; asked for before it is there it is found after", async () => {
    const { room } = await classroom();
    for (const name of ["0".repeat(32), "..%2f..", "x"]) {
      const refused = await refusal(await room.browser.get(`/api/traces/${name}`));
      expect(refused).toEqual({ status: 404, error: "not-found" });
    }
    const hash = createHash("sha256")
      .update(JSON.stringify(Trace.parse(run.trace)))
      .digest("hex")
      .slice(0, 32);
    expect((await room.browser.get(`/api/traces/${hash}`)).status).toBe(404);
    await granted(await room.browser.share(room.code, run), RunShared);
    expect((await room.browser.get(`/api/traces/${hash}`)).status).toBe(200);
  });
});

function counted(at: number) {
  return { step: STEP, trace: tinyTrace(10, 100 + at) };
}

function tampered(change: Record<string, unknown>) {
  return { step: STEP, trace: { ...run.trace, ...change } };
}

function withOutput(o: string) {
  return run.trace.steps.map((step, at) => (at === 3 ? { ...step, o } : step));
}

function incompressible(length: number): string {
  return Array.from({ length }, (_, at) =>
    String.fromCharCode(33 + ((at * 7919 + ((at * at) % 977)) % 90)),
  ).join("");
}
