"use client";
import { useEffect, useRef, useState } from "react";
import { useVoice } from "../../client/use-voice.ts";
import { classes } from "../ui/classes.ts";
import { voiceWords } from "../words/voice.ts";

/** Loudness, in decibels below full, at which the first and the last bar are lit. */
const SOFTEST_DB = -55;
const LOUDEST_DB = -12;
const BARS = [0.35, 0.5, 0.65, 0.8, 1] as const;

/** From 0 to 1, as loud as it seems to an ear. */
export function levelOf(loudness: number): number {
  const db = 20 * Math.log10(Math.max(loudness, 1e-6));
  return Math.min(1, Math.max(0, (db - SOFTEST_DB) / (LOUDEST_DB - SOFTEST_DB)));
}

/** Shows that the microphone hears: bars that move with the voice, or a word where nothing is to move. */
export function LevelMeter() {
  const still = useReducedMotion();
  return still ? <LevelWord /> : <LevelBars />;
}

/** Drawn past React: it changes with every frame. */
function LevelBars() {
  const { loudness } = useVoice();
  const bars = useRef<HTMLSpanElement>(null);
  const meter = useRef<HTMLMeterElement>(null);
  useEffect(() => {
    let frame = 0;
    let shown = -1;
    const draw = (): void => {
      const lit = Math.round(levelOf(loudness()) * BARS.length);
      if (lit !== shown && meter.current) {
        for (const [index, bar] of [...(bars.current?.children ?? [])].entries())
          bar.toggleAttribute("data-lit", index < lit);
        meter.current.value = lit;
        shown = lit;
      }
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [loudness]);
  return (
    <>
      <meter ref={meter} aria-label={voiceWords.level} min={0} max={BARS.length} className="sr-only" />
      <span ref={bars} aria-hidden className="flex h-4 items-end gap-0.5">
        {BARS.map((height) => (
          <span
            key={height}
            style={{ height: `${height * 100}%` }}
            className="w-1 rounded-sm border border-edge data-lit:border-ok data-lit:bg-ok"
          />
        ))}
      </span>
    </>
  );
}

/** How often the word is looked at, in ms. */
const WORD_MS = 1000;
const AUDIBLE = 0.2;

function LevelWord() {
  const { loudness } = useVoice();
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => setHeard(levelOf(loudness()) > AUDIBLE), WORD_MS);
    return () => clearInterval(timer);
  }, [loudness]);
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className={classes("size-2.5 rounded-full border border-ok", heard && "bg-ok")} />
      {heard ? voiceWords.hears : voiceWords.quiet}
    </span>
  );
}

function useReducedMotion(): boolean {
  const [still, setStill] = useState(true);
  useEffect(() => {
    const query = window.matchMedia("(prefers-reduced-motion: reduce)");
    const look = (): void => setStill(query.matches);
    look();
    query.addEventListener("change", look);
    return () => query.removeEventListener("change", look);
  }, []);
  return still;
}
