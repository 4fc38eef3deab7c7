import type { Contestant, LoadedClass } from "../contestant.ts";
import type { OnFrame } from "../load/frame-reader.ts";
import { RawSocket } from "../load/raw-socket.ts";
import { stepBatch } from "../load/step-batch.ts";
import type { ServerProcess } from "../server-process.ts";

export const bareWs: Contestant = {
  name: "bare ws",
  server: "bare-ws",
  prepare: async (server) => new BareWsClass(server),
};

class BareWsClass implements LoadedClass {
  readonly head = 0;
  readonly #server: ServerProcess;
  readonly #sockets: RawSocket[] = [];

  constructor(server: ServerProcess) {
    this.#server = server;
  }

  async openSocket(onEvent: OnFrame): Promise<void> {
    this.#sockets.push(await RawSocket.open(this.#server.port, "/", onEvent));
  }

  sendStep(seq: number): void {
    this.#sockets[0]?.send(`42${JSON.stringify(["batch", stepBatch(seq)])}`);
  }

  close(): void {
    for (const socket of this.#sockets) socket.close();
  }
}
