import type { ReactNode, Ref } from "react";
import { classes } from "./classes.ts";

interface CardProps {
  /** The name of the region, shown as its heading unless `heading` says otherwise. */
  readonly label: string;
  /** Shown instead of the label; null shows no heading at all. */
  readonly heading?: ReactNode;
  /** At the end of the heading's line: a count, a control. */
  readonly aside?: ReactNode;
  readonly className?: string;
  /** Given where the focus may be put on the region itself. */
  readonly ref?: Ref<HTMLElement>;
  readonly children: ReactNode;
}

/** A named region on a card, with the small heading of all of them. */
export function Card({ label, heading = label, aside, className, ref, children }: CardProps) {
  return (
    <section
      ref={ref}
      tabIndex={ref ? -1 : undefined}
      aria-label={label}
      className={classes(
        "flex min-w-0 flex-col overflow-hidden rounded-card border border-line bg-card",
        className,
      )}
    >
      {heading !== null && <CardHeading aside={aside}>{heading}</CardHeading>}
      {children}
    </section>
  );
}

/** The line that a card or a part of it begins with. */
export function CardHeading({ aside, children }: { aside?: ReactNode; children: ReactNode }) {
  return (
    <div className="card-heading flex min-h-10 items-center gap-3 border-line border-b px-4 py-2 laptop:min-h-8 laptop:py-1 font-semibold text-soft text-xs">
      <h2 className="m-0 font-bold uppercase tracking-wider">{children}</h2>
      {aside && <div className="ml-auto flex items-center gap-2">{aside}</div>}
    </div>
  );
}
