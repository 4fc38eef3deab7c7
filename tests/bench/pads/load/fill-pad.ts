import { setTimeout as wait } from "node:timers/promises";
import * as Y from "yjs";
import { padText } from "../../../../domain/pad/pad-text.ts";
import type { LoadedPad, PadSocket } from "../contestant.ts";
import type { Written } from "./texts.ts";

const TRIES = 200;
const BETWEEN_TRIES = 50;

/** Lets the first of the people write all of it, and stay, once the server gives it to who opens the pad. */
export async function fillPad(
  pad: LoadedPad,
  port: number,
  { edits, text, cursor }: Written,
): Promise<PadSocket> {
  const writer = await pad.connect(port, 0, () => {});
  await writer.open();
  for (const edit of edits) writer.edit(edit, cursor);
  for (let tried = 0; tried < TRIES; tried++) {
    const reader = await pad.connect(port, 0, () => {});
    const frames = await reader.open();
    reader.close();
    if (textIn(pad, frames) === text) return writer;
    await wait(BETWEEN_TRIES);
  }
  throw new Error("The server under test has not taken the text");
}

/** The text of a pad whose contents came in these frames. */
export function textIn(pad: LoadedPad, frames: readonly Buffer[]): string {
  const document = new Y.Doc();
  Y.applyUpdate(document, contentsIn(pad, frames));
  return padText(document).toString();
}

/** What came in these frames, as one update. */
export function contentsIn(pad: LoadedPad, frames: readonly Buffer[]): Uint8Array {
  return Y.mergeUpdates(frames.flatMap((frame) => pad.updateIn(frame) ?? []));
}
