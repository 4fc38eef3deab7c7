import { onTestFinished } from "vitest";
import { ClassJoined, ClassStarted } from "../../../domain/http-api.ts";
import { makeLog } from "../../../server/log.ts";
import { processClock } from "../../../server/process-clock.ts";
import { type RunningServer, serve } from "../../../server/serve.ts";
import { openSqliteStores } from "../../../server/store/sqlite/open-sqlite-stores.ts";
import { Line } from "../../support/line.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { smallLibrary } from "./small-lesson.ts";
import { Viewer } from "./viewer.ts";

/** A class on a real server, which everybody reaches over a line that can be made bad. */
export class LiveClass {
  readonly #folder: string;
  #server: RunningServer;
  readonly line: Line;
  code = "";
  host!: Viewer;

  private constructor(folder: string, server: RunningServer, line: Line) {
    this.#folder = folder;
    this.#server = server;
    this.line = line;
  }

  static async open(): Promise<LiveClass> {
    const folder = temporaryFolder();
    const server = await startServer(folder, 0);
    const opened = new LiveClass(folder, server, await Line.to(server.port));
    onTestFinished(async () => {
      await opened.line.close();
      await opened.#server.close();
    });
    const started = await opened.#post("/api/classes", { lesson: "small", hostName: "Grace" });
    const { code, resumeToken } = ClassStarted.parse(started);
    opened.code = code;
    opened.host = opened.look("participant", resumeToken);
    await opened.host.untilLive();
    return opened;
  }

  /** Somebody who has joined and is on the line. */
  async student(name: string): Promise<Viewer> {
    const { resumeToken } = ClassJoined.parse(await this.#post(`/api/classes/${this.code}/join`, { name }));
    const viewer = this.look("participant", resumeToken);
    await viewer.untilLive();
    return viewer;
  }

  /** A tab that looks at the class: the same token is the same person. */
  look(as: "participant" | "screen", resumeToken: string | null, code = this.code): Viewer {
    const viewer = new Viewer({ url: this.line.url, code, as, resumeToken });
    onTestFinished(() => viewer.leave());
    return viewer;
  }

  stopServer(): Promise<void> {
    return this.#server.close();
  }

  async startServer(): Promise<void> {
    this.#server = await startServer(this.#folder, this.#server.port);
  }

  async #post(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${this.#server.port}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return response.json();
  }
}

function startServer(folder: string, port: number): Promise<RunningServer> {
  const stores = openSqliteStores(folder);
  if (!stores.ok) throw new Error(stores.error);
  return serve({
    config: {
      port,
      host: "127.0.0.1",
      dataDir: folder,
      hostPasscode: null,
      maxStudents: 50,
      trustProxy: false,
      logLevel: "silent",
      dev: false,
    },
    stores: stores.value,
    lessons: smallLibrary,
    hostKeys: (classId) => `key-${classId}`,
    pages: null,
    clock: processClock,
    wallNow: Date.now,
    log: makeLog("silent"),
    root: folder,
  });
}
