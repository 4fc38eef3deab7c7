import { ServerProcess } from "../server-process.ts";
import type { PadContestant } from "./contestant.ts";
import { fillPad, textIn } from "./load/fill-pad.ts";
import { largeText } from "./load/texts.ts";

const AT_ONCE = 50;

/** Many people open a large pad at once. */
export interface Opening {
  /** From the first request to the last byte at the last of them, in milliseconds. */
  readonly ms: number;
  /** Bytes of the frames that the pad comes in. */
  readonly bytes: number;
}

/** All sockets are connected before: what is measured is what opening the pad costs. */
export async function measureOpening(
  contestant: PadContestant,
  people: number,
  profileFolder: string | null,
): Promise<Opening> {
  const server = await ServerProcess.start(contestant.server, profileFolder);
  const pad = await contestant.prepare(server, people + 1);
  const large = largeText();
  const writer = await fillPad(pad, server.port, large);
  const sockets = [];
  for (let first = 1; first <= people; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, people + 1 - first);
    const connect = (_: unknown, offset: number) => pad.connect(server.port, first + offset, () => {});
    sockets.push(...(await Promise.all(Array.from({ length: count }, connect))));
  }

  const start = performance.now();
  const opened = await Promise.all(sockets.map((socket) => socket.open()));
  const ms = performance.now() - start;

  const [frames = []] = opened;
  if (textIn(pad, frames) !== large.text) throw new Error("The pad came with another text");
  for (const socket of [...sockets, writer]) socket.close();
  await server.stop();
  return { ms, bytes: frames.reduce((sum, { length }) => sum + length, 0) };
}
