import type { Wire, WireEvents } from "../../client/live/wire.ts";
import { TO_SERVER } from "../../domain/protocol.ts";
import type { MemoryLine } from "../support/memory-server.ts";
import type { FaultyLine } from "./pad-faulty-line.ts";

const HANDSHAKE = [
  "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
  "Host: 127.0.0.1",
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  "",
  "",
].join("\r\n");

/** What a WebSocket's frame is. */
const TEXT = 1;
const CLOSE = 8;

/** What passes on a wire, at the server's end of it: what it has really taken, answered and sent. */
export interface WireWitness {
  readonly onAnswer: (name: string, content: unknown, answer: unknown) => void;
  readonly onFrame: (name: string, content: unknown) => void;
}

/** Socket.IO as a browser speaks it, in memory, with a line of faults between what is said and what is heard. */
export class PadWire implements Wire {
  readonly #line: FaultyLine;
  readonly #memory: MemoryLine;
  readonly #events: WireEvents;
  readonly #witness: WireWitness;
  readonly #unanswered = new Map<number, (answer: unknown) => void>();
  #ids = 0;
  #closed = false;

  constructor(memory: MemoryLine, line: FaultyLine, events: WireEvents, witness: WireWitness) {
    this.#memory = memory;
    this.#line = line;
    this.#events = events;
    this.#witness = witness;
    const { near } = memory;
    const onEnd = (): void => line.end(() => this.#gone());
    const frames = new Frames((text) => this.#hear(text), onEnd);
    near.on("data", (bytes: Buffer) => frames.add(bytes));
    near.on("end", onEnd);
    near.on("close", onEnd);
    near.write(HANDSHAKE);
  }

  readonly send: Wire["send"] = (name, content, onAnswer) => {
    const deliver = (): void =>
      this.emit(name, content, (answer) => this.#line.answer(() => onAnswer?.(answer)));
    // Who says hello twice on one line means to begin anew: no client of ours does.
    this.#line.ask(deliver, name !== TO_SERVER.hello);
  };

  readonly sendVolatile: Wire["sendVolatile"] = (name, content) => {
    this.#line.ask(() => this.#write(`42${JSON.stringify([name, content])}`));
  };

  readonly close = (): void => {
    this.#closed = true;
    this.#line.cut();
    this.#memory.cut();
  };

  /** The line dies: both sides hear of it by and by. */
  die(): void {
    this.close();
    this.#events.onClose();
  }

  /** Says something past the line of faults, be it what a browser would say or not. */
  emit(name: string, content: unknown, onAnswer: (answer: unknown) => void): void {
    const id = ++this.#ids;
    this.#unanswered.set(id, (answer) => {
      this.#witness.onAnswer(name, content, answer);
      onAnswer(answer);
    });
    this.#write(`42${id}${JSON.stringify([name, content])}`);
  }

  #write(text: string): void {
    if (!this.#closed && this.#memory.near.writable) this.#memory.near.write(maskedText(text));
  }

  #gone(): void {
    if (this.#closed) return;
    this.close();
    this.#events.onClose();
  }

  /** The signs of Engine.IO and of Socket.IO above it; see their protocols. */
  #hear(text: string): void {
    if (text === "2") return this.#write("3");
    if (text.startsWith("0")) return this.#write("40");
    if (text.startsWith("40")) return this.#closed ? undefined : this.#events.onOpen();
    if (text.startsWith("42")) this.#hearFrame(JSON.parse(text.slice(2)) as [string, unknown]);
    const [sign, id] = /^43(\d+)/.exec(text) ?? [];
    if (sign === undefined) return;
    const [answer] = JSON.parse(text.slice(sign.length)) as [unknown];
    this.#unanswered.get(Number(id))?.(answer);
    this.#unanswered.delete(Number(id));
  }

  #hearFrame([name, content]: [string, unknown]): void {
    this.#witness.onFrame(name, content);
    this.#line.frame(() => this.#events.onMessage(name, content));
  }
}

/** Cuts what a server sends into the texts of its WebSocket frames, after the head of its answer to the handshake. */
class Frames {
  readonly #onText: (text: string) => void;
  /** The server has said that it closes. */
  readonly #onClose: () => void;
  #bytes: Buffer = Buffer.alloc(0);
  #inHead = true;

  constructor(onText: (text: string) => void, onClose: () => void) {
    this.#onText = onText;
    this.#onClose = onClose;
  }

  add(bytes: Buffer): void {
    this.#bytes = this.#bytes.length === 0 ? bytes : Buffer.concat([this.#bytes, bytes]);
    if (this.#inHead) this.#skipHead();
    for (;;) {
      const frame = this.#inHead ? null : firstFrame(this.#bytes);
      if (!frame) return;
      this.#bytes = this.#bytes.subarray(frame.end);
      if (frame.sign === TEXT) this.#onText(frame.text);
      if (frame.sign === CLOSE) this.#onClose();
    }
  }

  #skipHead(): void {
    const end = this.#bytes.indexOf("\r\n\r\n");
    if (end < 0) return;
    this.#inHead = false;
    this.#bytes = this.#bytes.subarray(end + 4);
  }
}

function firstFrame(bytes: Buffer): { sign: number; text: string; end: number } | null {
  if (bytes.length < 2) return null;
  const short = (bytes[1] ?? 0) & 0x7f;
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < start) return null;
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const end = start + length;
  if (bytes.length < end) return null;
  return { sign: (bytes[0] ?? 0) & 0x0f, text: bytes.toString("utf8", start, end), end };
}

/** One text frame of a client, which has to mask: with zeros, so that nothing changes. */
function maskedText(text: string): Buffer {
  const data = Buffer.from(text);
  const long = data.length >= 126;
  const longer = data.length >= 65_536;
  const head = Buffer.alloc(longer ? 14 : long ? 8 : 6);
  head[0] = 0x81;
  head[1] = 0x80 | (longer ? 127 : long ? 126 : data.length);
  if (longer) head.writeBigUInt64BE(BigInt(data.length), 2);
  else if (long) head.writeUInt16BE(data.length, 2);
  return Buffer.concat([head, data]);
}
