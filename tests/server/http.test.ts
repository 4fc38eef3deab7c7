import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import { ClassDoor, ClassStarted, HostedClasses, HostLink } from "../../domain/http-api.ts";
import { Lesson, LessonNotes } from "../../domain/lesson/lesson.ts";
import type { ClassStore, Credential } from "../../server/store/class-store.ts";
import { openMemoryStores } from "../../server/store/memory/open-memory-stores.ts";
import { Browser, granted, refusal } from "../support/browser.ts";
import { Classroom } from "../support/classroom.ts";
import { type ServerChoices, startServer, type TestServer } from "../support/start-server.ts";
import { tinyLesson, tinyLibrary } from "../support/tiny-lesson.ts";

async function serverFor(choices: ServerChoices = {}): Promise<TestServer> {
  const server = await startServer(choices);
  onTestFinished(() => server.close());
  return server;
}

describe("starting a class", () => {
  test("makes this browser its host, by a cookie that scripts cannot read", async () => {
    const server = await serverFor();
    const browser = new Browser(server.url);
    const response = await browser.post("/api/classes", { lesson: "tiny", hostName: "Grace" });
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^baton=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/);
    const { code } = await granted(response, ClassStarted);
    const door = await granted(await browser.get(`/api/classes/${code}`), ClassDoor);
    expect(door).toMatchObject({ door: "open", lessonTitle: "Tiny", self: { role: "host", name: "Grace" } });
  });

  test("gives a secure cookie behind a trusted proxy that has https", async () => {
    const server = await serverFor({ config: { trustProxy: true } });
    const browser = new Browser(server.url, { "x-forwarded-proto": "https" });
    const response = await browser.post("/api/classes", { lesson: "tiny", hostName: "Grace" });
    expect(response.headers.getSetCookie()[0]).toContain("; Secure");
  });

  test.each([
    [{ lesson: "tiny", hostName: "\u200b" }, 422, "name-invisible"],
    [{ lesson: "tiny", hostName: "   " }, 422, "name-empty"],
    [{ lesson: "tiny", hostName: "x".repeat(41) }, 422, "name-too-long"],
    [{ lesson: "no-such", hostName: "Grace" }, 404, "no-such-lesson"],
    [{ lesson: "../secret", hostName: "Grace" }, 404, "no-such-lesson"],
    [{ lesson: "tiny" }, 400, "bad-request"],
    ["{", 400, "bad-request"],
    ["", 400, "bad-request"],
    [{ lesson: "tiny", hostName: "Grace", filler: "x".repeat(17_000) }, 413, "too-large"],
  ])("%j is refused", async (body, status, error) => {
    const server = await serverFor();
    expect(await refusal(await new Browser(server.url).post("/api/classes", body))).toEqual({
      status,
      error,
    });
  });

  test("keeps the lesson as it was, whatever becomes of the file", async () => {
    let changed = false;
    const lessons = {
      ...tinyLibrary,
      get: (slug: string) => (changed ? undefined : tinyLibrary.get(slug)),
    };
    const server = await serverFor({ lessons });
    const browser = new Browser(server.url);
    const { code } = await browser.start();
    changed = true;
    const response = await browser.get(`/api/lessons/${"a".repeat(32)}`);
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(await granted(response, Lesson)).toEqual(tinyLesson);
    const notes = await granted(await browser.get(`/api/classes/${code}/notes`), LessonNotes);
    expect(notes.notes["step-0"]).toContain("Say hello");
  });
});

describe("the door", () => {
  test("says closed, locked, full or open", async () => {
    const room = await Classroom.open({ config: { maxStudents: 1 } });
    const doorNow = async () =>
      (await granted(await new Browser(room.server.url).get(`/api/classes/${room.code}`), ClassDoor)).door;
    expect(await doorNow()).toBe("open");
    await room.host.command({ type: "room/lock" });
    expect(await doorNow()).toBe("locked");
    await room.host.command({ type: "room/unlock" });
    await room.student("Ada");
    expect(await doorNow()).toBe("full");
    await room.host.command({ type: "session/close" });
    expect(await doorNow()).toBe("closed");
  });

  test.each([
    [{ type: "room/lock" }, "room-locked"],
    [{ type: "session/close" }, "session-not-open"],
  ] as const)("after %j nobody new comes in", async (command, error) => {
    const room = await Classroom.open();
    await room.host.command(command);
    const response = await new Browser(room.server.url).post(`/api/classes/${room.code}/join`, {
      name: "Ada",
    });
    expect(await refusal(response)).toEqual({ status: 409, error });
  });

  test("reads a code as people type it", async () => {
    const room = await Classroom.open();
    const typed = `${room.code.slice(0, 3)}-${room.code.slice(3)}`.toLowerCase();
    expect((await new Browser(room.server.url).get(`/api/classes/${typed}`)).status).toBe(200);
    expect((await new Browser(room.server.url).get("/api/classes/nonsense")).status).toBe(404);
  });
});

