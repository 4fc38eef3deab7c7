import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** The pages of app/, rendered by Next.js. */
export interface Pages {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** WebSockets that are Next.js' own: those by which a page under development reloads. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

/** Prepares Next.js; in development this compiles as pages are asked for, else the build must be there. */
export async function openPages(options: { root: string; dev: boolean; port: number }): Promise<Pages> {
  const { root: dir, dev, port } = options;
  // Takes seconds to load: a wrong setting should be told before.
  const { default: next } = await import("next");
  // Next.js takes all upgrades of the server that it is given. This one listens nowhere and gets its own ones only.
  const upgrades = createServer();
  const app = next({ dir, dev, port, httpServer: upgrades });
  await app.prepare();
  const handle = app.getRequestHandler();
  return {
    handle: (request, response) => handle(request, response),
    upgrade: (request, socket, head) => void upgrades.emit("upgrade", request, socket, head),
    close: () => app.close(),
  };
}
