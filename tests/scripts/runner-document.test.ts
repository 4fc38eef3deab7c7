import { Script } from "node:vm";
import { describe, expect, test } from "vitest";
import { makeRunnerDocument, sandboxScript } from "../../scripts/runner-document.ts";

describe("the sandbox's scripts", () => {
  test.each(["frame", "worker"] as const)("%s is plain JavaScript that stands alone", (name) => {
    const script = sandboxScript(name);
    expect(() => new Script(script)).not.toThrow();
    expect(script).not.toMatch(/\binterface\b|\bsatisfies\b|import type/);
  });

  test("the document holds one script, its own, and nothing that its policy would refuse", () => {
    const html = makeRunnerDocument();
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toContain(`<script>${sandboxScript("frame")}</script>`);
    expect(html).not.toMatch(/ on\w+=|style=|href=|src=/);
  });

  test("served at an origin that is not its own, it does not start", () => {
    const [, script = ""] = /<script>([\s\S]*)<\/script>/.exec(makeRunnerDocument()) ?? [];
    const heard: unknown[] = [];
    const start = (origin: string) =>
      new Script(script).runInNewContext({
        self: { origin },
        parent: { postMessage: (news: unknown) => heard.push(news) },
        addEventListener: () => {},
      });
    expect(() => start("https://baton.example")).toThrow("must be sandboxed");
    expect(heard).toEqual([]);
    start("null");
    expect(heard).toEqual([{ is: "here" }]);
  });
});
