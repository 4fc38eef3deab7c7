import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../../domain/clock.ts";
import type { Pages } from "../pages.ts";

/** Resolves with the port. Rejects with the system's error, such as EADDRINUSE. */
export function listen(server: Server, at: { port: number; host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(at.port, at.host, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** WebSockets that are not Socket.IO's: those of pages under development; nobody waits for others. */
export function passUpgradesOn(server: Server, pages: Pages | null): void {
  server.on("upgrade", (request, socket, head) => {
    if (request.url?.startsWith("/socket.io/")) return;
    if (pages && request.url?.startsWith("/_next/")) pages.upgrade(request, socket, head);
    else socket.destroy();
  });
}

/** Lets requests that are under way come to their end, for `withinMs`; then ends them. */
export async function closeHttp(server: Server, clock: Clock, withinMs: number): Promise<void> {
  const callOff = clock.after(withinMs, () => server.closeAllConnections());
  await new Promise<void>((closed) => {
    server.close(() => closed());
    server.closeIdleConnections();
  });
  callOff();
}
