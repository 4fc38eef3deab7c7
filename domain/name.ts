import { ok, type Result, refuse } from "./result.ts";

/** The most visible characters that a name may have. */
export const NAME_LENGTH = 40;

export type NameProblem = "name-empty" | "name-too-long" | "name-invisible" | "name-marks";

// Control, format (zero-width, direction overrides), private, unassigned and lone surrogates; and the letters that are drawn as nothing.
const INVISIBLE = /\p{C}|\u115f|\u1160|\u3164|\uffa0|\u2800|\u034f|\u17b4|\u17b5/u;
// Joiners are part of writing Persian, Hindi and others, and of composed emoji: fine between two letters or pictures, nowhere else.
const LAWFUL_JOINER =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Kannada}\p{Script=Telugu}\p{Script=Gujarati}]\p{M}*)[\u200c\u200d](?=\p{L})|(?<=\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)\u200d(?=\p{Extended_Pictographic})/gu;
const TOO_MANY_MARKS = /\p{M}{4,}/u;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A name fit to be shown: composed (NFC), spaces single and trimmed, 1 to 40 visible characters; else what is wrong with it. */
export function readName(typed: string): Result<string, NameProblem> {
  const name = typed
    .normalize("NFC")
    .replace(/\p{Zs}+/gu, " ")
    .trim();
  if (name.length > NAME_LENGTH * 10) return refuse("name-too-long");
  if (INVISIBLE.test(name.replace(LAWFUL_JOINER, ""))) return refuse("name-invisible");
  if (name === "") return refuse("name-empty");
  if (TOO_MANY_MARKS.test(name.normalize("NFD"))) return refuse("name-marks");
  if (countGraphemes(name) > NAME_LENGTH) return refuse("name-too-long");
  return ok(name);
}

/** The name itself, or with the lowest number from 2 on that nobody in `taken` has; case and width do not tell names apart. */
export function distinctName(name: string, taken: readonly string[]): string {
  const keys = new Set(taken.map(nameKey));
  if (!keys.has(nameKey(name))) return name;
  for (let number = 2; ; number++) {
    const numbered = `${shorten(name, NAME_LENGTH - ` ${number}`.length)} ${number}`;
    if (!keys.has(nameKey(numbered))) return numbered;
  }
}

function nameKey(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

function countGraphemes(text: string): number {
  return Array.from(graphemes.segment(text)).length;
}

function shorten(text: string, length: number): string {
  const parts = Array.from(graphemes.segment(text), (part) => part.segment);
  return parts.slice(0, length).join("").trimEnd();
}
