import { classes } from "./classes.ts";

/** Grey bars in the place of text that is on its way; decoration beside a sentence that says so. */
export function Skeleton({ lines = 3, className }: { lines?: number; className?: string }) {
  return (
    <div aria-hidden className={classes("grid gap-3", className)}>
      {Array.from({ length: lines }, (_, line) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: bars are all alike and never move.
          key={line}
          className="h-4 animate-pulse rounded bg-line motion-reduce:animate-none"
          style={{ width: `${WIDTHS[line % WIDTHS.length]}%` }}
        />
      ))}
    </div>
  );
}

const WIDTHS = [92, 78, 85, 60];
