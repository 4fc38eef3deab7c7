import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { answerParent } from "./answer-parent.ts";

/** The least that a fan-out can be: what comes in from one goes out to all, the same bytes, nothing kept. */
const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
server.on("connection", (socket) => {
  socket.on("message", (data, isBinary) => {
    for (const client of server.clients) client.send(data, { binary: isBinary });
  });
});
server.on("listening", () => answerParent((server.address() as AddressInfo).port));
