import { setTimeout as passed } from "node:timers/promises";
import * as z from "zod/mini";
import { RecordingCard } from "../../../domain/recording/recording-api.ts";
import { Browser, granted } from "../../support/browser.ts";
import type { Watched } from "./viewer.ts";

/** Between two questions for what is being prepared, in milliseconds. */
const ASK_AGAIN_MS = 20;

/** The recording of a class: for its owner, and by its link for everybody. Asking for it has its chunks made. */
export async function recordingOf(url: string, cookie: string): Promise<{ owner: Watched; shared: Watched }> {
  const browser = new Browser(url);
  browser.cookie = `baton=${cookie}`;
  const name = await preparedName(browser);
  const answer = await browser.patch(`/api/recordings/${name}`, { shared: true });
  const { shared } = await granted(answer, RecordingCard);
  return {
    owner: { url, name, cookie },
    shared: { url, name: shared ?? "", cookie: null },
  };
}

/** Asked again until it is ready, as its owner's page does. */
async function preparedName(browser: Browser): Promise<string> {
  for (;;) {
    const [card] = await granted(await browser.get("/api/recordings"), z.array(RecordingCard));
    if (!card) throw new Error("There is no recording of the class");
    if (!card.preparing) return card.id;
    await passed(ASK_AGAIN_MS);
  }
}

/** How many bytes its `.baton` file has. */
export async function fileSize({ url, name, cookie }: Watched): Promise<number> {
  const browser = new Browser(url);
  browser.cookie = cookie === null ? null : `baton=${cookie}`;
  const answer = await browser.get(`/api/recordings/${name}/file`);
  if (!answer.ok) throw new Error(`The file was refused: ${answer.status}`);
  return (await answer.arrayBuffer()).byteLength;
}
