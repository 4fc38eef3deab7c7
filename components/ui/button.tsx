import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes.ts";

export type ButtonLook = "plain" | "primary" | "accent" | "on" | "danger" | "quiet";
export type ButtonSize = "normal" | "large";

interface ButtonShape {
  /** `primary` is ink, `accent` is baton: one of them at most in sight. `on` is what has been switched on. */
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
  /** Drawn before the text; decoration only. */
  readonly icon?: ReactNode;
}

const LOOKS: Record<ButtonLook, string> = {
  plain: "border-line bg-card text-ink hover:border-edge hover:bg-paper",
  primary: "border-ink bg-ink text-card hover:opacity-90",
  accent: "border-baton bg-baton text-on-baton hover:opacity-90",
  on: "border-gen bg-gen-soft text-ink hover:opacity-90",
  danger: "border-bad bg-card text-bad hover:bg-bad-soft",
  quiet: "border-transparent bg-transparent text-ink hover:bg-line/50",
};

const SIZES: Record<ButtonSize, string> = {
  normal: "min-h-11 px-4 text-sm",
  large: "min-h-13 px-6 text-base",
};

/** The classes of a button, for what must look like one without being `Button`: a menu's trigger, a label. */
export function buttonClasses(look: ButtonLook = "plain", size: ButtonSize = "normal"): string {
  return classes(
    "inline-flex min-w-11 select-none items-center justify-center gap-2 rounded-control border font-semibold leading-tight",
    "cursor-pointer transition-colors duration-150",
    "disabled:cursor-not-allowed disabled:border-line disabled:bg-paper disabled:text-faint disabled:opacity-100",
    "aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-paper aria-disabled:text-faint",
    LOOKS[look],
    SIZES[size],
  );
}

/** A button that is one unless told to submit. At least 44 px high and wide. */
export function Button({
  look,
  size,
  icon,
  className,
  children,
  ...rest
}: ButtonShape & ComponentProps<"button">) {
  return (
    <button type="button" {...rest} className={classes(buttonClasses(look, size), className)}>
      {icon}
      {children}
    </button>
  );
}

/**
 * A link that looks like a button: it goes somewhere. It loads the page anew, which is rare enough not to send
 * every student the code of a router's link.
 */
export function ButtonLink({
  look,
  size,
  icon,
  className,
  children,
  ...rest
}: ButtonShape & ComponentProps<"a">) {
  return (
    <a {...rest} className={classes(buttonClasses(look, size), "no-underline", className)}>
      {icon}
      {children}
    </a>
  );
}
