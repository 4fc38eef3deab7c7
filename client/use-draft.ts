"use client";
import { useCallback, useRef, useState } from "react";
import { text } from "../domain/schema.ts";
import { inTab, kept } from "./storage/kept.ts";

const MAX_DRAFT = 100_000;

type Change = (draft: string | null) => void;

/**
 * What this person made of a program, kept for this tab: null as long as they changed nothing. The last one tells what it is
 * at the moment of asking, which the page may not show yet.
 */
export function useDraft(key: string): readonly [string | null, Change, () => string | null] {
  const [{ of, draft }, setDraft] = useState(() => ({ of: key, draft: draftAt(key).read() }));
  const current = of === key ? draft : draftAt(key).read();
  const last = useRef({ of: key, draft: current });
  if (last.current.of !== key) last.current = { of: key, draft: current };
  const change = useCallback(
    (next: string | null) => {
      last.current = { of: key, draft: next };
      draftAt(key).write(next);
      setDraft({ of: key, draft: next });
    },
    [key],
  );
  const latest = useCallback(() => last.current.draft, []);
  return [current, change, latest];
}

function draftAt(key: string) {
  return kept(inTab, `baton:draft:${key}`, text(0, MAX_DRAFT));
}
