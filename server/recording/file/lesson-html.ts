import rehypeParse from "rehype-parse";
import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import type { Lesson } from "../../../domain/lesson/lesson.ts";
import { SANITISE_SCHEMA } from "../../lesson/sanitise-schema.ts";
import { isCarriedPicture } from "./lesson-pictures.ts";

const attributes = SANITISE_SCHEMA.attributes ?? {};

/** What lessons are sanitised by, what their compiler adds to links and pictures after that, and the pictures that a file has in it. */
const COMPILED_SCHEMA: typeof SANITISE_SCHEMA = {
  ...SANITISE_SCHEMA,
  protocols: { ...SANITISE_SCHEMA.protocols, src: [...(SANITISE_SCHEMA.protocols?.src ?? []), "data"] },
  attributes: {
    ...attributes,
    a: [...(attributes.a ?? []), ["target", "_blank"], ["rel", "noopener", "noreferrer"]],
    img: [...(attributes.img ?? []), ["loading", "lazy"], ["decoding", "async"]],
  },
};

const reader = unified().use(rehypeParse, { fragment: true }).use(rehypeStringify).freeze();
const sanitiser = unified().use(rehypeSanitize, COMPILED_SCHEMA).freeze();

/** Whether all HTML in a lesson is such as our own makes: nothing that sanitising would take out, and no data but pictures. */
export function isSafeLesson({ steps }: Lesson): boolean {
  return steps.every(
    ({ prose, question }) =>
      prose.every(({ html }) => isSafeHtml(html)) &&
      (question?.options ?? []).every(({ html }) => isSafeHtml(html)),
  );
}

function isSafeHtml(html: string): boolean {
  const tree = reader.parse(html);
  return hasPicturesOnly(tree) && reader.stringify(tree) === reader.stringify(sanitiser.runSync(tree));
}

function hasPicturesOnly(tree: ReturnType<typeof reader.parse>): boolean {
  const addresses: string[] = [];
  visit(tree, "element", ({ properties }) => {
    addresses.push(String(properties.src ?? ""));
  });
  return addresses.every((address) => !/^data:/i.test(address) || isCarriedPicture(address));
}
