import type { OnFrame } from "./load/frame-reader.ts";
import type { ServerProcess } from "./server-process.ts";

/** A class of sockets on a server under test, as the load sees it. */
export interface LoadedClass {
  /** The seq before the first step, once all sockets are open. */
  readonly head: number;
  /** Opens one more socket; the first is the one that steps are sent from. */
  openSocket(onEvent: OnFrame): Promise<void>;
  /** Sends the step that becomes event `seq`. */
  sendStep(seq: number): void;
  close(): void;
}

/** One of those that are compared. */
export interface Contestant {
  readonly name: string;
  /** Its server: `servers/<server>.ts`. */
  readonly server: string;
  /** Makes everything ready for `sockets` to come. */
  prepare(server: ServerProcess, sockets: number): Promise<LoadedClass>;
}
