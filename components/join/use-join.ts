"use client";
import { useRouter } from "next/navigation";
import { useActionState } from "react";
import { joinClass } from "../../client/api.ts";
import { rememberName } from "../../client/remembered.ts";
import { readName } from "../../domain/name.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import { refusalWords } from "../words/refusals.ts";

/** The last try to come in: what was typed, and what is wrong with the name or with anything else. */
export interface JoinTry {
  readonly name: string;
  readonly nameProblem: string | null;
  readonly problem: string | null;
}

/** What the door would have said: knocking again shows it in full. */
const DOOR_CODES = [
  "room-locked",
  "room-full",
  "banned",
  "session-not-open",
  "no-such-class",
  "nothing-to-do",
];

/** Joins under the name in the form and goes into the class; `onShut` when the door shut in the meantime. */
export function useJoin(
  code: RoomCode,
  name: string,
  onShut: () => void,
): readonly [JoinTry, (form: FormData) => void, boolean] {
  const router = useRouter();
  return useActionState<JoinTry, FormData>(
    async (_before, form) => {
      const tried = { name: String(form.get("name") ?? ""), nameProblem: null, problem: null };
      const read = readName(tried.name);
      if (!read.ok) return { ...tried, nameProblem: refusalWords(read.error) };
      const answer = await joinClass(code, read.value);
      if (answer.ok) {
        rememberName(read.value);
        router.replace(`/class/${code}`);
        return tried;
      }
      const { code: why, retryAfterS } = answer.error;
      if (DOOR_CODES.includes(why)) onShut();
      const words = refusalWords(why, retryAfterS);
      return why.startsWith("name-") ? { ...tried, nameProblem: words } : { ...tried, problem: words };
    },
    { name, nameProblem: null, problem: null },
  );
}
