"use client";
import { useSession } from "../../client/use-session.ts";
import { Notice } from "../ui/notice.tsx";
import { classWords } from "../words/class.ts";

/** That the line is cut and what is kept; it waits a moment, since most cuts are over before anyone would have read it. */
export function LineNotice() {
  const { line, state, unsent } = useSession();
  if (line.is === "live" || state.phase !== "open") return null;
  return (
    <Notice tone="warn" className="appear-late pointer-events-auto">
      {classWords.offline} {unsent > 0 && classWords.unsent(unsent)}
    </Notice>
  );
}
