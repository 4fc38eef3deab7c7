import type { KeyPlace, KeyPress } from "../keys/key-intent.ts";

/** What a key asks of a replay. */
export type ReplayKey =
  | { readonly does: "play" | "event" | "return" | "list" | "step-forward" | "step-back" }
  /** By so many ms. */
  | { readonly does: "skip"; readonly ms: number }
  /** By a share of all of it, or to one. */
  | { readonly does: "skip-share" | "go-share"; readonly share: number }
  | { readonly does: "chapter"; readonly way: -1 | 1 };

export const SKIP_MS = 5000;
const SHARE = 0.1;

/** Null where the press is not the replay's. Holding a key down repeats what moves and nothing else. Pure. */
export function replayKey(press: KeyPress, place: KeyPlace): ReplayKey | null {
  if (press.ctrlKey || press.altKey || press.metaKey || place.typing || place.covered) return null;
  if (press.key.startsWith("Arrow")) return place.ownArrows ? null : arrow(press);
  if (press.repeat) return null;
  if (press.key.startsWith("Page")) return place.ownArrows ? null : page(press);
  if (/^\d$/.test(press.key)) return { does: "go-share", share: Number(press.key) / 10 };
  switch (press.key) {
    case " ":
      return place.ownSpace || press.shiftKey ? null : { does: "play" };
    case "[":
      return { does: "chapter", way: -1 };
    case "]":
      return { does: "chapter", way: 1 };
    case ".":
      return { does: "event" };
    case "Escape":
      return { does: "return" };
    case "?":
      return { does: "list" };
    default:
      return null;
  }
}

/** A clicker steps by itself, as everywhere. */
function page({ key }: KeyPress): ReplayKey | null {
  if (key === "PageDown") return { does: "step-forward" };
  return key === "PageUp" ? { does: "step-back" } : null;
}

function arrow({ key, shiftKey }: KeyPress): ReplayKey | null {
  const way = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  if (way === 0) return null;
  return shiftKey ? { does: "skip-share", share: way * SHARE } : { does: "skip", ms: way * SKIP_MS };
}
