/**
 * Installs what is missing, then ends. It runs on whatever Node is installed, so it is plain JavaScript
 * without dependencies; everything after it runs on the Node that the project brings along.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The text that the stamp must hold for the folder to count as installed.
 * @param {string} root folder of the project
 */
export function wantedStamp(root) {
  const lock = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  return `${lock.digest("hex")} ${process.platform} ${process.arch}\n`;
}

/** @param {string} root */
const stampPath = (root) => join(root, "node_modules", ".installed-lock");

/** @param {string} root */
const ownNode = (root) => join(root, "node_modules", ".bin", "node");

/**
 * Whether the installed libraries are those of the lock file.
 * @param {string} root folder of the project
 */
export function isInstalled(root) {
  return (
    existsSync(stampPath(root)) &&
    existsSync(ownNode(root)) &&
    readFileSync(stampPath(root), "utf8") === wantedStamp(root)
  );
}

/** @param {string} root */
function install(root) {
  // Development libraries hold the project's own Node, so they come even where NODE_ENV is production.
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const result = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", args, { cwd: root, stdio: "inherit" });
  if (result.status !== 0) throw new Error("npm ci failed; its last lines above say why.");
  const version = spawnSync(ownNode(root), ["--version"], { encoding: "utf8" });
  if (version.status !== 0) {
    throw new Error("The npm package `node` brought no program. Are install scripts turned off for npm?");
  }
  writeFileSync(stampPath(root), wantedStamp(root));
}

function main() {
  if (isInstalled(ROOT)) return;
  console.log("Installing the libraries. The first time takes a minute or two.");
  const started = Date.now();
  try {
    install(ROOT);
  } catch (error) {
    console.error(`Could not install: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
