"use client";
import { useId } from "react";

interface LabelledSelectProps<Value extends string> {
  readonly label: string;
  /** Shown instead of the label; absent: nothing is shown before the choice. */
  readonly shown?: string;
  readonly options: readonly (readonly [value: Value, words: string])[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
  /** Told when somebody is about to choose, and when they have left it: options that are many need not be there before. */
  readonly onUse?: (inUse: boolean) => void;
  readonly className?: string;
}

/** A small choice among few. */
export function LabelledSelect<Value extends string>({
  label,
  shown,
  options,
  value,
  onChoose,
  onUse,
  className = "",
}: LabelledSelectProps<Value>) {
  const id = useId();
  const choose = (chosen: string): void => {
    const found = options.find(([one]) => one === chosen);
    if (found) onChoose(found[0]);
  };
  return (
    <span className={`inline-flex min-w-0 items-center gap-2 ${className}`}>
      <label htmlFor={id} className={shown === undefined ? "sr-only" : "shrink-0 text-soft"}>
        {shown === undefined ? (
          label
        ) : (
          <>
            <span aria-hidden>{shown}</span>
            <span className="sr-only">{label}</span>
          </>
        )}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => choose(event.target.value)}
        onPointerDown={() => onUse?.(true)}
        onFocus={() => onUse?.(true)}
        onBlur={() => onUse?.(false)}
        className="pad-select min-w-0 rounded-control border border-edge bg-card px-2 font-semibold text-ink"
      >
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}
