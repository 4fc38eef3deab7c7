import type { ReactNode } from "react";
import { Button, type ButtonLook } from "./button.tsx";
import { classes } from "./classes.ts";

interface BarButtonProps {
  readonly icon: ReactNode;
  /** Its name. */
  readonly words: string;
  /** A part of its name, shown under the icon where the bar has little room: fingers find no words by hovering. */
  readonly short: string;
  /** Whether the short word does even where there is room. */
  readonly brief?: boolean;
  readonly look?: ButtonLook;
  readonly onClick: () => void;
}

/** A button in the bar of the console. */
export function BarButton({ icon, words, short, brief = false, look = "plain", onClick }: BarButtonProps) {
  return (
    <Button
      icon={icon}
      look={look}
      aria-label={words}
      title={words}
      onClick={onClick}
      className="tight:flex-col tight:gap-1 tight:px-1.5"
    >
      <span className={classes(brief ? "hidden" : "tight:hidden")}>{words}</span>
      <span
        className={classes(
          !brief && "hidden tight:inline",
          "whitespace-nowrap tight:text-[0.6875rem] tight:leading-none",
        )}
      >
        {short}
      </span>
    </Button>
  );
}
