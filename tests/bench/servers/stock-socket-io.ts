import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { answerParent } from "./answer-parent.ts";

/** Socket.IO as its own guide shows it. Nothing is kept here either. */
const http = createServer();
const io = new Server(http);
io.on("connection", async (socket) => {
  socket.on("step", (batch) => io.to("class").emit("batch", batch));
  await socket.join("class");
});
http.listen(0, "127.0.0.1", () => answerParent((http.address() as AddressInfo).port));
