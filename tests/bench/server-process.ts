import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type * as z from "zod/mini";
import { Done, Held, MadeClass, type MakeClass, type Question, Ready, Usage } from "./servers/talk.ts";

/** A server under test in a process of its own, so that what it uses can be told from the load. */
export class ServerProcess {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /**
   * Starts `servers/<name>.ts`; with `profileFolder` a V8 profile is written there when it ends. What the server keeps it
   * keeps in `dataFolder`, or in one of its own that goes with it.
   */
  static async start(
    name: string,
    profileFolder: string | null,
    dataFolder?: string,
  ): Promise<ServerProcess> {
    const file = fileURLToPath(new URL(`./servers/${name}.ts`, import.meta.url));
    const profiling = profileFolder === null ? [] : ["--cpu-prof", `--cpu-prof-dir=${profileFolder}`];
    const child = fork(file, dataFolder === undefined ? [] : [dataFolder], {
      execArgv: ["--expose-gc", ...profiling],
    });
    const { port } = await answerOf(child, Ready);
    return new ServerProcess(child, port);
  }

  usage(): Promise<Usage> {
    return this.#ask({ ask: "usage" }, Usage);
  }

  usageCollected(): Promise<Usage> {
    return this.#ask({ ask: "usage-collected" }, Usage);
  }

  held(): Promise<Held> {
    return this.#ask({ ask: "held" }, Held);
  }

  /** Only of one that makes classes; it ends with its answer. */
  makeClass(plan: MakeClass): Promise<MadeClass> {
    const answer = answerOf(this.#child, MadeClass);
    this.#child.send(plan);
    return answer;
  }

  async growLog(code: string, events: number): Promise<void> {
    await this.#ask({ ask: "grow-log", code, events }, Done);
  }

  async stop(): Promise<void> {
    const gone = once(this.#child, "exit");
    this.#child.disconnect();
    await gone;
  }

  /** Ends it in the midst of what it does, as a crash would. */
  async kill(): Promise<void> {
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }

  #ask<T>(question: Question, schema: z.ZodMiniType<T>): Promise<T> {
    const answer = answerOf(this.#child, schema);
    this.#child.send(question);
    return answer;
  }
}

function answerOf<T>(child: ChildProcess, schema: z.ZodMiniType<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`A server under test ended with ${code}`));
    child.once("exit", onExit);
    child.once("message", (raw) => {
      child.off("exit", onExit);
      resolve(schema.parse(raw));
    });
  });
}
