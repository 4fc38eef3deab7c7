import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { ROOT, toolEnvironment } from "./run-command.ts";

const SYSTEM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DOWNLOAD_TIMEOUT_MS = 180_000;
const DEBIAN_TIMEOUT_MS = 600_000;

/**
 * What Playwright turns off itself and we want off too, said again because of two such lists the last counts; and two pages that
 * a Chromium with windows loads behind each of them for its address bar, which cost more than most of our own.
 */
const FEATURES_OFF = [
  ...["AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"],
  ...["DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"],
  ...["MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"],
  ...["ThirdPartyStoragePartitioning", "AimEnabled", "WebUIOmniboxAimPopup", "WebUIOmniboxPopup"],
];

/** What Chromium is started with; root may not use the sandbox. */
export function chromiumFlags(): string[] {
  const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
  const still = ["--disable-component-update", "--disable-sync"];
  const off = `--disable-features=${FEATURES_OFF.join(",")}`;
  return [...quiet, ...still, off, ...(isRoot() ? ["--no-sandbox"] : [])];
}

/**
 * The path of a Chromium that starts: the one that BATON_CHROMIUM names, Playwright's own, or the system's.
 * Undefined where there is none.
 */
export function findChromium(): string | undefined {
  const named = process.env.BATON_CHROMIUM;
  if (named) {
    if (!starts(named)) throw new Error(`BATON_CHROMIUM is ${named}, and that does not start.`);
    return named;
  }
  return [chromium.executablePath(), ...onPath(SYSTEM_NAMES)].find(starts);
}

/** Finds a Chromium or installs one, saying so. Throws, with what to do, where neither works. */
export function findOrInstallChromium(): string {
  const found = findChromium() ?? downloaded() ?? fromDebian();
  if (found) return found;
  throw new Error("No Chromium here, and none could be installed. Install one and set BATON_CHROMIUM to it.");
}

function downloaded(): string | undefined {
  console.log("No Chromium found. Downloading Playwright's own.");
  install("playwright", ["install", "chromium"], DOWNLOAD_TIMEOUT_MS);
  return findChromium();
}

function fromDebian(): string | undefined {
  if (!isRoot() || onPath(["apt-get"]).length === 0) return undefined;
  console.log("The download did not work. Installing Debian's package `chromium`.");
  install("apt-get", ["update", "-qq"], DEBIAN_TIMEOUT_MS);
  install("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], DEBIAN_TIMEOUT_MS);
  return findChromium();
}

function install(command: string, args: string[], timeout: number): void {
  const env = toolEnvironment({ DEBIAN_FRONTEND: "noninteractive" });
  spawnSync(command, args, { cwd: ROOT, env, timeout, stdio: "inherit" });
}

/** A browser that lacks a system library is there but of no use, so each is tried. */
function starts(path: string): boolean {
  return existsSync(path) && spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0;
}

function onPath(names: readonly string[]): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .filter((path) => existsSync(path));
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

if (import.meta.main) console.log(findOrInstallChromium());
