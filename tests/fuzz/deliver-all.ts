import type { PadEditor } from "./pad-editor.ts";

/** So many turns of the event loop without anything on a line: then nothing is under way. */
const QUIET_TURNS = 8;
const MOST_TURNS = 2000;

/** Delivers all that is on the way, and all that comes of it. Throws when that calls for more and more: two sides that ask each other for ever. */
export async function deliverAll(editors: readonly PadEditor[]): Promise<void> {
  let quiet = 0;
  for (let turns = 0; turns < MOST_TURNS; turns++) {
    const busy = editors.flatMap(({ device: { line } }) => (line && !line.empty ? [line] : []));
    for (const line of busy) while (!line.empty) line.deliverOne();
    quiet = busy.length > 0 ? 0 : quiet + 1;
    if (quiet > QUIET_TURNS) return;
    await new Promise(setImmediate);
  }
  throw new Error("The lines do not come to rest");
}
