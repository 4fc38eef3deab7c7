import { type ComponentProps, useId } from "react";
import { classes } from "./classes.ts";

interface CheckFieldProps extends Omit<ComponentProps<"input">, "id" | "type"> {
  readonly label: string;
  /** What it means, below. */
  readonly hint?: string | undefined;
  readonly type?: "checkbox" | "radio";
}

/** A choice that is on or off, or one of several; its words are pressed as well. */
export function CheckField({ label, hint, type = "checkbox", className, ...rest }: CheckFieldProps) {
  const id = useId();
  return (
    <div className={classes("grid max-w-2xl grid-cols-[auto_1fr] gap-x-3", className)}>
      <input
        {...rest}
        id={id}
        type={type}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="my-3 size-5 cursor-pointer accent-ink"
      />
      <label htmlFor={id} className="flex min-h-11 cursor-pointer items-center font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="-mt-2 col-start-2 text-sm text-soft">
          {hint}
        </p>
      )}
    </div>
  );
}
