import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { UserConfig } from "vite";
import { THEME_SCRIPT } from "../client/theme-script.ts";
import { PAGE_MARK } from "../domain/recording/page-format.ts";
import { ROOT } from "./run-command.ts";
import { digestOf, sourceFiles } from "./source-files.ts";

const FOLDER = join(ROOT, "public/replay-page");
const TEMPLATE = join(FOLDER, "template.html");
const STAMP = join(FOLDER, "made-from");

const SOURCES = [
  ...["app/globals.css", "app/replay-file", "client", "components", "domain", "package-lock.json"],
  ...["scripts/make-replay-page.ts"],
];

/** What a page by itself cannot have, and what stands in its place. */
const SWAPPED = [
  { find: /^.*\/fork\.tsx$/, replacement: join(ROOT, "components/replay/no-fork.tsx") },
  { find: /^.*\/home-link\.tsx$/, replacement: join(ROOT, "components/shell/no-home.tsx") },
];

/**
 * Makes the page of a recording that replays by itself, into `public/replay-page`, unless it is there and made from these very
 * sources: all code, style and letters in one file, to which the server adds a recording. Takes about a quarter of a minute.
 */
async function makeReplayPage(): Promise<void> {
  const madeFrom = digestOf(ROOT, sourceFiles(ROOT, SOURCES));
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === madeFrom) return;
  console.log("Preparing the page that replays by itself.");
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const html = pageOf(await bundle());
  if (html.split(PAGE_MARK).length !== 2) throw new Error("The page has not one place for a recording");
  writeFileSync(TEMPLATE, html);
  console.log(`It has ${Math.round(Buffer.byteLength(html) / 1000)} kB.`);
  // Last, so that what was broken off never counts.
  writeFileSync(STAMP, madeFrom);
}

interface Bundle {
  readonly script: string;
  readonly style: string;
}

async function bundle(): Promise<Bundle> {
  // Both take a second to load, which is spared where nothing is to be made.
  const { build } = await import("vite");
  const { default: tailwind } = await import("@tailwindcss/postcss");
  const built = await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
    resolve: { alias: SWAPPED },
    css: { postcss: { plugins: [tailwind(), latinOnly] } },
    build: {
      write: false,
      // Everything is in the file itself.
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      cssCodeSplit: false,
      modulePreload: false,
      target: "es2022",
      rolldownOptions: {
        input: join(ROOT, "app/replay-file/main.tsx"),
        output: { format: "es", codeSplitting: false },
      },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (!first || !("output" in first)) throw new Error("Nothing was built");
  const scripts = first.output.flatMap((file) => (file.type === "chunk" ? [file.code] : []));
  const styles = first.output.flatMap((file) => (file.type === "asset" ? [textOf(file.source)] : []));
  const [script, style] = [scripts[0], styles[0]];
  if (script === undefined || style === undefined || scripts.length + styles.length !== 2)
    throw new Error("The page is not one script and one style");
  return { script: asInline(script), style };
}

function textOf(source: string | Uint8Array): string {
  return typeof source === "string" ? source : Buffer.from(source).toString();
}

type Plugins = Exclude<NonNullable<NonNullable<UserConfig["css"]>["postcss"]>, string>["plugins"];

/** The letters of the code and of English; others come from the system. With all scripts the page would be twice as large. */
const latinOnly: NonNullable<Plugins>[number] = {
  postcssPlugin: "latin-only",
  OnceExit(style) {
    style.walkAtRules("font-face", (face) => {
      if (!face.toString().includes("-latin-wght-normal")) face.remove();
    });
  },
};

/** Nothing in the script may look like the end of its element, or like a comment, to who reads the page. */
function asInline(script: string): string {
  return script.replaceAll(/<(?=\/?script|!--)/gi, "\\x3C");
}

function pageOf({ script, style }: Bundle): string {
  const policy = [
    "default-src 'none'",
    `script-src ${[THEME_SCRIPT, script].map((text) => `'sha256-${digest(text)}'`).join(" ")}`,
    "style-src 'unsafe-inline'",
    "img-src data:",
    "font-src data:",
    // The voice, from the page itself.
    "media-src blob:",
    "connect-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Replay · Baton</title>
<link rel="icon" href="data:,">
<style>${style}</style>
<script>${THEME_SCRIPT}</script>
</head>
<body>
<div id="baton"></div>
<noscript>This page needs JavaScript to replay the class.</noscript>
${PAGE_MARK}
<script type="module">${script}</script>
</body>
</html>
`;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}

if (import.meta.main) await makeReplayPage();
