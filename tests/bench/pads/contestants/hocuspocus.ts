import type { RelativePosition } from "yjs";
import type { OnFrame } from "../../load/frame-reader.ts";
import { RawSocket } from "../../load/raw-socket.ts";
import type { LoadedPad, PadContestant, PadSocket } from "../contestant.ts";
import { Awareness } from "../load/awareness.ts";
import { joined, readVarBytes, varBytes, varText } from "../load/wire.ts";

/** Each message begins with the document's name. */
const NAME = varText("pad");
const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const SYNC_REPLY = 4;
const SYNC_STATUS = 8;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
const TOKEN = 0;
/** The state vector of an empty document. */
const NOTHING_YET = varBytes(Uint8Array.of(0));

export const hocuspocus: PadContestant = {
  name: "hocuspocus",
  server: "hocuspocus",
  keeps: true,
  prepare: async () => pad,
};

const pad: LoadedPad = {
  connect: async (port, person, onFrame) => {
    const socket = await RawSocket.open(port, "/", () => {});
    return new HocuspocusSocket(socket, person, onFrame);
  },
  updateIn: (frame) => {
    const at = NAME.length;
    const hasUpdate = frame[at] === SYNC && frame[at + 1] !== STEP_1;
    return hasUpdate ? readVarBytes(frame, at + 2) : null;
  },
};

class HocuspocusSocket implements PadSocket {
  acknowledged = 0;
  readonly #socket: RawSocket;
  readonly #awareness: Awareness;
  readonly #onFrame: OnFrame;
  #onContents: (frames: readonly Buffer[]) => void = () => {};

  constructor(socket: RawSocket, person: number, onFrame: OnFrame) {
    this.#socket = socket;
    this.#awareness = new Awareness(person);
    this.#onFrame = onFrame;
    socket.onFrame = (bytes, from, to) => this.#read(bytes, from, to);
  }

  /** As its provider does when it is attached: the token and the first step in one go. */
  open(): Promise<readonly Buffer[]> {
    return new Promise((resolve) => {
      this.#onContents = resolve;
      this.#socket.sendBinary(joined(NAME, Uint8Array.of(AUTH, TOKEN), varText(""), varText("4.7.0")));
      this.#socket.sendBinary(joined(NAME, Uint8Array.of(SYNC, STEP_1), NOTHING_YET));
    });
  }

  edit(update: Uint8Array, cursor: RelativePosition): void {
    this.#socket.sendBinary(joined(NAME, Uint8Array.of(SYNC, UPDATE), varBytes(update)));
    this.#socket.sendBinary(joined(NAME, Uint8Array.of(AWARENESS), this.#awareness.moved(cursor)));
  }

  close(): void {
    this.#socket.close();
  }

  end(): Promise<void> {
    return this.#socket.end();
  }

  #read(bytes: Buffer, from: number, to: number): void {
    const at = from + NAME.length;
    const type = bytes[at];
    if (type === SYNC_STATUS) this.acknowledged += bytes[at + 1] as number;
    else if (type === SYNC && bytes[at + 1] === STEP_2)
      this.#onContents([Buffer.from(bytes.subarray(from, to))]);
    else if (type !== AUTH && type !== SYNC_REPLY) this.#onFrame(bytes, from, to);
  }
}
