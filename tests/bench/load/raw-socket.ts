import { connect, type Socket } from "node:net";
import { FrameReader, type OnText } from "./frame-reader.ts";

// One for all sockets: each read is used up before the next one happens.
const READ_BUFFER = Buffer.allocUnsafe(64 * 1024);

/**
 * A WebSocket client with nothing to it: thousands of real clients in one process would be what is measured.
 * `onText` is called with the bytes of each text frame, where they lie: they are gone when it returns.
 */
export class RawSocket {
  onText: OnText;
  readonly #socket: Socket;
  #closing = false;
  readonly #reader = new FrameReader((bytes, from, to) => this.onText(bytes, from, to));

  private constructor(port: number, path: string, onText: OnText, onOpen: () => void) {
    this.onText = onText;
    this.#reader.onOpen = onOpen;
    const onread = {
      buffer: READ_BUFFER,
      callback: (size: number, bytes: Uint8Array) => this.#read(size, bytes),
    };
    this.#socket = connect({ host: "127.0.0.1", port, onread, noDelay: true });
    this.#socket.write(upgradeRequest(port, path));
  }

  static open(port: number, path: string, onText: OnText): Promise<RawSocket> {
    return new Promise((resolve, reject) => {
      const socket: RawSocket = new RawSocket(port, path, onText, () => resolve(socket));
      socket.#socket.on("error", reject);
      socket.#socket.on("close", () => {
        // A socket that is lost while measuring would make the rest look faster.
        if (!socket.#closing) throw new Error("The server under test closed a socket");
      });
    });
  }

  /** All of `text` in one masked frame; the mask is zero, so the bytes are as they are. */
  send(text: string): void {
    const payload = Buffer.from(text);
    const long = payload.length > 125;
    const head = Buffer.alloc(long ? 8 : 6);
    head[0] = 0x81;
    head[1] = 0x80 | (long ? 126 : payload.length);
    if (long) head.writeUInt16BE(payload.length, 2);
    this.#socket.write(Buffer.concat([head, payload]));
  }

  get bytesRead(): number {
    return this.#socket.bytesRead;
  }

  close(): void {
    this.#closing = true;
    this.#socket.destroy();
  }

  #read(size: number, bytes: Uint8Array): boolean {
    this.#reader.read(bytes as Buffer, size);
    return true;
  }
}

function upgradeRequest(port: number, path: string): string {
  const address = `127.0.0.1:${port}`;
  return [
    `GET ${path} HTTP/1.1`,
    `Host: ${address}`,
    `Origin: http://${address}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "\r\n",
  ].join("\r\n");
}
