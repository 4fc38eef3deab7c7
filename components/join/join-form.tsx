"use client";
import { useEffect, useRef } from "react";
import { rememberedName } from "../../client/remembered.ts";
import type { RoomCode } from "../../domain/room-code.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { TextField } from "../ui/text-field.tsx";
import { joinWords } from "../words/join.ts";
import { useJoin } from "./use-join.ts";

interface JoinFormProps {
  readonly code: RoomCode;
  /** The name this person had in the class before; empty when they had none. */
  readonly name: string;
  /** The door shut in the meantime. */
  readonly onShut: () => void;
}

/** A name, and in. The focus is in the field from the start and goes back to it when the name will not do. */
export function JoinForm({ code, name, onShut }: JoinFormProps) {
  const [tried, join, busy] = useJoin(code, name || rememberedName(), onShut);
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every try that comes back leads to the field again.
  useEffect(() => field.current?.focus(), [tried]);
  return (
    <form action={join} noValidate className="grid gap-3">
      <TextField
        ref={field}
        name="name"
        size="large"
        label={joinWords.nameLabel}
        hint={busy ? joinWords.joining : joinWords.nameHint}
        problem={busy ? null : tried.nameProblem}
        defaultValue={tried.name}
        autoComplete="nickname"
        enterKeyHint="go"
      />
      {tried.problem && (
        <Notice tone="bad" announced>
          {tried.problem}
        </Notice>
      )}
      <p className="text-sm text-soft">{joinWords.recording}</p>
      <Button type="submit" look="primary" size="large" disabled={busy}>
        {joinWords.join}
      </Button>
    </form>
  );
}
