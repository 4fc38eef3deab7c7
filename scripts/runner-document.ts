import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import { ROOT } from "./run-command.ts";

const SANDBOX = "client/python/sandbox";

/** The runner document: nothing but its script, whose hash the server puts into the document's policy. */
export function makeRunnerDocument(): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Python</title>
<script>${sandboxScript("frame")}</script>
</html>
`;
}

/** A file of the sandbox as JavaScript that stands alone. Throws when it is not. */
export function sandboxScript(name: "frame" | "worker"): string {
  const script = stripTypeScriptTypes(readFileSync(join(ROOT, SANDBOX, `${name}.ts`), "utf8"));
  // Throws where something is imported or exported: these are classic scripts.
  new Script(script, { filename: `${name}.ts` });
  if (script.includes("</script")) throw new Error(`${name}.ts would end the script that it is put into`);
  return script;
}
