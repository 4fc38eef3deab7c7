import { once } from "node:events";
import { connect, type Socket } from "node:net";

const HANDSHAKE = [
  "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
  "Host: 127.0.0.1",
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
];

/** The bytes of a WebSocket to Socket.IO, frame by frame, with nothing in between: for what no library would do. */
export class RawSocket {
  readonly #socket: Socket;
  #bytes: Buffer = Buffer.alloc(0);
  #wake: () => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (chunk: Buffer) => {
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
      this.#wake();
    });
    socket.on("close", () => this.#wake());
    socket.on("error", () => this.#wake());
  }

  /** Connects to the default namespace on 127.0.0.1. */
  static async open(port: number, headers: readonly string[] = []): Promise<RawSocket> {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    const raw = new RawSocket(socket);
    socket.write(`${[...HANDSHAKE, ...headers].join("\r\n")}\r\n\r\n`);
    await raw.#head();
    await raw.nextFrame();
    raw.sendText("40");
    await raw.nextFrame();
    return raw;
  }

  get isClosed(): boolean {
    return this.#socket.destroyed;
  }

  /** The next frame, header and all; rejects when the line is closed before. */
  async nextFrame(): Promise<Buffer> {
    for (;;) {
      const length = frameLength(this.#bytes);
      if (length !== null && this.#bytes.length >= length) return this.#take(length);
      if (this.isClosed) throw new Error("The line is closed");
      await this.#more();
    }
  }

  /** Frames one text and sends it; a client has to mask, so it does, with zeros. */
  sendText(text: string): void {
    const data = Buffer.from(text);
    const head = Buffer.alloc(data.length < 126 ? 6 : data.length < 65_536 ? 8 : 14);
    head[0] = 0x81;
    if (data.length < 126) head[1] = 0x80 | data.length;
    else if (data.length < 65_536) {
      head[1] = 0x80 | 126;
      head.writeUInt16BE(data.length, 2);
    } else {
      head[1] = 0x80 | 127;
      head.writeBigUInt64BE(BigInt(data.length), 2);
    }
    this.sendBytes(Buffer.concat([head, data]));
  }

  sendBytes(bytes: Buffer): void {
    this.#socket.write(bytes);
  }

  /** Takes nothing from the line any more: what is sent piles up at the sender. */
  stall(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  async closed(): Promise<void> {
    while (!this.isClosed) await this.#more();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  async #head(): Promise<void> {
    for (;;) {
      const end = this.#bytes.indexOf("\r\n\r\n");
      if (end >= 0) return void this.#take(end + 4);
      if (this.isClosed) throw new Error(`Refused: ${this.#bytes}`);
      await this.#more();
    }
  }

  #take(length: number): Buffer {
    const taken = this.#bytes.subarray(0, length);
    this.#bytes = this.#bytes.subarray(length);
    return taken;
  }

  #more(): Promise<void> {
    return new Promise((wake) => {
      this.#wake = wake;
    });
  }
}

/** The length of the first frame with its header; null when not enough of it is there to tell. */
function frameLength(bytes: Buffer): number | null {
  if (bytes.length < 2) return null;
  const short = (bytes[1] ?? 0) & 0x7f;
  if (short < 126) return 2 + short;
  if (short === 126) return bytes.length < 4 ? null : 4 + bytes.readUInt16BE(2);
  return bytes.length < 10 ? null : 10 + Number(bytes.readBigUInt64BE(2));
}