describe("joining", () => {
  test("twice with one browser is one person, even at once", async () => {
    const stores = openMemoryStores();
    let open = (): void => {};
    let gate: Promise<void> = Promise.resolve();
    const addCredential = async (credential: Credential): Promise<void> => {
      await gate;
      await stores.classes.addCredential(credential);
    };
    const classes = new Proxy<ClassStore>(stores.classes, {
      get: (store, name: keyof ClassStore) =>
        name === "addCredential" ? addCredential : store[name].bind(store),
    });
    const room = await Classroom.open({ stores: { ...stores, classes } });
    const ada = new Browser(room.server.url);
    await ada.start("Elsewhere");
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const joining = ["Ada", "Ada", "Eve"].map((name) => ada.join(room.code, name));
    // Long enough in turns of the event loop for all of them to come to where they must wait.
    for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
    open();
    const joined = await Promise.all(joining);
    expect(new Set(joined.map(({ id }) => id)).size).toBe(1);
  });

  test("with the same name gets a number", async () => {
    const room = await Classroom.open();
    await new Browser(room.server.url).join(room.code, "Ada");
    expect((await new Browser(room.server.url).join(room.code, "ada")).name).toBe("ada 2");
  });

  test("as a host is being recognised as the host", async () => {
    const room = await Classroom.open();
    const { id, name } = await room.browser.join(room.code, "Somebody");
    expect({ id, name }).toEqual({ id: room.host.self?.id, name: "Grace" });
  });

  test("after being removed is the same person again; after a ban it is refused", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    await room.host.command({ type: "participant/remove", id: ada.id });
    const again = await ada.browser.join(room.code, "Ada");
    expect(again.id).toBe(ada.id);
    await room.host.command({ type: "participant/ban", id: ada.id });
    const response = await ada.browser.post(`/api/classes/${room.code}/join`, { name: "Ada" });
    expect(await refusal(response)).toEqual({ status: 403, error: "banned" });
    const door = await granted(await ada.browser.get(`/api/classes/${room.code}`), ClassDoor);
    expect(door.self?.standing).toBe("banned");
  });
});

describe("the host link", () => {
  test("makes a second device the same host, at any time, by the same link", async () => {
    const room = await Classroom.open();
    const path = `/api/classes/${room.code}/host-link`;
    const first = await granted(await room.browser.get(path), HostLink);
    const second = await granted(await room.browser.get(path), HostLink);
    expect(first).toEqual(second);
    const [page, key = ""] = first.path.split("#host=");
    expect(page).toBe(`/teach/${room.code}`);
    const tablet = new Browser(room.server.url);
    await granted(await tablet.post(`/api/classes/${room.code}/claim`, { key }), ClassStarted);
    const socket = room.stranger(tablet.cookie);
    expect((await socket.hello()).self).toEqual(room.host.self);
  });

  test("with another key, or another class's, is refused", async () => {
    const room = await Classroom.open();
    const other = new Browser(room.server.url);
    const { code } = await other.start();
    const { path } = await granted(await other.get(`/api/classes/${code}/host-link`), HostLink);
    for (const key of ["x", path.split("#host=")[1]]) {
      const response = await new Browser(room.server.url).post(`/api/classes/${room.code}/claim`, { key });
      expect(await refusal(response)).toEqual({ status: 403, error: "wrong-key" });
    }
  });

  test.each(["host-link", "notes"])("%s is for hosts only", async (what) => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const path = `/api/classes/${room.code}/${what}`;
    for (const browser of [ada.browser, new Browser(room.server.url)]) {
      expect(await refusal(await browser.get(path))).toEqual({ status: 403, error: "not-a-host" });
    }
    await room.host.command({ type: "role/give", id: ada.id, role: "host" });
    expect((await ada.browser.get(path)).status).toBe(200);
  });
});

describe("the classes that a browser has hosted", () => {
  test("newest first, without those where it was a student", async () => {
    const room = await Classroom.open();
    const ada = await room.student("Ada");
    const second = await room.browser.start();
    await ada.browser.start("Ada");
    await room.browser.join((await ada.browser.start("Ada")).code, "Grace");
    const { classes } = await granted(await room.browser.get("/api/hosted"), HostedClasses);
    expect(classes.map(({ code }) => code).sort()).toEqual([room.code, second.code].sort());
    expect(classes.find(({ code }) => code === room.code)).toMatchObject({
      lessonTitle: "Tiny",
      closed: false,
      people: 1,
    });
  });

  test("none for a new browser", async () => {
    const server = await serverFor();
    expect(await (await new Browser(server.url).get("/api/hosted")).json()).toEqual({ classes: [] });
  });
});

