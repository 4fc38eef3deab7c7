import type { ComponentProps, ReactNode } from "react";
import { Button, type ButtonLook } from "./button.tsx";
import { classes } from "./classes.ts";

interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label" | "title" | "children"> {
  /** Its accessible name, shown on hover too. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly look?: ButtonLook;
}

/** A square button of one icon, 44 px. */
export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <Button {...rest} aria-label={label} title={label} className={classes("shrink-0 px-0!", className)}>
      {icon}
    </Button>
  );
}
