import History from "lucide-react/icons/history";
import { padWords } from "../words/pad.ts";

/** That the frames and the court beside a pad are not of the text that stands in it. */
export function ExecutionNotice({ of }: { of: "this" | "earlier" | "other" | null }) {
  return (
    <div aria-live="polite" className="empty:hidden">
      {(of === "earlier" || of === "other") && (
        <p className="pad-earlier">
          <History aria-hidden size={16} className="shrink-0 text-warn" />
          {of === "earlier" ? padWords.earlier : padWords.other}
        </p>
      )}
    </div>
  );
}
