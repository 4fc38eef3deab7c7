import type { PadError } from "../../domain/pad/pad-protocol.ts";
import { refusalWords } from "./refusals.ts";

/** Why something typed was not taken: apart from the others, since only a page with a pad open needs them. */
const SENTENCES: Record<PadError, string> = {
  "bad-update": "The server could not take what was typed here, so nobody else saw it.",
  "pad-full": "With that the pad would be longer than 200,000 characters, so it was not taken.",
  "other-epoch": "This pad was started over on the server while you typed.",
  "not-open": "The connection to this pad was cut. Open it again; what you typed is kept.",
  "too-many-pads": "Too many pads are open here. Close some, then open this one again.",
};

/** The sentence for the code of a refusal in a pad. */
export function padRefusalWords(code: string): string {
  return isPadError(code) ? SENTENCES[code] : refusalWords(code);
}

function isPadError(code: string): code is PadError {
  return Object.hasOwn(SENTENCES, code);
}
