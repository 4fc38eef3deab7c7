import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkRehype, { type Options } from "remark-rehype";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import type { CodeToken } from "../../domain/lesson/lesson.ts";
import type { Highlighter } from "./highlight-code.ts";
import { type Block, type Definition, type Fence, findInside } from "./markdown-tree.ts";
import { SANITISE_SCHEMA } from "./sanitise-schema.ts";

/**
 * Turns blocks into sanitised HTML. The definitions are those of the whole lesson, which a link may refer to;
 * `idPrefix` keeps the ids of footnotes apart where several pieces of HTML stand on one page.
 */
export type Renderer = (
  blocks: readonly Block[],
  definitions: readonly Definition[],
  idPrefix: string,
) => string;

type Handler = NonNullable<NonNullable<Options["handlers"]>["code"]>;
type Element = Extract<ReturnType<Handler>, { type: "element" }>;

export function createRenderer(highlight: Highlighter): Renderer {
  const code: Handler = (_state, fence: Fence) => fenceElement(fence, highlight);
  return (blocks, definitions, idPrefix) => {
    const processor = unified()
      .use(remarkRehype, { handlers: { code }, clobberPrefix: `user-content-${idPrefix}-` })
      .use(rehypeSanitize, SANITISE_SCHEMA)
      .use(finishElements)
      .use(rehypeStringify);
    const children = [...blocks, ...(blocks.some(refersToDefinition) ? definitions : [])];
    return processor.stringify(processor.runSync({ type: "root", children })).trim();
  };
}

function refersToDefinition(block: Block): boolean {
  const kinds = ["linkReference", "imageReference", "footnoteReference"];
  return findInside(block, (inner) => kinds.includes(inner.type)) !== undefined;
}

function fenceElement(fence: Fence, highlight: Highlighter): Element {
  const language = fence.lang?.match(/^[\w+-]+$/)?.[0].toLowerCase() ?? "text";
  const lines = highlight(fence.value, language).map((line) => line.map(tokenNode));
  const children = lines.flatMap((line, index) =>
    index === 0 ? line : [{ type: "text" as const, value: "\n" }, ...line],
  );
  const code = element("code", { className: [`language-${language}`] }, children);
  return element("pre", { className: [language === "output" ? "output" : "code"] }, [code]);
}

function tokenNode([value, kind]: CodeToken): Element["children"][number] {
  const text = { type: "text" as const, value };
  return kind === null ? text : element("span", { className: [`tok-${kind}`] }, [text]);
}

function element(tagName: string, properties: Element["properties"], children: Element["children"]): Element {
  return { type: "element", tagName, properties, children };
}

/** After sanitising, so that what it adds needs no permission: links that open elsewhere, images that wait, corners that head nothing. */
function finishElements() {
  return (tree: Parameters<typeof visit>[0]) => {
    visit(tree, "element", (node: Element, index, parent: Element | undefined) => {
      if (node.tagName === "a" && /^https?:/i.test(String(node.properties.href ?? "")))
        Object.assign(node.properties, { target: "_blank", rel: ["noopener", "noreferrer"] });
      // The empty corner of a table heads nothing, and would be read out as if it did.
      if (node.tagName === "th" && node.children.length === 0) node.tagName = "td";
      if (node.tagName !== "img" || index === undefined) return;
      if (!node.properties.src) {
        parent?.children.splice(index, 1);
        return index;
      }
      Object.assign(node.properties, { loading: "lazy", decoding: "async" });
    });
  };
}
