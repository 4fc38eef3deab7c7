import * as z from "zod/mini";

/**
 * 24 letters and digits: no vowels (a code should not spell a word) and one only of each pair that eyes confuse
 * (B and 8, S and 5, Z and 2, U and V); O, Q, 0, I, L and 1 are not in it at all. 24^6 is 191 million codes.
 */
export const ROOM_CODE_ALPHABET = "23456789CDFGHJKMNPRTVWXY";
export const ROOM_CODE_LENGTH = 6;

export const RoomCode = z
  .string()
  .check(z.regex(new RegExp(`^[${ROOM_CODE_ALPHABET}]{${ROOM_CODE_LENGTH}}$`)));
export type RoomCode = z.infer<typeof RoomCode>;

const LOOK_ALIKES: Readonly<Record<string, string>> = { B: "8", S: "5", Z: "2", U: "V" };

/** Makes a code; `randomInt(n)` gives a fair whole number from 0 to n - 1 and must come from a secure source. */
export function makeRoomCode(randomInt: (below: number) => number): RoomCode {
  const letters = Array.from({ length: ROOM_CODE_LENGTH }, () =>
    ROOM_CODE_ALPHABET.charAt(randomInt(ROOM_CODE_ALPHABET.length)),
  );
  return letters.join("");
}

/** Reads what a person typed: any case, spaces, dashes and look-alikes; null when it cannot be a code. */
export function readRoomCode(typed: string): RoomCode | null {
  const letters = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, "");
  const code = Array.from(letters, (letter) => LOOK_ALIKES[letter] ?? letter).join("");
  return RoomCode.safeParse(code).success ? code : null;
}

/** The code as people read it aloud: two groups of three. */
export function showRoomCode(code: RoomCode): string {
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}
