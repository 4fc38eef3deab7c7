import type { RelativePosition } from "yjs";
import type { OnFrame } from "../load/frame-reader.ts";
import type { ServerProcess } from "../server-process.ts";

/** One person's socket on the pad. */
export interface PadSocket {
  /** Asks for what is in the pad; resolves with the frames that bring it when the last byte is there. */
  open(): Promise<readonly Buffer[]>;
  /**
   * Sends a change, a Yjs update, and where the cursor is after it: at once or when it is its turn, as this contestant's
   * own client does. The pad must be open.
   */
  edit(update: Uint8Array, cursor: RelativePosition): void;
  /** How many of the edits the server says it has taken: the first ones. */
  readonly acknowledged: number;
  close(): void;
  /** The server is about to end: resolves when all that it has sent is read. */
  end(): Promise<void>;
}

/** A pad on a server under test, as the load sees it. */
export interface LoadedPad {
  /** Connects one of the people of `prepare`, from 0. `onFrame` gets each frame that tells of the pad, but no answers. */
  connect(port: number, person: number, onFrame: OnFrame): Promise<PadSocket>;
  /** The Yjs update in a frame; null when it brings none, but cursors. */
  updateIn(frame: Buffer): Uint8Array | null;
}

/** One of those that are compared. */
export interface PadContestant {
  readonly name: string;
  /** Its server: `servers/<server>.ts`. */
  readonly server: string;
  /** Whether it says that it has taken an edit, and keeps what it has taken. */
  readonly keeps: boolean;
  /** Makes an empty pad in which so many people may write. */
  prepare(server: ServerProcess, people: number): Promise<LoadedPad>;
}
