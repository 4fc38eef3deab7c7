"use client";
import { type FormEvent, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { TextField } from "../ui/text-field.tsx";
import { endWords } from "../words/trace.ts";

interface InputFormProps {
  /** What the program printed to ask; may be empty. */
  readonly prompt: string;
  readonly onAnswer: ((answer: string) => void) | undefined;
}

/** The program wants a line of input that nobody has typed yet. An empty line is an answer too. */
export function InputForm({ prompt, onAnswer }: InputFormProps) {
  const [answer, setAnswer] = useState("");
  const asked = prompt.trim();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onAnswer?.(answer);
  };
  return (
    <Notice tone="info">
      <p className="font-semibold">
        {asked ? `${endWords.asks} ` : endWords.asksWithoutWords}
        {asked && <q className="trace-prompt">{asked}</q>}
      </p>
      {onAnswer ? (
        <form onSubmit={submit} className="mt-3 grid max-w-md gap-3">
          <TextField
            label={endWords.answer}
            hint={endWords.answerHint}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
            spellCheck={false}
            autoCapitalize="off"
            className="font-mono"
          />
          <Button type="submit" look="primary" className="justify-self-start">
            {endWords.answerAndRun}
          </Button>
        </form>
      ) : (
        <p className="mt-1">{endWords.noAnswer}</p>
      )}
    </Notice>
  );
}
