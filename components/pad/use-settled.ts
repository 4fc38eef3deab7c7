"use client";
import { useEffect, useState } from "react";

/** True as soon as `on` is; false again when it has been off for `restMs`: what flickers is no news. */
export function useSettled(on: boolean, restMs: number): boolean {
  const [settled, setSettled] = useState(on);
  if (on && !settled) setSettled(true);
  useEffect(() => {
    if (on || !settled) return;
    const timer = setTimeout(() => setSettled(false), restMs);
    return () => clearTimeout(timer);
  }, [on, settled, restMs]);
  return on || settled;
}
