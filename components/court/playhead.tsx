"use client";
import type { KeyboardEvent, Ref } from "react";
import { courtWords } from "../words/court.ts";

export interface SliderFacts {
  readonly index: number;
  readonly length: number;
  /** The whole of what the place in the run means. */
  readonly text: string;
  readonly onGo: ((index: number) => void) | undefined;
}

/** What makes an element the slider of a run. Frames count from 1 for people. */
export function sliderProps({ index, length, text, onGo }: SliderFacts) {
  return {
    role: "slider",
    tabIndex: 0,
    "aria-label": courtWords.position,
    "aria-valuemin": 1,
    "aria-valuemax": length,
    "aria-valuenow": index + 1,
    "aria-valuetext": `${courtWords.frame(index + 1)} of ${length}: ${text}`,
    "aria-disabled": onGo === undefined || undefined,
    onKeyDown: (event: KeyboardEvent) => {
      const to = sliderMove(event, index, length);
      if (to === null) return;
      // Page Up and Page Down are the class's: they pass.
      event.preventDefault();
      event.stopPropagation();
      if (to !== index) onGo?.(to);
    },
  } as const;
}

/** Where a key leads on the slider, or null for keys that are none of its own. Pure. */
export function sliderMove(
  press: Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey">,
  index: number,
  length: number,
): number | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  switch (press.key) {
    case "ArrowRight":
    case "ArrowUp":
      return Math.min(length - 1, index + 1);
    case "ArrowLeft":
    case "ArrowDown":
      return Math.max(0, index - 1);
    case "Home":
      return 0;
    case "End":
      return length - 1;
    default:
      return null;
  }
}

interface PlayheadProps extends SliderFacts {
  /** Pixels from step 0. */
  readonly x: number;
  readonly ref?: Ref<HTMLDivElement>;
}

/** The line between what has been and what is to come; its grip is the slider. */
export function Playhead({ x, ref, ...facts }: PlayheadProps) {
  return (
    <div className="court-playhead" style={{ transform: `translateX(${x}px)` }}>
      <div ref={ref} className="court-grip" {...sliderProps(facts)}>
        <svg aria-hidden viewBox="0 0 16 20" width="1.15em" height="1.44em">
          <path d="M0 2a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v9l-8 9-8-9z" fill="currentColor" />
        </svg>
      </div>
    </div>
  );
}
