import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { setupWSConnection } from "y-websocket/bin/utils";
import { answerParent } from "./answer-parent.ts";

/** The server that comes with y-websocket 2, put together as its `bin/server.cjs` does it. Nothing is kept. */
const http = createServer();
const sockets = new WebSocketServer({ noServer: true });
sockets.on("connection", setupWSConnection);
http.on("upgrade", (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit("connection", opened, request));
});
http.listen(0, "127.0.0.1", () => answerParent((http.address() as AddressInfo).port));
