import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as zod from "zod/mini";
import { sourceFiles } from "./source-files.ts";

/** Where the code of the pages is. */
const PAGES = ["app", "client", "components", "domain"];

/** Named in `next.config.js`, which puts it in the place of `zod/mini`. */
const PLACE = ".build/small-zod.js";

/**
 * Makes a zod that holds what the pages use and nothing else. Zod's small build reaches into two of its modules by names that
 * are computed, so Next keeps the whole of them: 7 kB of the 170 kB that a page may have, for regular expressions nobody asks for.
 */
export async function makeSmallZod(root: string): Promise<void> {
  const code = await bundleZod(root, usedNames(root));
  const path = join(root, PLACE);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}

/** What the sources use of `zod/mini`, sorted: everywhere it is called `z`, which is tested. Its types cost nothing. */
export function usedNames(root: string): string[] {
  const sources = sourceFiles(root, PAGES)
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(root, file), "utf8"))
    .filter((source) => source.includes('"zod/mini"'));
  const names = sources.flatMap((source) =>
    [...source.matchAll(/\bz\.(\w+)/g)].map(([, name]) => name ?? ""),
  );
  return [...new Set(names)].filter((name) => name in zod).sort();
}

/** One module with these exports of `zod/mini`, and what they need. */
export async function bundleZod(root: string, names: readonly string[]): Promise<string> {
  // It takes a second to load, which is spared where nothing is to be built.
  const { build } = await import("vite");
  const entry = join(root, "small-zod-entry.js");
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "error",
    plugins: [
      {
        name: "small-zod-entry",
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? `export { ${names.join(", ")} } from "zod/mini";` : null),
      },
    ],
    build: { write: false, target: "es2022", minify: true, lib: { entry, formats: ["es"] } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (!first || !("output" in first) || first.output.length !== 1) throw new Error("Zod is not one module");
  return first.output[0].code;
}
