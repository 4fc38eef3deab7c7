import type { Contestant, LoadedClass } from "../contestant.ts";
import type { OnFrame } from "../load/frame-reader.ts";
import { SocketIoLine } from "../load/socket-io-line.ts";
import { stepBatch } from "../load/step-batch.ts";
import type { ServerProcess } from "../server-process.ts";

export const stockSocketIo: Contestant = {
  name: "Socket.IO",
  server: "stock-socket-io",
  prepare: async (server) => new StockClass(server),
};

class StockClass implements LoadedClass {
  readonly head = 0;
  readonly #server: ServerProcess;
  readonly #lines: SocketIoLine[] = [];

  constructor(server: ServerProcess) {
    this.#server = server;
  }

  async openSocket(onEvent: OnFrame): Promise<void> {
    this.#lines.push(await SocketIoLine.open(this.#server.port, onEvent));
  }

  sendStep(seq: number): void {
    this.#lines[0]?.tell("step", stepBatch(seq));
  }

  close(): void {
    for (const line of this.#lines) line.socket.close();
  }
}
