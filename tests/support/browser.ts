import { gzipSync } from "node:zlib";
import type * as z from "zod/mini";
import { ClassJoined, ClassStarted, RUN_HEADERS } from "../../domain/http-api.ts";

let runs = 0;

/** What a browser is to the server: a cookie jar with one cookie in it, and the requests that it makes. */
export class Browser {
  readonly url: string;
  readonly headers: Record<string, string>;
  cookie: string | null = null;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.url = url;
    this.headers = headers;
  }

  get(path: string): Promise<Response> {
    return this.#fetch(path, {});
  }

  post(path: string, body: unknown): Promise<Response> {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return this.#fetch(path, { method: "POST", body: text, headers: { "content-type": "application/json" } });
  }

  patch(path: string, body: unknown): Promise<Response> {
    const headers = { "content-type": "application/json" };
    return this.#fetch(path, { method: "PATCH", body: JSON.stringify(body), headers });
  }

  /** Brings bytes of this type. */
  put(path: string, type: string, bytes: Uint8Array): Promise<Response> {
    const body = new Uint8Array(bytes);
    return this.#fetch(path, { method: "PUT", body, headers: { "content-type": type } });
  }

  delete(path: string): Promise<Response> {
    return this.#fetch(path, { method: "DELETE" });
  }

  /** Starts a class on the tiny lesson; this browser is its host. */
  async start(hostName = "Grace"): Promise<ClassStarted> {
    return granted(await this.post("/api/classes", { lesson: "tiny", hostName }), ClassStarted);
  }

  /** Joins as a student. */
  async join(code: string, name: string): Promise<ClassJoined> {
    return granted(await this.post(`/api/classes/${code}/join`, { name }), ClassJoined);
  }

  /** Shows the class a run: gzipped JSON, under a command id of its own unless one is given. */
  share(code: string, run: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.#fetch(`/api/classes/${code}/runs`, {
      method: "POST",
      body: gzipSync(JSON.stringify(run)),
      headers: { "content-encoding": "gzip", [RUN_HEADERS.commandId]: `run-${++runs}-by-test`, ...headers },
    });
  }

  async #fetch(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Response> {
    const own = this.cookie === null ? {} : { cookie: this.cookie };
    const response = await fetch(this.url + path, {
      ...init,
      headers: { ...this.headers, ...own, ...init.headers },
    });
    const [given] = response.headers.getSetCookie();
    if (given) this.cookie = given.split(";")[0] ?? null;
    return response;
  }
}

/** The answer of a request that must be granted. */
export async function granted<T>(response: Response, schema: z.ZodMiniType<T>): Promise<T> {
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(body)}`);
  return schema.parse(body);
}

/** Status and error of a request that must be refused. */
export async function refusal(response: Response): Promise<{ status: number; error: string }> {
  const body = (await response.json()) as { error: string };
  return { status: response.status, error: body.error };
}
