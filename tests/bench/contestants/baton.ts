import type * as z from "zod/mini";
import { ClassJoined, ClassStarted } from "../../../domain/http-api.ts";
import { type Hello, HelloAnswer, PROTOCOL_VERSION, TO_SERVER } from "../../../domain/protocol.ts";
import type { Contestant, LoadedClass } from "../contestant.ts";
import type { OnFrame } from "../load/frame-reader.ts";
import { SocketIoLine } from "../load/socket-io-line.ts";
import type { ServerProcess } from "../server-process.ts";

/** The lesson of the server for tests: no more of it is needed than its steps. */
const LESSON = "tiny";
/** How many students come through the door at the same time. */
const AT_ONCE = 50;

/** Our own server, whole but for the pages, on SQLite in a folder of its own: a step is on disk before it goes out. */
export const baton: Contestant = {
  name: "Baton",
  server: "baton",
  prepare: (server, sockets) => BatonClass.start(server, sockets - 1),
};

/** A class with its host and students, all of whom have come in by HTTP with an identity of their own. */
export class BatonClass implements LoadedClass {
  readonly code: string;
  readonly #port: number;
  /** The resume tokens, the host's first. */
  readonly #tokens: readonly string[];
  readonly #lines: SocketIoLine[] = [];
  #head = 0;

  private constructor(port: number, code: string, tokens: readonly string[]) {
    this.#port = port;
    this.code = code;
    this.#tokens = tokens;
  }

  static async start(server: ServerProcess, students: number): Promise<BatonClass> {
    const lesson = { lesson: LESSON, hostName: "Host" };
    const { code, resumeToken } = await post(server.port, "/api/classes", lesson, ClassStarted);
    const tokens = [resumeToken];
    while (tokens.length <= students) {
      const count = Math.min(AT_ONCE, students + 1 - tokens.length);
      const join = (_: unknown, offset: number) => {
        const name = { name: `Student ${tokens.length + offset}` };
        return post(server.port, `/api/classes/${code}/join`, name, ClassJoined);
      };
      const joined = await Promise.all(Array.from({ length: count }, join));
      tokens.push(...joined.map((one) => one.resumeToken));
    }
    return new BatonClass(server.port, code, tokens);
  }

  get head(): number {
    return this.#head;
  }

  async openSocket(onEvent: OnFrame): Promise<void> {
    this.#lines.push(await this.enter(this.#port, this.#lines.length, onEvent));
  }

  /** Lets a person in, 0 being the host: at `port`, where the server of this class listens now. */
  async enter(port: number, person: number, onEvent: OnFrame): Promise<SocketIoLine> {
    const line = await SocketIoLine.open(port, onEvent);
    this.#head = seqOf(await line.ask(TO_SERVER.hello, this.#hello(person)));
    return line;
  }

  sendStep(seq: number): void {
    const command = { type: "step/move", to: { step: seq % 2, frame: 0 } };
    // A refusal ends the run: the step would be waited for in vain.
    void this.#lines[0]?.ask(TO_SERVER.command, { id: `bench-step-${seq}`, command });
  }

  close(): void {
    for (const line of this.#lines) line.socket.close();
  }

  /** Lets one of the students come in and go again. */
  async measureJoin(student: number): Promise<{ ms: number; bytes: number }> {
    const line = await SocketIoLine.open(this.#port, () => {});
    const bytesBefore = line.socket.bytesRead;
    const start = performance.now();
    seqOf(await line.ask(TO_SERVER.hello, this.#hello(student + 1)));
    const ms = performance.now() - start;
    const bytes = line.socket.bytesRead - bytesBefore;
    line.socket.close();
    return { ms, bytes };
  }

  #hello(person: number): Hello {
    const resumeToken = this.#tokens[person];
    return { protocol: PROTOCOL_VERSION, code: this.code, as: "participant", resumeToken };
  }
}

function seqOf(answer: unknown): number {
  const { resume } = HelloAnswer.parse(answer);
  return resume.with === "base" ? resume.base.seq : resume.batch.upTo;
}

async function post<T>(port: number, path: string, body: object, schema: z.ZodMiniType<T>): Promise<T> {
  const origin = `http://127.0.0.1:${port}`;
  const response = await fetch(origin + path, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return schema.parse(await response.json());
}
