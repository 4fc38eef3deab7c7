import { visit } from "unist-util-visit";
import type { Report } from "./lesson-problem.ts";
import { lineOf, type Root } from "./markdown-tree.ts";

/** Where the server serves the files of `lessons/images/`. */
export const IMAGE_PATH = "/lesson-images/";

/** Points `images/baton.svg`, which works in any Markdown editor, at where it is served; reports other images that cannot be shown. */
export function settleImages(root: Root, report: Report): void {
  visit(root, (node) => {
    if (node.type === "image" || node.type === "definition") {
      if (/^images\/[\w.-]+$/.test(node.url)) node.url = IMAGE_PATH + node.url.slice("images/".length);
    }
    if (node.type === "image" && !node.url.startsWith(IMAGE_PATH) && !node.url.startsWith("https://"))
      report(
        lineOf(node as never),
        "bad-image",
        "Put the picture in lessons/images and write ![...](images/its-name.svg).",
      );
    if ((node.type === "image" || node.type === "imageReference") && !node.alt?.trim())
      report(
        lineOf(node as never),
        "image-without-alt",
        "Say between the [ ] what the picture shows, for those who can't see it.",
      );
  });
}
