import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { PAGE_MARK, PAGE_PART, type PagePart } from "../../../domain/recording/page-format.ts";
import type { RecordingPart, WholeRecording } from "./recording-part.ts";

const zip = promisify(gzip);

/** Where the build lays the page without a recording. */
const TEMPLATE = "public/replay-page/template.html";

/** The page as the build made it, cut where the recording belongs; null when there was no build. `root`: the project's folder. */
export async function readTemplate(root: string): Promise<readonly [string, string] | null> {
  const html = await readFile(join(root, TEMPLATE), "utf8").catch(() => null);
  const [before, after] = html?.split(PAGE_MARK) ?? [];
  return before === undefined || after === undefined ? null : [before, after];
}

/** A recording as one HTML file that replays by itself, piece by piece. */
export async function* writePage(
  [before, after]: readonly [string, string],
  { manifest, parts }: WholeRecording,
): AsyncGenerator<Uint8Array, void> {
  yield Buffer.from(before);
  yield await script("manifest", await zip(JSON.stringify(manifest)));
  for await (const part of parts()) yield await script(nameOf(part), await contentOf(part));
  yield Buffer.from(after);
}

function nameOf({ is, name }: RecordingPart): PagePart {
  return `${is}/${name}`;
}

async function contentOf(part: RecordingPart): Promise<Uint8Array> {
  return part.is === "voice" ? part.bytes : zip(part.json);
}

/** Base64 has nothing in it that could end the element. */
async function script(name: PagePart, content: Uint8Array): Promise<Uint8Array> {
  return Buffer.from(
    `<script type="text/plain" ${PAGE_PART}="${name}">${Buffer.from(content).toString("base64")}</script>\n`,
  );
}
