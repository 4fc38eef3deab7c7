"use client";
import { useEffect, useState } from "react";

/** Whole seconds since the session opened, once a second; null as long as `startedAt` of the view is. */
export function useElapsed(startedAt: number | null): number | null {
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    if (startedAt === null) return setSeconds(null);
    const tick = (): void => setSeconds(Math.max(0, Math.floor((performance.now() + startedAt) / 1000)));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [startedAt]);
  return seconds;
}
