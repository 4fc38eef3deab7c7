import { connect, type Socket } from "node:net";
import { FrameReader, type OnFrame } from "./frame-reader.ts";

const TEXT = 0x81;
const BINARY = 0x82;
// One for all sockets: each read is used up before the next one happens.
const READ_BUFFER = Buffer.allocUnsafe(64 * 1024);

/**
 * A WebSocket client with nothing to it: thousands of real clients in one process would be what is measured.
 * `onFrame` is called with the payload of each frame, where it lies: it is gone when that returns.
 */
export class RawSocket {
  onFrame: OnFrame;
  readonly #socket: Socket;
  #closing = false;
  readonly #reader = new FrameReader((bytes, from, to) => this.onFrame(bytes, from, to));

  private constructor(port: number, path: string, onFrame: OnFrame, onOpen: () => void) {
    this.onFrame = onFrame;
    this.#reader.onOpen = onOpen;
    const onread = {
      buffer: READ_BUFFER,
      callback: (size: number, bytes: Uint8Array) => this.#read(size, bytes),
    };
    this.#socket = connect({ host: "127.0.0.1", port, onread, noDelay: true });
    this.#socket.write(upgradeRequest(port, path));
  }

  static open(port: number, path: string, onFrame: OnFrame): Promise<RawSocket> {
    return new Promise((resolve, reject) => {
      const socket: RawSocket = new RawSocket(port, path, onFrame, () => resolve(socket));
      socket.#socket.on("error", reject);
      socket.#socket.on("close", () => {
        // A socket that is lost while measuring would make the rest look faster.
        if (!socket.#closing) throw new Error("The server under test closed a socket");
      });
    });
  }

  /** A text in one masked frame; the mask is zero, so the bytes are as they are. */
  send(text: string): void {
    this.#send(TEXT, Buffer.from(text));
  }

  sendBinary(bytes: Uint8Array): void {
    this.#send(BINARY, bytes);
  }

  #send(kind: number, payload: Uint8Array): void {
    const long = payload.length > 125;
    const head = Buffer.alloc(long ? 8 : 6);
    head[0] = kind;
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

  /** The server is about to end: resolves when all that it has sent is read. */
  async end(): Promise<void> {
    this.#closing = true;
    if (this.#socket.closed) return;
    // Not `once`: what is killed resets its sockets, and that is an error first.
    await new Promise((resolve) => this.#socket.on("close", resolve));
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
