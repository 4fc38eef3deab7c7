import { defaultSchema } from "rehype-sanitize";

type Schema = typeof defaultSchema;

const attributes = defaultSchema.attributes ?? {};

/**
 * What HTML may come out of a lesson: GitHub's rules, narrowed to links on the web and images that no third party
 * could watch the class with unencrypted, widened by the classes of code tokens. Ids are prefixed where they are made.
 */
export const SANITISE_SCHEMA: Schema = {
  ...defaultSchema,
  clobber: [],
  protocols: { href: ["http", "https", "mailto"], src: ["https"] },
  attributes: {
    ...attributes,
    pre: [["className", "code", "output"]],
    code: [["className", /^language-[\w+-]+$/]],
    span: [["className", /^tok-[a-z]+$/]],
  },
};
