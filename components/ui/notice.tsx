import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import Info from "lucide-react/icons/info";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

export type NoticeTone = "info" | "ok" | "warn" | "bad";

const TONES = {
  info: { look: "border-gen/35 bg-gen-soft", ink: "text-gen", Icon: Info },
  ok: { look: "border-ok/35 bg-ok-soft", ink: "text-ok", Icon: CircleCheck },
  warn: { look: "border-warn/35 bg-warn-soft", ink: "text-warn", Icon: TriangleAlert },
  bad: { look: "border-bad/35 bg-bad-soft", ink: "text-bad", Icon: CircleAlert },
} as const;

interface NoticeProps {
  readonly tone?: NoticeTone;
  /** What can be done about it: a button or two. */
  readonly actions?: ReactNode;
  /** Read out when it appears. */
  readonly announced?: boolean;
  /** Within a card, from edge to edge of it. */
  readonly flush?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Something to know, in its place, until it is over. */
export function Notice({ tone = "info", actions, announced, flush, className, children }: NoticeProps) {
  const { look, ink, Icon } = TONES[tone];
  return (
    <div
      aria-live={announced ? "polite" : undefined}
      className={classes(
        "flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 text-ink text-sm",
        flush ? "-my-px border-y" : "rounded-card border",
        look,
        className,
      )}
    >
      <Icon aria-hidden size={18} className={classes("shrink-0", ink)} />
      <div className="min-w-0 flex-1 basis-56">{children}</div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