describe("every answer", () => {
  test("has headers that keep pages out of frames and types as they are", async () => {
    const server = await serverFor();
    for (const path of ["/healthz", "/api/hosted", "/api/nothing", "/nothing"]) {
      const { headers } = await new Browser(server.url).get(path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("content-security-policy")).toContain(`ws://${new URL(server.url).host}`);
    }
  });

  test("a Host header cannot add to the policy", async () => {
    const server = await serverFor();
    const { request } = await import("node:http");
    const policy = await new Promise((resolve) => {
      const headers = { host: "evil.example; script-src *" };
      request(server.url, { headers }, (response) =>
        resolve(response.headers["content-security-policy"]),
      ).end();
    });
    expect(policy).not.toContain("evil.example");
  });

  test.each(["http://evil.example", "null", "http://127.0.0.1:1", "nonsense"])(
    "to a request from %s is other-origin, and its socket is refused",
    async (origin) => {
      const server = await serverFor();
      const browser = new Browser(server.url, { origin });
      const response = await browser.post("/api/classes", { lesson: "tiny", hostName: "Eve" });
      expect(await refusal(response)).toEqual({ status: 403, error: "other-origin" });
      const socket = await browser.get("/socket.io/?EIO=4&transport=polling");
      expect(socket.status).toBe(403);
    },
  );

  test("to a request from our own page is as usual", async () => {
    const server = await serverFor();
    const browser = new Browser(server.url, { origin: server.url });
    expect((await browser.post("/api/classes", { lesson: "tiny", hostName: "Grace" })).status).toBe(200);
    expect((await browser.get("/socket.io/?EIO=4&transport=polling")).status).toBe(200);
  });

  test("is JSON that says what was not found", async () => {
    const server = await serverFor();
    const browser = new Browser(server.url);
    for (const path of ["/api/classes", "/api/lessons", "/api/lessons/..%2f..", "/api/x", "/x"]) {
      expect(await refusal(await browser.get(path))).toEqual({ status: 404, error: "not-found" });
    }
  });

  test.each(["br", "gzip"])("that is long comes as %s when the browser reads that", async (encoding) => {
    const server = await serverFor();
    const browser = new Browser(server.url, { "accept-encoding": encoding });
    await browser.start();
    const response = await browser.get(`/api/lessons/${"a".repeat(32)}`);
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(response.headers.get("vary")).toContain("accept-encoding");
    expect(await granted(response, Lesson)).toEqual(tinyLesson);
  });

  test("that is short, or for a browser that wants it plain, comes as it is", async () => {
    const server = await serverFor();
    const short = await new Browser(server.url, { "accept-encoding": "br" }).get("/api/hosted");
    expect(short.headers.get("content-encoding")).toBeNull();
    const plain = new Browser(server.url, { "accept-encoding": "br;q=0, identity" });
    await plain.start();
    expect((await plain.get(`/api/lessons/${"a".repeat(32)}`)).headers.get("content-encoding")).toBeNull();
  });
});

