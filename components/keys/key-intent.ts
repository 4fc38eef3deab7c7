/** What a key asks for on any screen of a class. */
export type KeyIntent =
  | "forward"
  | "back"
  | "blank"
  | "list"
  | "return"
  // Inside of an execution:
  | "play"
  | "next-hand-over"
  | "previous-hand-over"
  | "next-line"
  | "run"
  | "pad";

/** As much of a `KeyboardEvent` as it takes. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  /** The key is being held: a class must not race through its lesson. */
  readonly repeat: boolean;
}

/** Where the press landed. */
export interface KeyPlace {
  /** In a field, where keys make text. */
  readonly typing: boolean;
  /** Inside of an open dialog or menu, or while one covers the page. */
  readonly covered: boolean;
  /** On something with its own use for arrow keys: tabs, a scroller of long lines. */
  readonly ownArrows: boolean;
  /** On something that the space bar presses: a button, a link. */
  readonly ownSpace: boolean;
}

const INTENTS: Readonly<Record<string, KeyIntent>> = {
  PageDown: "forward",
  ArrowRight: "forward",
  PageUp: "back",
  ArrowLeft: "back",
  b: "blank",
  B: "blank",
  ".": "blank",
  "?": "list",
  Escape: "return",
  " ": "play",
  n: "next-hand-over",
  N: "previous-hand-over",
  l: "next-line",
  L: "next-line",
  r: "run",
  R: "run",
  p: "pad",
  P: "pad",
};

/** Those that are written with the shift key. */
const SHIFTED: ReadonlySet<KeyIntent> = new Set(["list", "previous-hand-over"]);

/** The intent of a press, or null. Clickers send PageUp and PageDown, so these mean the same everywhere. Pure. */
export function keyIntent(press: KeyPress, place: KeyPlace): KeyIntent | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.repeat) return null;
  if (place.typing || place.covered) return null;
  if (place.ownArrows && press.key.startsWith("Arrow")) return null;
  if (place.ownSpace && press.key === " ") return null;
  const intent = Object.hasOwn(INTENTS, press.key) ? INTENTS[press.key] : undefined;
  if (!intent) return null;
  return press.shiftKey && !SHIFTED.has(intent) ? null : intent;
}
