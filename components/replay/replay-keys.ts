import type { KeyPlace, KeyPress } from "../keys/key-intent.ts";

/** What a key asks of a replay. */
export type ReplayKey =
  | {
      readonly does:
        | "play"
        | "event"
        | "return"
        | "list"
        | "search"
        | "full-screen"
        | "step-forward"
        | "step-back";
    }
  /** By so many ms. */
  | { readonly does: "skip"; readonly ms: number }
  /** By a share of all of it, or to one. */
  | { readonly does: "skip-share" | "go-share"; readonly share: number }
  | { readonly does: "chapter"; readonly way: -1 | 1 };

export const SKIP_MS = 5000;
const SHARE = 0.1;

/** Null where the press is not the replay's. Holding a key down repeats what moves and nothing else. Pure. */
export function replayKey(press: KeyPress, place: KeyPlace): ReplayKey | null {
  if (place.typing || place.covered) return null;
  const sign = Object.hasOwn(SIGNS, press.key) ? SIGNS[press.key] : undefined;
  if (sign) return isWritten(press) ? sign : null;
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  if (press.key.startsWith("Arrow")) return place.ownArrows ? null : arrow(press);
  if (press.repeat) return null;
  if (press.key.startsWith("Page")) return place.ownArrows ? null : page(press);
  if (/^\d$/.test(press.key)) return { does: "go-share", share: Number(press.key) / 10 };
  if (press.key === "Escape") return { does: "return" };
  if (press.key === "f") return { does: "full-screen" };
  return press.key === " " && !place.ownSpace && !press.shiftKey ? { does: "play" } : null;
}

const SIGNS: Readonly<Record<string, ReplayKey>> = {
  "[": { does: "chapter", way: -1 },
  "]": { does: "chapter", way: 1 },
  ".": { does: "event" },
  "/": { does: "search" },
  "?": { does: "list" },
};

/** Many keyboards write brackets with AltGr, which comes as alt, on some systems with ctrl. */
function isWritten({ ctrlKey, altKey, metaKey, repeat }: KeyPress): boolean {
  return !repeat && !metaKey && (altKey || !ctrlKey);
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
