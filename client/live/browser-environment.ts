import { shareRun } from "../api.ts";
import { browserClock } from "../browser-clock.ts";
import { inTab } from "../storage/kept.ts";
import { resumeToken } from "../storage/resume-tokens.ts";
import type { LiveEnvironment } from "./live-options.ts";
import { listenToWindow } from "./page-events.ts";
import { socketIoWires } from "./socket-io-wire.ts";

/** The page that this runs in. Nothing is touched before a source begins to work. */
export const browserEnvironment: LiveEnvironment = {
  clock: browserClock,
  random: () => Math.random(),
  newId: newCommandId,
  openWire: socketIoWires(),
  listenToPage: listenToWindow,
  tabStorage: inTab,
  resumeToken: (code) => resumeToken(code).read(),
  shareRun,
  reloadPage: () => window.location.reload(),
};

/** 128 random bits in hex. `crypto.randomUUID` is not there on a plain http address, where many a class is held. */
function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
