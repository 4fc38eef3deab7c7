import type { RelativePosition } from "yjs";
import type { OnFrame } from "../../load/frame-reader.ts";
import { RawSocket } from "../../load/raw-socket.ts";
import type { LoadedPad, PadContestant, PadSocket } from "../contestant.ts";
import { Awareness } from "../load/awareness.ts";
import { joined, readVarBytes, varBytes } from "../load/wire.ts";

const SYNC = 0;
const AWARENESS = 1;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
/** The state vector of an empty document. */
const NOTHING_YET = varBytes(Uint8Array.of(0));

/** It answers no edit, and without LevelDB it keeps nothing. */
export const yWebsocket: PadContestant = {
  name: "y-websocket",
  server: "y-websocket",
  keeps: false,
  prepare: async () => pad,
};

const pad: LoadedPad = {
  connect: async (port, person, onFrame) => {
    const socket = await RawSocket.open(port, "/pad", () => {});
    return new YSocket(socket, person, onFrame);
  },
  updateIn: (frame) => (frame[0] === SYNC && frame[1] !== STEP_1 ? readVarBytes(frame, 2) : null),
};

class YSocket implements PadSocket {
  readonly acknowledged = 0;
  readonly #socket: RawSocket;
  readonly #awareness: Awareness;
  #onContents: (frames: readonly Buffer[]) => void = () => {};

  constructor(socket: RawSocket, person: number, onFrame: OnFrame) {
    this.#socket = socket;
    this.#awareness = new Awareness(person);
    socket.onFrame = (bytes, from, to) => {
      if (bytes[from] === SYNC && bytes[from + 1] === STEP_2)
        this.#onContents([Buffer.from(bytes.subarray(from, to))]);
      else onFrame(bytes, from, to);
    };
  }

  open(): Promise<readonly Buffer[]> {
    return new Promise((resolve) => {
      this.#onContents = resolve;
      this.#socket.sendBinary(joined(Uint8Array.of(SYNC, STEP_1), NOTHING_YET));
    });
  }

  edit(update: Uint8Array, cursor: RelativePosition): void {
    this.#socket.sendBinary(joined(Uint8Array.of(SYNC, UPDATE), varBytes(update)));
    this.#socket.sendBinary(joined(Uint8Array.of(AWARENESS), this.#awareness.moved(cursor)));
  }

  close(): void {
    this.#socket.close();
  }

  end(): Promise<void> {
    return this.#socket.end();
  }
}
