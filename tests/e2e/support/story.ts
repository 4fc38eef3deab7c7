import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContextOptions, test as base, expect } from "@playwright/test";
import { Line } from "../../support/line.ts";
import { ServerProcess } from "../../support/server-process.ts";
import { Host, type Person, Screen, Student } from "./actors.ts";

type Options = BrowserContextOptions & { readonly line?: Line };

/** Calls people into the story, each with a browser of their own. */
export interface Cast {
  host(name?: string, options?: Options): Promise<Host>;
  student(name: string, options?: Options): Promise<Student>;
  screen(options?: Options): Promise<Screen>;
  /** A line to the server that the story can make bad. */
  line(): Promise<Line>;
  /** The console may say this from now on: a broken line cannot be silent. */
  expectInConsole(text: RegExp): void;
}

/** What browsers say by themselves when the network goes: nothing of ours. */
export const NETWORK_NOISE = /net::ERR_|WebSocket connection to|Failed to load resource/;

interface WorkerFixtures {
  /** The environment of the worker's server, beside its port and folder. */
  serverEnv: Readonly<Record<string, string>>;
  server: ServerProcess;
}

interface StoryFixtures {
  cast: Cast;
  /** Whether a page fetches Python as soon as it is idle, as it does for whoever has not asked their browser to save data. */
  pythonWhenIdle: boolean;
}

export const test = base.extend<StoryFixtures, WorkerFixtures>({
  // To boot it, twice a page, is more work than all the rest: it comes unasked where that is the story, else to whoever runs something.
  pythonWhenIdle: [false, { option: true }],
  serverEnv: [{}, { scope: "worker", option: true }],
  server: [
    async ({ serverEnv }, use) => {
      const dataDir = await mkdtemp(join(tmpdir(), "baton-e2e-"));
      const server = await ServerProcess.start(dataDir, undefined, serverEnv);
      await use(server);
      await server.kill("SIGTERM");
      await rm(dataDir, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
  cast: async ({ browser, server, pythonWhenIdle }, use) => {
    const lines: Line[] = [];
    const expected: RegExp[] = [];
    const said: string[] = [];
    const enter = async <P extends Person>(
      kind: new (...given: ConstructorParameters<typeof Person>) => P,
      name: string,
      options: Options = {},
    ) => {
      const { line, ...contextOptions } = options;
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        reducedMotion: "reduce",
        ...contextOptions,
      });
      if (!pythonWhenIdle) await context.addInitScript(saveData);
      const page = await context.newPage();
      page.on(
        "console",
        (entry) => ["error", "warning"].includes(entry.type()) && said.push(`${name}: ${entry.text()}`),
      );
      page.on("pageerror", (error) => said.push(`${name}: ${error.stack ?? error.message}`));
      return new kind(name, context, page, line?.url ?? server.url);
    };
    await use({
      host: (name = "Maria", options) => enter(Host, name, options),
      student: (name, options) => enter(Student, name, options),
      screen: (options) => enter(Screen, "screen", { viewport: { width: 1920, height: 1080 }, ...options }),
      line: async () => {
        const line = await Line.to(server.port);
        lines.push(line);
        return line;
      },
      expectInConsole: (text) => void expected.push(text),
    });
    await Promise.all(browser.contexts().map((context) => context.close()));
    for (const line of lines) await line.close();
    expect(said.filter((text) => !expected.some((known) => known.test(text)))).toEqual([]);
  },
});

/** In the page: its browser asks to save data. */
function saveData(): void {
  Object.defineProperty(navigator, "connection", { value: { saveData: true } });
}

export { expect };
