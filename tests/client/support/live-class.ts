import { onTestFinished, vi } from "vitest";
import { openSqliteStores } from "../../../server/store/sqlite/open-sqlite-stores.ts";
import { Browser } from "../../support/browser.ts";
import { Line } from "../../support/line.ts";
import { startServer, type TestServer } from "../../support/start-server.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { Viewer } from "./viewer.ts";

/** A class on a real server, which everybody reaches over a line that can be made bad. */
export class LiveClass {
  readonly #folder: string;
  #server: TestServer;
  readonly line: Line;
  code = "";
  host!: Viewer;

  private constructor(folder: string, server: TestServer, line: Line) {
    this.#folder = folder;
    this.#server = server;
    this.line = line;
  }

  static async open(): Promise<LiveClass> {
    const folder = temporaryFolder();
    const server = await startOn(folder, 0);
    const opened = new LiveClass(folder, server, await Line.to(server.port));
    stubOrigin(opened.line.url);
    onTestFinished(async () => {
      vi.unstubAllGlobals();
      await opened.line.close();
      await opened.#server.close();
    });
    const { code, resumeToken } = await new Browser(server.url).start();
    opened.code = code;
    opened.host = opened.look("participant", resumeToken);
    await opened.host.untilLive();
    return opened;
  }

  /** The token of a student who has joined. */
  async join(name: string): Promise<string> {
    const { resumeToken } = await new Browser(this.#server.url).join(this.code, name);
    return resumeToken;
  }

  /** A student who has joined and is on the line. */
  async student(name: string): Promise<Viewer> {
    const viewer = this.look("participant", await this.join(name));
    await viewer.untilLive();
    return viewer;
  }

  /** A tab that looks at the class: the same token is the same person. */
  look(as: "participant" | "screen", resumeToken: string | null, code = this.code): Viewer {
    const viewer = new Viewer({ url: this.line.url, code, as, resumeToken });
    onTestFinished(() => viewer.leave());
    return viewer;
  }

  /** Passes the baton to the student of this name while nobody is on the line. */
  async passBaton(name: string): Promise<void> {
    const actor = await this.#server.registry.find(this.code);
    const to = Object.values(actor?.state.people ?? {}).find((one) => one.name === name);
    const host = { id: actor?.record.hostId ?? "" };
    const passed = await actor?.handle("pass-the-baton", host, { type: "baton/pass", id: to?.id ?? "" });
    if (!passed?.ok) throw new Error(`The baton was not passed: ${passed?.error}`);
  }

  stopServer(): Promise<void> {
    return this.#server.close();
  }

  async startServer(): Promise<void> {
    this.#server = await startOn(this.#folder, this.#server.port);
  }
}

/** A page asks where it came from; here there is no page. */
function stubOrigin(origin: string): void {
  const realFetch = globalThis.fetch;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => realFetch(new URL(path, origin), init));
}

function startOn(folder: string, port: number): Promise<TestServer> {
  const stores = openSqliteStores(folder);
  if (!stores.ok) throw new Error(stores.error);
  return startServer({ stores: stores.value, config: { port } });
}
