import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that everybody may talk to, and that counts who does: connections too, which say nothing. */
export class CountingServer {
  readonly heard: string[] = [];
  connections = 0;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.heard.push(`${request.method} ${request.url}`);
      response.writeHead(200, { "access-control-allow-origin": "*", "content-type": "text/javascript" });
      response.end("self.escaped = true");
    });
    this.#server.on("upgrade", (request, socket) => {
      this.heard.push(`upgrade ${request.url}`);
      socket.destroy();
    });
    this.#server.on("connection", () => {
      this.connections += 1;
    });
  }

  static async start(): Promise<CountingServer> {
    const server = new CountingServer();
    server.#server.listen(0, "127.0.0.1");
    await once(server.#server, "listening");
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }
}