describe("pages", () => {
  const text = "All generators are iterators. ".repeat(200);
  const ways: Record<string, (response: ServerResponse) => void> = {
    "in one go": (response) => {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(text);
    },
    "with its length told": (response) => {
      response.writeHead(200, { "content-type": "text/html", "content-length": Buffer.byteLength(text) });
      response.end(text);
    },
    "with a flat list of headers": (response) => {
      response.writeHead(200, "Fine", ["content-type", "text/html", "etag", '"1"'] as never);
      response.end(Buffer.from(text));
    },
    "bit by bit": (response) => {
      response.setHeader("content-type", "text/html");
      for (let at = 0; at < text.length; at += 100) response.write(text.slice(at, at + 100));
      response.end();
    },
    "by a pipe": (response) => {
      response.setHeader("content-type", "text/html");
      Readable.from([text.slice(0, 1000), text.slice(1000)]).pipe(response);
    },
    "after a wish for the head to be sent at once": (response) => {
      response.setHeader("content-type", "text/html");
      response.flushHeaders();
      response.end(text);
    },
  };

  async function pagesFrom(write: (response: ServerResponse) => void): Promise<TestServer> {
    const handle = async (_: unknown, response: ServerResponse): Promise<void> => write(response);
    return serverFor({ pages: { handle, upgrade: () => {}, close: async () => {} } });
  }

  test.each(Object.entries(ways))("written %s arrive whole, and small", async (_, write) => {
    const server = await pagesFrom(write);
    for (const encoding of ["br", "gzip", null]) {
      const response = await new Browser(server.url, { "accept-encoding": encoding ?? "identity" }).get(
        "/page",
      );
      expect(response.status).toBe(200);
      expect(await response.text()).toBe(text);
      expect(response.headers.get("content-encoding")).toBe(encoding);
    }
  });

  test("a stream shows its first part before its last is written", async () => {
    let finish = (): void => {};
    const server = await pagesFrom((response) => {
      response.setHeader("content-type", "text/html");
      response.write("the first part");
      finish = () => response.end("the last");
    });
    const response = await new Browser(server.url, { "accept-encoding": "br" }).get("/page");
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe("the first part");
    finish();
    expect((await reader?.read())?.value).toBe("the last");
  });

  test("that have not changed, or are pictures, are left alone", async () => {
    const server = await pagesFrom((response) => {
      response.writeHead(304, { etag: '"1"' });
      response.end();
    });
    expect((await new Browser(server.url, { "accept-encoding": "br" }).get("/page")).status).toBe(304);
    const pictures = await pagesFrom((response) => {
      response.setHeader("content-type", "image/png");
      response.end(text);
    });
    const response = await new Browser(pictures.url, { "accept-encoding": "br" }).get("/picture");
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(response.headers.get("content-length")).toBe(String(Buffer.byteLength(text)));
  });

  test("that fail are answered, and the server goes on", async () => {
    const server = await pagesFrom(() => {
      throw new Error("A page is broken");
    });
    expect(await refusal(await new Browser(server.url).get("/page"))).toEqual({
      status: 503,
      error: "unavailable",
    });
    expect(server.logged()).toContain("A page is broken");
    expect((await new Browser(server.url).get("/healthz")).status).toBe(200);
  });
});

describe("files", () => {
  test("pictures of lessons are served, and may do nothing but be looked at", async () => {
    const server = await serverFor();
    const [picture] = (await import("node:fs")).readdirSync("lessons/images");
    const response = await new Browser(server.url).get(`/lesson-images/${picture}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("image/svg+xml");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  test.each([
    "/lesson-images/../generators-and-coroutines.md",
    "/lesson-images/..%2fREADME.md",
    "/lesson-images/%2e%2e/%2e%2e/package.json",
    "/lesson-images/",
    "/../package.json",
    "/_next/static/../../package.json",
    "/lesson-images/%",
  ])("%s gets nobody out of the folder", async (path) => {
    const server = await serverFor();
    const { request } = await import("node:http");
    const status = await new Promise((resolve) => {
      request({ port: server.port, host: "127.0.0.1", path }, (response) =>
        resolve(response.statusCode),
      ).end();
    });
    expect(status).toBe(404);
  });

  test("a range that makes no sense is not asked about", async () => {
    const server = await serverFor();
    const [picture] = (await import("node:fs")).readdirSync("lessons/images");
    const browser = new Browser(server.url, { range: "bytes=900000-2" });
    expect((await browser.get(`/lesson-images/${picture}`)).status).toBe(200);
  });
});

describe("for those who watch over the server", () => {
  test("healthz and readyz say so, and readyz says when the store is not writable", async () => {
    const server = await serverFor();
    expect((await new Browser(server.url).get("/healthz")).status).toBe(200);
    expect((await new Browser(server.url).get("/readyz")).status).toBe(200);
    const broken = await serverFor({
      stores: {
        ...server.stores,
        probe: () => Promise.reject(new Error("disk full")),
        close: async () => {},
      },
    });
    expect((await new Browser(broken.url).get("/readyz")).status).toBe(503);
    expect((await new Browser(broken.url).get("/healthz")).status).toBe(200);
  });

  test("metrics count connections by role and transport, commands, and what was appended", async () => {
    const room = await Classroom.open();
    await room.student("Ada", { polling: true });
    await room.screen();
    await room.step(2);
    await room.host.command({ type: "screens/show" });
    const text = await (await room.browser.get("/metrics")).text();
    expect(text).toContain('baton_connections{role="host",transport="websocket"} 1');
    expect(text).toContain('baton_connections{role="student",transport="polling"} 1');
    expect(text).toContain('baton_connections{role="screen",transport="websocket"} 1');
    expect(text).toContain("baton_classes_live 1");
    expect(text).toContain('baton_commands_total{outcome="granted"} 1');
    expect(text).toContain('baton_commands_total{outcome="nothing-to-do"} 1');
    expect(text).toContain("baton_append_seconds_count 3");
    expect(text).toContain('baton_http_requests_total{route="/api/classes/:code/join",status="200"} 1');
    expect(text).toMatch(/baton_deliveries_total [1-9]/);
    expect(text).toContain("baton_nodejs_eventloop_lag_seconds");
  });
});
