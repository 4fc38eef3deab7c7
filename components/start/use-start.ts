"use client";
import { useActionState } from "react";
import { startClass } from "../../client/api.ts";
import { rememberName } from "../../client/remembered.ts";
import { readName } from "../../domain/name.ts";
import { refusalWords } from "../words/refusals.ts";
import { startWords } from "../words/start.ts";

/** Where starting a class stands: what was typed last, and what is wrong with which field of it. */
export interface StartTry {
  readonly name: string;
  readonly recorded: boolean;
  readonly nameProblem: string | null;
  readonly passcodeProblem: string | null;
  /** What no field can mend. */
  readonly problem: string | null;
}

const untried: StartTry = {
  name: "",
  recorded: true,
  nameProblem: null,
  passcodeProblem: null,
  problem: null,
};

/** Starts a class on the lesson whose button was pressed, and goes to its console. */
export function useStart(): readonly [StartTry, (form: FormData) => void, boolean] {
  return useActionState<StartTry, FormData>(async (_before, form) => {
    const name = String(form.get("name") ?? "");
    const recorded = form.has("recorded");
    const tried = { ...untried, name, recorded };
    const read = readName(name.trim() === "" ? startWords.nameless : name);
    if (!read.ok) return { ...tried, nameProblem: refusalWords(read.error) };
    const passcode = form.get("passcode");
    if (passcode === "") return { ...tried, passcodeProblem: startWords.passcodeEmpty };
    rememberName(name.trim() === "" ? "" : read.value);
    const answer = await startClass({
      lesson: String(form.get("lesson")),
      hostName: read.value,
      recorded,
      ...(passcode !== null && { passcode: String(passcode) }),
    });
    if (!answer.ok) return { ...tried, ...failureOf(answer.error.code, answer.error.retryAfterS) };
    await leaveFor(`/teach/${answer.value.code}`);
    return tried;
  }, untried);
}

/** By a load of its own, since the console's document may hear its host and this one may not. Resolves when this page is left. */
function leaveFor(path: string): Promise<void> {
  return new Promise((resolve) => {
    window.addEventListener("pagehide", () => resolve(), { once: true });
    window.location.assign(path);
  });
}

function failureOf(code: string, retryAfterS?: number): Partial<StartTry> {
  const words = refusalWords(code, retryAfterS);
  if (code.startsWith("name-")) return { nameProblem: words };
  return code === "wrong-passcode" || code === "too-many-tries"
    ? { passcodeProblem: words }
    : { problem: words };
}
