"use client";
import { useRouter } from "next/navigation";
import { useActionState, useEffect, useRef, useState } from "react";
import { classDoor } from "../../client/api.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { homeWords } from "../words/home.ts";
import { refusalWords } from "../words/refusals.ts";
import { codeProblem, problemWhileTyping } from "./code-problem.ts";
import { readTypedCode } from "./typed-code.ts";

interface Tried {
  readonly typed: string;
  readonly problem: string | null;
}

/** The way into a class: whatever is wrong with a code is said here, before anybody leaves the page. */
export function CodeForm() {
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // A form action, so that what is sent before the page is alive is carried out once it is.
  const [tried, tryCode, busy] = useActionState<Tried, FormData>(
    async (_before, form) => {
      const typed = String(form.get("code") ?? "");
      const answer = await knock(typed);
      setProblem(answer.problem);
      if (answer.problem === null) router.push(answer.path);
      else field.current?.focus();
      return { typed, problem: answer.problem };
    },
    { typed: "", problem: null },
  );
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  return (
    <form action={tryCode} className="grid gap-3" noValidate>
      <TextField
        ref={field}
        name="code"
        size="large"
        label={homeWords.codeLabel}
        hint={busy ? homeWords.looking : homeWords.codeHint}
        problem={busy ? null : problem}
        defaultValue={tried.typed}
        onChange={(event) => setProblem(problemWhileTyping(event.target.value))}
        autoCapitalize="characters"
        spellCheck={false}
        enterKeyHint="go"
        className="min-h-16! text-2xl! font-mono font-bold uppercase tracking-[0.18em]"
      />
      <Button type="submit" look="primary" size="large" aria-disabled={busy}>
        {homeWords.join}
      </Button>
    </form>
  );
}

type Knock = { problem: string } | { problem: null; path: string };

async function knock(typed: string): Promise<Knock> {
  const read = readTypedCode(typed);
  if (read.is !== "code") return { problem: codeProblem(typed) ?? homeWords.codeEmpty };
  const door = await classDoor(read.code);
  if (!door.ok) return { problem: refusalWords(door.error.code, door.error.retryAfterS) };
  return { problem: null, path: `/join/${read.code}` };
}
