import { Answer } from "../../../domain/protocol.ts";
import type { OnFrame } from "./frame-reader.ts";
import { RawSocket } from "./raw-socket.ts";

const PATH = "/socket.io/?EIO=4&transport=websocket";
const PING = 0x32;
const EVENT = Buffer.from("42[");

/** As much of a Socket.IO client as the load needs: it comes in, answers pings, asks, and tells. */
export class SocketIoLine {
  readonly socket: RawSocket;
  /** What waits for the first frame that begins so. */
  readonly #awaited = new Map<string, (text: string) => void>();
  readonly #onEvent: OnFrame;
  #asked = 0;

  private constructor(socket: RawSocket, onEvent: OnFrame) {
    this.socket = socket;
    this.#onEvent = onEvent;
    socket.onFrame = (bytes, from, to) => this.#read(bytes, from, to);
  }

  /** Comes in up to where the server knows the socket. `onEvent` gets the bytes of each event's frame. */
  static async open(port: number, onEvent: OnFrame): Promise<SocketIoLine> {
    const early: string[] = [];
    const socket = await RawSocket.open(port, PATH, (bytes, from, to) => {
      early.push(bytes.toString("utf8", from, to));
    });
    const line = new SocketIoLine(socket, onEvent);
    if (!early.some((text) => text.startsWith("0"))) await line.#await("0");
    const connected = line.#await("40");
    socket.send("40");
    await connected;
    return line;
  }

  /** Sends a request and gives the value of its answer; throws when it is refused. */
  async ask(name: string, request: unknown): Promise<unknown> {
    const id = this.#asked++;
    const text = this.#await(`43${id}[`);
    this.socket.send(`42${id}${JSON.stringify([name, request])}`);
    const [answer] = JSON.parse((await text).slice(`43${id}`.length));
    const parsed = Answer.parse(answer);
    if (!parsed.ok) throw new Error(`${name} was refused: ${parsed.error}`);
    return parsed.value;
  }

  tell(name: string, value: unknown): void {
    this.socket.send(`42${JSON.stringify([name, value])}`);
  }

  #await(start: string): Promise<string> {
    return new Promise((resolve) => this.#awaited.set(start, resolve));
  }

  #read(bytes: Buffer, from: number, to: number): void {
    const isPing = to - from === 1 && bytes[from] === PING;
    if (isPing) this.socket.send("3");
    else if (bytes.compare(EVENT, 0, EVENT.length, from, from + EVENT.length) === 0)
      this.#onEvent(bytes, from, to);
    else this.#resolve(bytes.toString("utf8", from, to));
  }

  #resolve(text: string): void {
    for (const [start, resolve] of this.#awaited) {
      if (!text.startsWith(start)) continue;
      this.#awaited.delete(start);
      resolve(text);
      break;
    }
  }
}
