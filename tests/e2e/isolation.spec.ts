import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame } from "@playwright/test";
import type { Trace } from "../../domain/trace/trace.ts";
import { CountingServer } from "./support/counting-server.ts";
import { RunnerPage } from "./support/runner-page.ts";
import { expect, test as story } from "./support/story.ts";

const WAYS_OUT = readFileSync(join(import.meta.dirname, "support/ways-out.py"), "utf8");

const test = story.extend<{ outside: CountingServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here.
  outside: async ({}, use) => {
    const outside = await CountingServer.start();
    await use(outside);
    await outside.close();
  },
});

test("the runner document comes with exactly this policy, and may stand in our own pages only", async ({
  server,
}) => {
  const response = await fetch(`${server.url}/runner/document.html`);
  expect(response.headers.get("content-security-policy")?.replace(/sha256-[\w+/=]{44}/, "sha256-…")).toBe(
    "default-src 'none'; script-src 'wasm-unsafe-eval' 'sha256-…' blob:; worker-src blob:; connect-src 'none'; " +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts",
  );
  expect(response.headers.get("cache-control")).toBe("public,max-age=0,must-revalidate");
  expect(response.headers.get("set-cookie")).toBeNull();
  // After a reload a browser asks whether it has changed, and goes by the policy of that answer.
  const etag = response.headers.get("etag") ?? "";
  const again = await fetch(`${server.url}/runner/document.html`, { headers: { "if-none-match": etag } });
  expect(again.status).toBe(304);
  expect(again.headers.get("content-security-policy")).toBe(response.headers.get("content-security-policy"));
  const home = await fetch(`${server.url}/`);
  expect(home.headers.get("content-security-policy")).toContain("frame-src 'self'");
});

test("a program that tries twenty-three ways out finds them shut, and no server hears of it", async ({
  cast,
  server,
  outside,
}) => {
  cast.expectInConsole(/Content Security Policy|Refused to/);
  const ada = await cast.student("Ada");
  const runner = await RunnerPage.open(ada.page, server.url);
  await ada.page.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the program looks for one.
    document.cookie = "secret=1";
  });
  const result = await runner.run(WAYS_OUT.replace("URL_OF_THE_COUNTING_SERVER", outside.url), [], 5_000);
  expect(result.ok).toBe(true);
  const { value } = result as { value: Trace };
  const lines = value.steps
    .map(({ o = "" }) => o)
    .join("")
    .trim()
    .split("\n");
  test.info().annotations.push({ type: "ways", description: lines.join("; ") });
  expect(value.end).toEqual({ how: "finished" });
  expect(lines).toHaveLength(23);
  expect(lines.filter((line) => !/: shut/.test(line))).toEqual([]);
  quiet(outside);
});

test("even whoever has JavaScript in the worker gets nothing out", async ({ cast, server, outside }) => {
  cast.expectInConsole(/./);
  const ada = await cast.student("Ada");
  const runner = await RunnerPage.open(ada.page, server.url);
  await runner.load();
  await runner.ready();
  const [worker] = ada.page.workers();
  expect(worker).toBeDefined();
  const tried = await worker!.evaluate(waysOutOfAWorker, outside.url);
  expect(Object.keys(tried)).toHaveLength(11);
  expect(Object.entries(tried).filter(([, came]) => came !== "shut")).toEqual([]);
  quiet(outside);
});

test("and whoever has JavaScript in the runner document neither", async ({ cast, server, outside }) => {
  cast.expectInConsole(/./);
  const ada = await cast.student("Ada");
  const runner = await RunnerPage.open(ada.page, server.url);
  await runner.load();
  await runner.ready();
  const frame = runnerFrame(ada.page.frames());
  const tried = await frame.evaluate(waysOutOfADocument, outside.url);
  expect(Object.keys(tried)).toHaveLength(16);
  expect(Object.entries(tried).filter(([, came]) => came !== "shut")).toEqual([]);
  const refused = ada.page.evaluate(
    () => new Promise((resolve) => document.addEventListener("securitypolicyviolation", resolve)),
  );
  await frame.evaluate((url) => location.assign(`${url}/away`), outside.url);
  await refused;
  // Chromium connects before it asks whether a frame may go there, and then asks nothing.
  expect(outside.heard).toEqual([]);
  expect(ada.page.url()).toContain(server.url);
});

test("without the policy the same ways are open, and the counting server counts", async ({
  page,
  outside,
}) => {
  await page.goto(outside.url);
  const before = outside.heard.length;
  const tried = await page.evaluate(waysOutOfADocument, outside.url);
  const open = Object.keys(tried).filter((name) => tried[name] === "OPEN");
  expect(open).toEqual(expect.arrayContaining(["fetch", "script", "style", "localStorage", "popup"]));
  expect(outside.heard.length - before).toBeGreaterThan(5);
});

