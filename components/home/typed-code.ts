import { ROOM_CODE_LENGTH, type RoomCode, readRoomCode } from "../../domain/room-code.ts";

/** What stands in the code box, read as forgivingly as codes allow. */
export type TypedCode =
  | { readonly is: "code"; readonly code: RoomCode }
  | { readonly is: "empty" }
  /** `missing` letters or digits to go. */
  | { readonly is: "short"; readonly missing: number }
  | { readonly is: "long"; readonly over: number }
  /** Characters that no code has, each once, in the order typed. */
  | { readonly is: "strange"; readonly letters: readonly string[] };

// The end of a student's link, pasted instead of its code.
const LINK = /\/(?:join|class|screen)\/([^/?#\s]+)/;
const SAMPLE = "2".repeat(ROOM_CODE_LENGTH);

/** Reads what a person typed or pasted into the code box: a code, a link to a class, or what is wrong with it. */
export function readTypedCode(typed: string): TypedCode {
  const text = LINK.exec(typed)?.[1] ?? typed;
  const code = readRoomCode(text);
  if (code !== null) return { is: "code", code };
  const letters = Array.from(text.normalize("NFKC")).filter((letter) => !isSkipped(letter));
  if (letters.length === 0) return { is: "empty" };
  const strange = letters.filter((letter) => !isInCodes(letter)).map((letter) => letter.toUpperCase());
  if (strange.length > 0) return { is: "strange", letters: [...new Set(strange)] };
  const missing = ROOM_CODE_LENGTH - letters.length;
  return missing > 0 ? { is: "short", missing } : { is: "long", over: -missing };
}

/** Spaces, dashes and the like: a code with one more of them is the same code. */
function isSkipped(letter: string): boolean {
  return readRoomCode(SAMPLE + letter) !== null;
}

function isInCodes(letter: string): boolean {
  return readRoomCode(SAMPLE.slice(1) + letter) !== null;
}
