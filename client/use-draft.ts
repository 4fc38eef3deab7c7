"use client";
import { useCallback, useState } from "react";
import { text } from "../domain/schema.ts";
import { inTab, kept } from "./storage/kept.ts";

const MAX_DRAFT = 100_000;

/** What this person made of a program, kept for this tab: null as long as they changed nothing. */
export function useDraft(key: string): readonly [string | null, (draft: string | null) => void] {
  const [{ of, draft }, setDraft] = useState(() => ({ of: key, draft: draftAt(key).read() }));
  const current = of === key ? draft : draftAt(key).read();
  const change = useCallback(
    (next: string | null) => {
      draftAt(key).write(next);
      setDraft({ of: key, draft: next });
    },
    [key],
  );
  return [current, change];
}

function draftAt(key: string) {
  return kept(inTab, `baton:draft:${key}`, text(0, MAX_DRAFT));
}
