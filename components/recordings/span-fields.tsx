"use client";
import type { KeyboardEvent } from "react";
import { readTime, timeWords } from "../../domain/recording/replay-link.ts";
import { TextField } from "../ui/text-field.tsx";
import { recordingsWords } from "../words/recordings.ts";
import type { SpanProblem, TypedTimes } from "./cuts-draft.ts";

const words = recordingsWords.cuts;

interface SpanFieldsProps {
  readonly legend: string;
  readonly labels: readonly [from: string, to: string];
  readonly typed: TypedTimes;
  readonly onType: (typed: TypedTimes) => void;
  /** What Enter does in these fields; absent: it sends the form off. */
  readonly onEnter?: () => void;
  readonly problem: SpanProblem | null;
  /** How long the class was, in ms. */
  readonly lasted: number;
  /** Whether they can be dragged too. */
  readonly sliders?: boolean;
}

/** Two times of a class: its beginning and its end, or those of what is to be hidden. */
export function SpanFields({
  legend,
  labels,
  typed,
  onType,
  onEnter,
  problem,
  lasted,
  sliders = false,
}: SpanFieldsProps) {
  const [fromProblem, toProblem] = problemWords(problem, lasted);
  const sides = [
    { side: "from", label: labels[0], problem: fromProblem },
    { side: "to", label: labels[1], problem: toProblem },
  ] as const;
  return (
    <fieldset className="grid items-start gap-4 sm:grid-cols-2">
      <legend className="sr-only">{legend}</legend>
      {sides.map(({ side, label, problem: wrong }) => (
        <div key={side} className="grid gap-1">
          <TextField
            label={label}
            value={typed[side]}
            onChange={(event) => onType({ ...typed, [side]: event.target.value })}
            onKeyDown={(event) => onEnter && enter(event, onEnter)}
            problem={wrong}
            spellCheck={false}
            className="font-mono tabular-nums"
          />
          {sliders && (
            <Slider
              label={words.slide(label)}
              typed={typed[side]}
              lasted={lasted}
              onSlide={(time) => onType({ ...typed, [side]: time })}
            />
          )}
        </div>
      ))}
    </fieldset>
  );
}

function enter(event: KeyboardEvent, onEnter: () => void): void {
  if (event.key !== "Enter") return;
  event.preventDefault();
  onEnter();
}

interface SliderProps {
  readonly label: string;
  readonly typed: string;
  readonly lasted: number;
  readonly onSlide: (typed: string) => void;
}

/** Whole seconds, as in the field above. */
function Slider({ label, typed, lasted, onSlide }: SliderProps) {
  const at = readTime(typed.trim()) ?? 0;
  return (
    <input
      type="range"
      aria-label={label}
      min={0}
      max={Math.floor(lasted / 1000)}
      step={1}
      value={at / 1000}
      aria-valuetext={timeWords(at)}
      onChange={(event) => onSlide(timeWords(event.target.valueAsNumber * 1000))}
      className="min-h-11 w-full cursor-pointer accent-ink"
    />
  );
}

function problemWords(problem: SpanProblem | null, lasted: number): [string | null, string | null] {
  const outside = words.outside(timeWords(lasted));
  switch (problem) {
    case null:
      return [null, null];
    case "bad-from":
      return [words.badTime, null];
    case "bad-to":
      return [null, words.badTime];
    case "outside-from":
      return [outside, null];
    case "outside-to":
      return [null, outside];
    case "backwards":
      return [null, words.backwards];
  }
}
