"use client";
import CircleAlert from "lucide-react/icons/circle-alert";
import { type ComponentProps, useId } from "react";
import { classes } from "./classes.ts";

interface TextFieldProps extends Omit<ComponentProps<"input">, "id" | "size"> {
  readonly label: string;
  /** What helps before anything is wrong. */
  readonly hint?: string | undefined;
  /** What is wrong and what to do; read out when it appears. */
  readonly problem?: string | null | undefined;
  readonly size?: "normal" | "large" | undefined;
}

/** A labelled field of one line, whose problem stands right under it. */
export function TextField({ label, hint, problem, size = "normal", className, ...rest }: TextFieldProps) {
  const id = useId();
  const note = problem || hint;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-semibold text-sm">
        {label}
      </label>
      <input
        autoComplete="off"
        {...rest}
        id={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        className={classes(
          "w-full rounded-control border bg-card text-ink placeholder:text-faint",
          size === "large" ? "min-h-14 px-4 text-xl" : "min-h-11 px-3 text-base",
          problem ? "border-bad" : "border-edge",
          className,
        )}
      />
      <p
        id={`${id}-note`}
        aria-live="polite"
        className={classes("text-sm", problem ? "text-bad" : "text-soft")}
      >
        {problem && <CircleAlert aria-hidden size={16} className="mr-1.5 inline align-[-0.15em]" />}
        {note}
      </p>
    </div>
  );
}
