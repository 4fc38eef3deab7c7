import * as z from "zod/mini";
import { RecordingCard } from "../../../domain/recording/recording-api.ts";
import { Browser, granted } from "../../support/browser.ts";
import type { Watched } from "./viewer.ts";

/** The recording of a class: for its owner, and by its link for everybody. Asking for it makes its chunks. */
export async function recordingOf(url: string, cookie: string): Promise<{ owner: Watched; shared: Watched }> {
  const browser = new Browser(url);
  browser.cookie = `baton=${cookie}`;
  const cards = await granted(await browser.get("/api/recordings"), z.array(RecordingCard));
  const name = cards[0]?.id ?? "";
  const answer = await browser.patch(`/api/recordings/${name}`, { shared: true });
  const { shared } = await granted(answer, RecordingCard);
  return {
    owner: { url, name, cookie },
    shared: { url, name: shared ?? "", cookie: null },
  };
}

/** How many bytes its `.baton` file has. */
export async function fileSize({ url, name, cookie }: Watched): Promise<number> {
  const browser = new Browser(url);
  browser.cookie = cookie === null ? null : `baton=${cookie}`;
  const answer = await browser.get(`/api/recordings/${name}/file`);
  if (!answer.ok) throw new Error(`The file was refused: ${answer.status}`);
  return (await answer.arrayBuffer()).byteLength;
}