test("what a stranger's window says is not heard, nor what makes no sense", async ({ cast, server }) => {
  const ada = await cast.student("Ada");
  const runner = await RunnerPage.open(ada.page, server.url);
  await runner.load();
  await runner.ready();
  const result = runner.run("import itertools\nsum(itertools.count())");
  await ada.page.waitForFunction(() => window.runner.getSnapshot().is === "running");
  const end = { end: { how: "finished" }, python: "3.14.2" };
  await ada.page.evaluate((text) => {
    for (let python = 0; python < 5; python++) window.postMessage({ is: "report", python, text }, "*");
  }, JSON.stringify(end));
  await runnerFrame(ada.page.frames()).evaluate(() => {
    for (const nonsense of [null, 7, "x", {}, { is: "report" }, { is: "here" }])
      parent.postMessage(nonsense, "*");
  });
  expect((await runner.state()).is).toBe("running");
  await runner.stop();
  expect(await result).toMatchObject({ value: { end: { how: "stopped", why: "asked" } } });
});

function quiet(outside: CountingServer): void {
  expect(outside.heard).toEqual([]);
  expect(outside.connections).toBe(0);
}

function runnerFrame(frames: readonly Frame[]): Frame {
  const frame = frames.find((one) => one.url().endsWith("/runner/document.html"));
  if (!frame) throw new Error("There is no runner document");
  return frame;
}

/** Runs in the worker. What the worker took away is fetched back from where browsers keep it, if it can be. */
async function waysOutOfAWorker(url: string): Promise<Record<string, string>> {
  // biome-ignore lint/suspicious/noExplicitAny: what is there is what is asked.
  const scope = self as unknown as Record<string, any>;
  const scopePrototype = Object.getPrototypeOf(Object.getPrototypeOf(self));
  const ways: Record<string, () => unknown> = {
    fetch: () => scopePrototype.fetch.call(self, `${url}/fetch`),
    fetchOpaque: () => scopePrototype.fetch.call(self, `${url}/opaque`, { mode: "no-cors" }),
    xhr: () => {
      const request = new scope.XMLHttpRequest();
      request.open("GET", `${url}/xhr`, false);
      request.send();
    },
    webSocket: () => new scope.WebSocket(url.replace("http", "ws")),
    eventSource: () => new scope.EventSource(`${url}/events`),
    webTransport: () => new scope.WebTransport(url.replace("http", "https")).ready,
    importScripts: () => scopePrototype.importScripts.call(self, `${url}/import-scripts`),
    dynamicImport: () => import(`${url}/import`),
    indexedDb: () => {
      return new Promise((resolve, reject) => {
        const request = scopePrototype.indexedDB.open("x");
        request.onsuccess = resolve;
        request.onerror = reject;
      });
    },
    caches: () => scope.caches.open("x"),
    nestedWorker: () =>
      new Promise((resolve, reject) => {
        const source = `fetch(${JSON.stringify(`${url}/nested`)}).then(() => postMessage(1), () => postMessage(0))`;
        const worker = new scope.Worker(URL.createObjectURL(new Blob([source])));
        worker.onmessage = ({ data }: MessageEvent) => (data ? resolve(1) : reject(new Error("shut")));
        worker.onerror = reject;
      }),
  };
  const tried: Record<string, string> = {};
  for (const [name, way] of Object.entries(ways)) {
    tried[name] = await Promise.resolve()
      .then(way)
      .then(
        () => "OPEN",
        () => "shut",
      );
  }
  return tried;
}

/** Runs in the runner document. */
async function waysOutOfADocument(url: string): Promise<Record<string, string>> {
  const loads = (tag: string, attribute: string) => () =>
    new Promise((resolve, reject) => {
      const element = document.createElement(tag);
      element.onload = resolve;
      element.onerror = reject;
      if (tag === "link") element.setAttribute("rel", "stylesheet");
      element.setAttribute(attribute, `${url}/${tag}`);
      // A frame whose address is forbidden says that it has loaded: what counts is what the server hears.
      if (tag === "iframe") element.onload = reject;
      document.body.append(element);
    });
  const ways: Record<string, () => unknown> = {
    fetch: () => fetch(`${url}/fetch`),
    ownServer: () => fetch(new URL("/healthz", document.baseURI)),
    webSocket: () =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(url.replace("http", "ws"));
        socket.onopen = resolve;
        socket.onerror = reject;
      }),
    eventSource: () =>
      new Promise((resolve, reject) => {
        const events = new EventSource(`${url}/events`);
        events.onopen = resolve;
        events.onerror = reject;
      }),
    beacon: () => navigator.sendBeacon(`${url}/beacon`) && Promise.reject(new Error("only queued")),
    cookie: () => document.cookie,
    parentDocument: () => parent.document.title,
    parentLocation: () => parent.location.href,
    localStorage: () => localStorage.length,
    serviceWorker: () => navigator.serviceWorker.register(`${url}/service-worker.js`),
    popup: () => window.open(`${url}/popup`) ?? Promise.reject(new Error("shut")),
    image: loads("img", "src"),
    script: loads("script", "src"),
    style: loads("link", "href"),
    frame: loads("iframe", "src"),
    form: () => {
      const form = document.createElement("form");
      form.action = `${url}/form`;
      form.method = "post";
      document.body.append(form);
      form.submit();
      return Promise.reject(new Error("it only asks"));
    },
  };
  const tried: Record<string, string> = {};
  for (const [name, way] of Object.entries(ways)) {
    tried[name] = await Promise.resolve()
      .then(way)
      .then(
        () => "OPEN",
        () => "shut",
      );
  }
  return tried;
}
