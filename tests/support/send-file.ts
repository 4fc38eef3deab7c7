import * as z from "zod/mini";
import { RecordingName } from "../../domain/recording/recording-api.ts";
import type { Browser } from "./browser.ts";

/** What the server answers when it took a file. */
export const Imported = z.object({ id: RecordingName });

/** Sends a file as the owner's page does; the browser keeps the cookie that it gets. */
export async function sendFile(browser: Browser, bytes: Uint8Array): Promise<Response> {
  const response = await fetch(`${browser.url}/api/recordings`, {
    method: "POST",
    body: new Blob([new Uint8Array(bytes)]),
    headers: {
      "content-type": "application/octet-stream",
      ...(browser.cookie !== null && { cookie: browser.cookie }),
    },
  });
  const [given] = response.headers.getSetCookie();
  if (given) browser.cookie = given.split(";")[0] ?? null;
  return response;
}
