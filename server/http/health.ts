import type { ServerResponse } from "node:http";
import type { Metrics } from "../metrics.ts";
import type { Stores } from "../store/stores.ts";

export interface HealthParts {
  readonly stores: Pick<Stores, "probe">;
  readonly metrics: Metrics;
  readonly isDraining: () => boolean;
}

/** For those who watch over the server: alive, ready for more, and how it is doing. False when the path is none of them. */
export async function answerHealth(
  parts: HealthParts,
  path: string,
  response: ServerResponse,
): Promise<boolean> {
  if (path === "/healthz") answerText(response, 200, "ok");
  else if (path === "/readyz") await answerReady(parts, response);
  else if (path === "/metrics") {
    const { registry } = parts.metrics;
    response.setHeader("content-type", registry.contentType);
    response.end(await registry.metrics());
  } else return false;
  return true;
}

async function answerReady({ stores, isDraining }: HealthParts, response: ServerResponse): Promise<void> {
  if (isDraining()) return answerText(response, 503, "draining");
  const writable = await stores.probe().then(
    () => true,
    () => false,
  );
  answerText(response, writable ? 200 : 503, writable ? "ready" : "the store cannot be written to");
}

function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(`${text}\n`);
}
