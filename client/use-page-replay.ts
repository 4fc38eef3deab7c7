"use client";
import { useMemo } from "react";
import { PAGE_PART, type PagePart } from "../domain/recording/page-format.ts";
import { fileAccess } from "./replay/file-access.ts";
import type { ReplaySource } from "./replay/replay-source.ts";
import { useReplay } from "./use-replay.ts";

/** The recording that lies in this very page, for a `SessionContext`. */
export function usePageReplay(): ReplaySource {
  const access = useMemo(() => fileAccess(textInPage), []);
  return useReplay(`page ${window.location.pathname}`, access);
}

function textInPage(part: PagePart): string | null {
  return document.querySelector(`script[${PAGE_PART}="${part}"]`)?.textContent ?? null;
}
