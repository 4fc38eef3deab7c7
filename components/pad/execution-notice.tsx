import History from "lucide-react/icons/history";
import { padWords } from "../words/pad.ts";

interface ExecutionNoticeProps {
  readonly of: "this" | "earlier" | "other" | null;
}

/** That the frames and the court beside a pad are not of the text that stands in it. */
export function ExecutionNotice({ of }: ExecutionNoticeProps) {
  if (of !== "earlier" && of !== "other") return null;
  return (
    <p className="pad-earlier">
      <History aria-hidden size={16} className="shrink-0 text-warn" />
      {of === "earlier" ? padWords.earlier : padWords.other}
    </p>
  );
}

/** The same, read out when it comes: while somebody types. */
export function ToldExecutionNotice(notice: ExecutionNoticeProps) {
  return (
    <div aria-live="polite" className="empty:hidden">
      <ExecutionNotice {...notice} />
    </div>
  );
}
