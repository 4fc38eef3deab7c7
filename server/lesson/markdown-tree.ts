import remarkDirective from "remark-directive";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { EXIT, SKIP, visit } from "unist-util-visit";

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ["yaml"])
  .use(remarkDirective);

/** A parsed lesson, and the blocks that stand in it one after the other. */
export type Root = ReturnType<typeof parser.parse>;
export type Block = Root["children"][number];
export type Fence = Extract<Block, { type: "code" }>;
export type Container = Extract<Block, { type: "containerDirective" }>;
export type Definition = Extract<Block, { type: "definition" | "footnoteDefinition" }>;
type Node = Root | Block;

/** Parses Markdown. The words after a colon ('at 10:30', 'key:value') stay text, although a directive could start there. */
export function parseMarkdown(markdown: string): Root {
  const root = parser.parse(markdown);
  visit(root, "textDirective", (node, index, parent) => {
    if (parent === undefined || index === undefined) return;
    const value = markdown.slice(node.position?.start.offset, node.position?.end.offset);
    parent.children[index] = { type: "text", value };
    return [SKIP, index];
  });
  return root;
}

/** The fences that nothing closes, so that they swallow the rest of what they stand in. */
export function unclosedFences(root: Root, markdown: string): Fence[] {
  const unclosed: Fence[] = [];
  visit(root, "code", (fence) => {
    const written = markdown.slice(fence.position?.start.offset, fence.position?.end.offset);
    const opener = /^(?:`{3,}|~{3,})/.exec(written)?.[0];
    if (opener === undefined) return;
    const closer = new RegExp(`\\n[ \\t>]*${opener[0]}{${opener.length},}[ \\t]*$`);
    if (!closer.test(written)) unclosed.push(fence);
  });
  return unclosed;
}

/** The line on which a node starts, from 1. */
export function lineOf(node: Node): number {
  return node.position?.start.line ?? 1;
}

/** The words of a node without their formatting. */
export function plainText(node: Node): string {
  const words: string[] = [];
  visit(node, (inner) => {
    if (inner.type === "text" || inner.type === "inlineCode" || inner.type === "code")
      words.push(inner.value);
    if (inner.type === "break") words.push(" ");
    if (inner.type === "html") return SKIP;
  });
  return words.join("").trim();
}

/** The first node inside that a test accepts. */
export function findInside(node: Node, accepts: (inner: Node) => boolean): Node | undefined {
  let found: Node | undefined;
  visit(node, (inner) => {
    if (inner === node || !accepts(inner as Node)) return;
    found = inner as Node;
    return EXIT;
  });
  return found;
}
