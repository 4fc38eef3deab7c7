import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import * as zod from "zod/mini";
import { bundleZod, usedNames } from "../../scripts/small-zod.ts";
import { sourceFiles } from "../../scripts/source-files.ts";

const ROOT = join(import.meta.dirname, "../..");

test("the zod of the pages has what they use and little else, and does the same", {
  timeout: 60_000,
}, async () => {
  const names = usedNames(ROOT);
  expect(names).toEqual(expect.arrayContaining(["discriminatedUnion", "object", "strictObject"]));
  expect(names).not.toContain("infer");
  const path = join(mkdtempSync(join(tmpdir(), "baton-zod-")), "small-zod.mjs");
  writeFileSync(path, await bundleZod(ROOT, names));
  const small: typeof zod = await import(pathToFileURL(path).href);
  expect(Object.keys(small).sort()).toEqual(names);
  expect(readFileSync(path).length).toBeLessThan(50_000);
  const schemaOf = (z: typeof zod) =>
    z.object({ at: z.int(), name: z.optional(z.string().check(z.minLength(2))) });
  for (const value of [{ at: 3, name: "Ada" }, { at: 3, more: 1 }, { at: 0.5 }, { at: 3, name: "A" }, null]) {
    const [one, other] = [schemaOf(small).safeParse(value), schemaOf(zod).safeParse(value)];
    expect([one.success, one.data]).toEqual([other.success, other.data]);
  }
});

test("zod has one name in all pages, so that nothing they use of it is missed", () => {
  for (const file of sourceFiles(ROOT, ["app", "client", "components", "domain"])) {
    if (!/\.tsx?$/.test(file)) continue;
    const imports = readFileSync(join(ROOT, file), "utf8").match(/^.*from "zod.*$/gm) ?? [];
    for (const line of imports) expect(line, file).toMatch(/^import (type )?\* as z from "zod\/mini";$/);
  }
});
