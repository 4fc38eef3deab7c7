"use client";
import { useSyncExternalStore } from "react";
import type { PadName } from "../domain/pad/pad-id.ts";
import { browserClock } from "./browser-clock.ts";
import type { OpenPad, PadView } from "./pad/open-pad.ts";
import { PadDesk } from "./pad/pad-desk.ts";
import type { PadChannel } from "./session-source.ts";
import { inBrowser } from "./storage/kept.ts";

/** A class has one desk on this page, however many editors there are. */
const desks = new WeakMap<PadChannel, PadDesk>();

/** A pad as a part of the page shows it: what stands there, and what can be done. */
export type ShownPad = OpenPad & PadView;

/** The pad of this name, open as long as something on the page uses it. Loads Yjs: for parts that come with an editor. */
export function usePad(pads: PadChannel, name: PadName): ShownPad {
  const pad = deskOf(pads).pad(name);
  const view = useSyncExternalStore(pad.subscribe, pad.getSnapshot, pad.getSnapshot);
  const { getSnapshot, subscribe, point, dismiss } = pad;
  return { getSnapshot, subscribe, point, dismiss, ...view };
}

function deskOf(pads: PadChannel): PadDesk {
  const desk = desks.get(pads) ?? new PadDesk(pads, environment);
  desks.set(pads, desk);
  return desk;
}

const environment = {
  clock: browserClock,
  random: () => Math.random(),
  storage: inBrowser,
  listenToHiding,
};

function listenToHiding(onHide: () => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  window.addEventListener("pagehide", onHide, { signal });
  document.addEventListener("visibilitychange", onHide, { signal });
  return () => ended.abort();
}
