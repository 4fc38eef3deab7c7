"use client";
import { useState } from "react";
import { useSession } from "../../client/use-session.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { commonWords } from "../words/common.ts";
import { refusalWords } from "../words/refusals.ts";

/** What was asked for last and refused, until it is closed or something is granted. */
export function RefusalNotice() {
  const { refused } = useSession();
  const [closed, setClosed] = useState(0);
  if (!refused || refused.count === closed) return null;
  return (
    <Notice
      tone="warn"
      className="pointer-events-auto"
      actions={<Button onClick={() => setClosed(refused.count)}>{commonWords.close}</Button>}
    >
      {refusalWords(refused.code)}
    </Notice>
  );
}
