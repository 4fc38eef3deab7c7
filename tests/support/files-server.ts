import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const CHILD = fileURLToPath(new URL("../server/files-server-child.ts", import.meta.url));

/** The real server as a process of its own, to be killed, or to see how much memory it takes. */
export class FilesServer {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #lines: Interface;

  private constructor(child: ChildProcess, lines: Interface, port: number) {
    this.#child = child;
    this.#lines = lines;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** `temporary`: where it lays what it needs for a moment. */
  static async start(folder: string, temporary = folder): Promise<FilesServer> {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", CHILD, folder], {
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, TMPDIR: temporary },
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    const lines = createInterface({ input: child.stdout });
    const [port] = await once(lines, "line");
    return new FilesServer(child, lines, Number(port));
  }

  /** The most memory that it ever had, in MB. */
  async peak(): Promise<number> {
    const told = once(this.#lines, "line");
    this.#child.stdin?.write("peak\n");
    const [kilobytes] = await told;
    return Math.round(Number(kilobytes) / 1000);
  }

  async kill(): Promise<void> {
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }
}
