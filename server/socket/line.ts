import type { Socket as NetSocket } from "node:net";
import type { Socket } from "socket.io";
import type { Frame } from "./frame.ts";

/** What is used of Engine.IO and ws beside their public interface. All of it may be missing: then frames take the long way. */
interface EngineConnection {
  readonly readyState: string;
  readonly upgrading?: boolean;
  readonly writeBuffer?: readonly { readonly data?: unknown }[];
  readonly transport: {
    readonly name: string;
    readonly writable: boolean;
    readonly socket?: {
      readonly readyState?: number;
      readonly _sender?: { readonly _state?: number };
      readonly _socket?: NetSocket | null;
      terminate?(): void;
    };
  };
  write(text: string, options: object): unknown;
}

/** Frames above this are large, in bytes. */
const LARGE = 64 * 1024;
const WEBSOCKET_OPEN = 1;
const SENDER_IDLE = 0;

/**
 * The way out to one client. A frame that was encoded once is written straight to the network socket when nothing
 * stands before it; else it goes through Engine.IO's queue. The bytes on the wire are the same.
 */
export class Line {
  readonly #connection: EngineConnection;
  /** The size of the largest of the large frames that were sent, in bytes; 0 when there was none. */
  largest = 0;

  constructor(socket: Socket) {
    this.#connection = socket.conn as unknown as EngineConnection;
  }

  get transport(): "websocket" | "polling" {
    return this.#connection.transport.name === "websocket" ? "websocket" : "polling";
  }

  /** Sends the frame, after what waits. */
  send(frame: Frame): void {
    if (this.sendStraight(frame)) return;
    this.#note(frame);
    this.#connection.write(frame.text, { wsPreEncodedFrame: [frame.bytes] });
  }

  /** Sends the frame if nothing waits and there is a straight way; true when it did. */
  sendStraight(frame: Frame): boolean {
    const pipe = straightPipe(this.#connection);
    if (!pipe) return false;
    this.#note(frame);
    pipe.write(frame.bytes);
    return true;
  }

  #note({ bytes }: Frame): void {
    if (bytes.length > LARGE) this.largest = Math.max(this.largest, bytes.length);
  }

  /** Bytes that wait in this process, since the client or the network does not take them. */
  backlog(): number {
    const { transport, writeBuffer } = this.#connection;
    const inPipe = transport.socket?._socket?.writableLength ?? 0;
    return writeBuffer && writeBuffer.length > 0 ? inPipe + queuedBytes(writeBuffer) : inPipe;
  }

  /** Ends the line without waiting for what is still to be sent. */
  cut(): void {
    this.#connection.transport.socket?.terminate?.();
  }
}

function straightPipe(connection: EngineConnection): NetSocket | null {
  const { transport } = connection;
  if (connection.upgrading !== false || connection.readyState !== "open") return null;
  if (connection.writeBuffer?.length !== 0 || transport.name !== "websocket" || !transport.writable)
    return null;
  const webSocket = transport.socket;
  if (webSocket?.readyState !== WEBSOCKET_OPEN || webSocket._sender?._state !== SENDER_IDLE) return null;
  const pipe = webSocket._socket;
  return pipe && pipe.writableLength === 0 ? pipe : null;
}

function queuedBytes(packets: readonly { readonly data?: unknown }[]): number {
  return packets.reduce((sum, { data }) => sum + (typeof data === "string" ? data.length : 0), 0);
}
