"use client";
import { useEffect, useRef } from "react";
import type { RecordingCard } from "../../domain/recording/recording-api.ts";

/** Brings into sight, once, the class whose code stands behind the # of the address. */
export function useComeTo(cards: readonly RecordingCard[]): void {
  const come = useRef(false);
  useEffect(() => {
    const code = window.location.hash.slice(1);
    if (come.current || !cards.some((card) => card.code !== undefined && card.code === code)) return;
    come.current = true;
    document.getElementById(code)?.focus();
  }, [cards]);
}
