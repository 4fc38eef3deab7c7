import * as Y from "yjs";
import { classPad } from "../../../../domain/pad/pad-id.ts";
import { MAX_PAD_UPDATE } from "../../../../domain/pad/pad-limits.ts";
import { PAD_TO_SERVER, type PadEdit, PadEdited } from "../../../../domain/pad/pad-protocol.ts";
import { TO_SERVER } from "../../../../domain/protocol.ts";
import { BatonClass } from "../../contestants/baton.ts";
import type { OnFrame } from "../../load/frame-reader.ts";
import type { SocketIoLine } from "../../load/socket-io-line.ts";
import type { LoadedPad, PadContestant, PadSocket } from "../contestant.ts";

const PAD = classPad("free");
const BASE = Buffer.from('42["pad/base"');
const NEWS = Buffer.from('42["pad/news"');
/** Under one of these keys a frame has its update, in base64. */
const UPDATES = [Buffer.from('"update":"'), Buffer.from('"state":"')];
const QUOTE = 0x22;
/** What stands before these is so short at the most. */
const BEGINNING = 400;
const EPOCH = /"epoch":"([^"]+)"/;
const SEQ = /"(?:seq|upTo)":(\d+)/;

/** Our own server on SQLite: an edit is on disk before anybody sees it and before it is acknowledged. */
export const batonPad: PadContestant = {
  name: "Baton",
  server: "baton",
  keeps: true,
  prepare: async (server, people) => {
    const loaded = await BatonClass.start(server, people - 1);
    await letAllWrite(loaded, server.port);
    const known: Known = { head: 0 };
    return {
      connect: (port, person, onFrame) => BatonSocket.connect(loaded, known, port, person, onFrame),
      updateIn,
    } satisfies LoadedPad;
  },
};

/** What all sockets on one pad know together. */
interface Known {
  /** The last seq that was acknowledged. */
  head: number;
}

async function letAllWrite(loaded: BatonClass, port: number): Promise<void> {
  const host = await loaded.enter(port, 0, () => {});
  const command = { type: "writing/allow", to: "everyone" };
  await host.ask(TO_SERVER.command, { id: "bench-all-write", command });
  host.socket.close();
}

function updateIn(frame: Buffer): Uint8Array | null {
  for (const key of UPDATES) {
    const found = frame.indexOf(key);
    if (found < 0) continue;
    const from = found + key.length;
    return Buffer.from(frame.toString("latin1", from, frame.indexOf(QUOTE, from)), "base64");
  }
  return null;
}

class BatonSocket implements PadSocket {
  acknowledged = 0;
  readonly #known: Known;
  #line!: SocketIoLine;
  readonly #onFrame: OnFrame;
  #onContents: ((frame: Buffer) => void) | null = null;
  #epoch = "";
  /** Edits that wait until the one before them is acknowledged. */
  #queue: Uint8Array[] = [];
  #cursor: Y.RelativePosition | null = null;
  #inFlight = false;
  #ending = false;

  private constructor(known: Known, onFrame: OnFrame) {
    this.#known = known;
    this.#onFrame = onFrame;
  }

  static async connect(
    loaded: BatonClass,
    known: Known,
    port: number,
    person: number,
    onFrame: OnFrame,
  ): Promise<BatonSocket> {
    const socket = new BatonSocket(known, onFrame);
    socket.#line = await loaded.enter(port, person, (bytes, from, to) => socket.#read(bytes, from, to));
    return socket;
  }

  /** What comes may be a base that is kept and what happened after it. */
  async open(): Promise<readonly Buffer[]> {
    const frames: Buffer[] = [];
    const { head } = this.#known;
    const contents = new Promise<void>((resolve) => {
      this.#onContents = (frame) => {
        frames.push(frame);
        if (seqOf(frame) >= head) resolve();
      };
    });
    await this.#line.ask(PAD_TO_SERVER.open, { pad: PAD });
    await contents;
    this.#onContents = null;
    this.#epoch = EPOCH.exec(beginning(frames[0]))?.[1] ?? "";
    return frames;
  }

  /** As `client/pad` does: at once when nothing is in flight, else with all that was typed until the answer comes. */
  edit(update: Uint8Array, cursor: Y.RelativePosition): void {
    this.#queue.push(update);
    this.#cursor = cursor;
    if (!this.#inFlight) void this.#send();
  }

  close(): void {
    this.#line.socket.close();
  }

  end(): Promise<void> {
    this.#ending = true;
    return this.#line.socket.end();
  }

  async #send(): Promise<void> {
    this.#inFlight = true;
    while (this.#queue.length > 0 && !this.#ending) {
      const taken = this.#queue.splice(0, fitting(this.#queue));
      const [first] = taken;
      const update = taken.length === 1 && first ? first : Y.mergeUpdates(taken);
      // A refusal ends the run: the characters would be waited for in vain.
      const { seq } = PadEdited.parse(await this.#line.ask(PAD_TO_SERVER.edit, this.#request(update)));
      this.#known.head = Math.max(this.#known.head, seq);
      this.acknowledged += taken.length;
    }
    this.#inFlight = false;
  }

  #request(update: Uint8Array): PadEdit {
    const point = this.#cursor && { head: base64(Y.encodeRelativePosition(this.#cursor)) };
    return { pad: PAD, epoch: this.#epoch, update: base64(update), point };
  }

  #read(bytes: Buffer, from: number, to: number): void {
    if (!begins(bytes, from, NEWS) && !begins(bytes, from, BASE)) return;
    this.#onContents?.(Buffer.from(bytes.subarray(from, to)));
    this.#onFrame(bytes, from, to);
  }
}

function beginning(frame: Buffer | undefined): string {
  return frame?.toString("latin1", 0, BEGINNING) ?? "";
}

/** Up to where a frame brings its reader. */
function seqOf(frame: Buffer): number {
  return Number(SEQ.exec(beginning(frame))?.[1] ?? -1);
}

function begins(bytes: Buffer, from: number, start: Buffer): boolean {
  return bytes.compare(start, 0, start.length, from, from + start.length) === 0;
}

/** How many of the first updates go into one edit; one at the least. */
function fitting(updates: readonly Uint8Array[]): number {
  let size = 0;
  const over = updates.findIndex((update) => {
    size += update.length;
    return size > MAX_PAD_UPDATE;
  });
  return over < 0 ? updates.length : Math.max(1, over);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
