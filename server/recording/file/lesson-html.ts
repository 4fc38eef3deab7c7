import rehypeParse from "rehype-parse";
import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import type { Lesson } from "../../../domain/lesson/lesson.ts";
import { SANITISE_SCHEMA } from "../../lesson/sanitise-schema.ts";

const attributes = SANITISE_SCHEMA.attributes ?? {};

/** What lessons are sanitised by, and what their compiler adds to links and pictures after that. */
const COMPILED_SCHEMA: typeof SANITISE_SCHEMA = {
  ...SANITISE_SCHEMA,
  attributes: {
    ...attributes,
    a: [...(attributes.a ?? []), ["target", "_blank"], ["rel", "noopener", "noreferrer"]],
    img: [...(attributes.img ?? []), ["loading", "lazy"], ["decoding", "async"]],
  },
};

const reader = unified().use(rehypeParse, { fragment: true }).use(rehypeStringify).freeze();
const sanitiser = unified().use(rehypeSanitize, COMPILED_SCHEMA).freeze();

/** Whether all HTML in a lesson is such as our own compiler makes: nothing that sanitising would take out. */
export function isSafeLesson({ steps }: Lesson): boolean {
  return steps.every(
    ({ prose, question }) =>
      prose.every(({ html }) => isSafeHtml(html)) &&
      (question?.options ?? []).every(({ html }) => isSafeHtml(html)),
  );
}

function isSafeHtml(html: string): boolean {
  const tree = reader.parse(html);
  return reader.stringify(tree) === reader.stringify(sanitiser.runSync(tree));
}
