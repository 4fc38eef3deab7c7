import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes.ts";

export type ChipTone = "plain" | "ok" | "warn" | "bad" | "baton" | "gen";

const TONES: Record<ChipTone, string> = {
  plain: "border-line bg-card text-ink",
  ok: "border-ok/35 bg-ok-soft text-ok",
  warn: "border-warn/35 bg-warn-soft text-warn",
  bad: "border-bad/35 bg-bad-soft text-bad",
  baton: "border-baton/40 bg-baton-soft text-baton-ink",
  gen: "border-gen/35 bg-gen-soft text-gen",
};

interface ChipProps extends ComponentProps<"span"> {
  readonly tone?: ChipTone;
  /** The tone's shape beside its words: colour alone says nothing. */
  readonly icon?: ReactNode;
}

/** A short fact that changes: a state, a count, a code. */
export function Chip({ tone = "plain", icon, className, children, ...rest }: ChipProps) {
  return (
    <span
      {...rest}
      className={classes(
        "inline-flex min-h-7 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full border px-3 font-semibold text-[0.8125rem] leading-tight max-md:gap-1 max-md:px-2 max-md:text-xs tight:px-2.5",
        TONES[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
