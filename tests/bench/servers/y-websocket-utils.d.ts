declare module "y-websocket/bin/utils" {
  import type { IncomingMessage } from "node:http";
  import type { WebSocket } from "ws";

  /** Makes a socket one of those on the document that the request's path names. */
  export function setupWSConnection(socket: WebSocket, request: IncomingMessage): void;
}
