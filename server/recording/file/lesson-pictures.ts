import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { IMAGE_PATH } from "../../lesson/lesson-images.ts";

const TYPES: Readonly<Record<string, string>> = {
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
  gif: "image/gif",
};

/** As it stands in the HTML of a lesson, which stands in JSON. */
const SERVED = new RegExp(String.raw`src=\\"${IMAGE_PATH}([\w-][\w.-]*)\\"`, "g");

const CARRIED = new RegExp(
  `^data:(${Object.values(TYPES).join("|").replaceAll("+", "\\+")});base64,[\\w+/]+=*$`,
);

/** A lesson's JSON with the pictures in it that this server serves; one that is not there stays an address. `root`: the project's folder. */
export async function withPictures(json: string, root: string): Promise<string> {
  const addresses = new Map<string, string>();
  for (const [, name = ""] of json.matchAll(SERVED)) {
    const type = TYPES[name.split(".").at(-1) ?? ""];
    const bytes = type ? await readFile(join(root, "lessons/images", name)).catch(() => null) : null;
    if (bytes) addresses.set(name, `data:${type};base64,${bytes.toString("base64")}`);
  }
  return json.replace(SERVED, (served, name: string) => {
    const address = addresses.get(name);
    return address === undefined ? served : String.raw`src=\"${address}\"`;
  });
}

/** Whether this address is a picture itself, of a kind that lessons have. */
export function isCarriedPicture(address: string): boolean {
  return CARRIED.test(address);
}
