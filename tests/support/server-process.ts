import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const NODE = join(ROOT, "node_modules/.bin/node");
const READY_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 50;

/** The production server as a process of its own, pages and all: for tests that kill it. The build must be there. */
export class ServerProcess {
  readonly dataDir: string;
  readonly port: number;
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess;
  #output = "";

  constructor(dataDir: string, port: number, env: Readonly<Record<string, string>>) {
    this.dataDir = dataDir;
    this.port = port;
    this.#env = env;
    this.#child = this.#spawn();
  }

  /** Starts and waits until it is ready, on a free port unless one is named. */
  static async start(
    dataDir: string,
    port?: number,
    env: Readonly<Record<string, string>> = {},
  ): Promise<ServerProcess> {
    const server = new ServerProcess(dataDir, port ?? (await freePort()), env);
    await server.#ready();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** All that it wrote since the first start. */
  get output(): string {
    return this.#output;
  }

  /** Sends the signal and resolves with the exit code when the process is gone; null when the signal ended it. */
  async kill(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
    return child.exitCode;
  }

  /** Starts it again on the same folder and port; it must have ended before. */
  async restart(): Promise<void> {
    this.#child = this.#spawn();
    await this.#ready();
  }

  #spawn(): ChildProcess {
    const child = spawn(NODE, ["--disable-warning=ExperimentalWarning", "server/main.ts"], {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        HOST: "127.0.0.1",
        PORT: String(this.port),
        DATA_DIR: this.dataDir,
        ...this.#env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const keep = (bytes: Buffer): void => {
      this.#output += bytes.toString();
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    return child;
  }

  async #ready(): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS;
    while (!(await isReady(this.url))) {
      if (this.#child.exitCode !== null || performance.now() > deadline) {
        throw new Error(`The server did not get ready:\n${this.#output}`);
      }
      await new Promise((again) => setTimeout(again, ASK_EVERY_MS));
    }
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
