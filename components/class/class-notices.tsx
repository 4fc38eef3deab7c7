"use client";
import { useSession } from "../../client/use-session.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { classWords } from "../words/class.ts";
import { BatonNotice } from "./baton-notice.tsx";
import { CatchUpStrip } from "./catch-up-strip.tsx";

/** What a viewer has to know before they read on; read out as it appears. */
export function ClassNotices({ code }: { code: string }) {
  return (
    <div aria-live="polite" className="grid gap-3 not-empty:pb-4">
      <EndedNotice />
      <HostNotice code={code} />
      <BatonNotice />
      <CatchUpStrip />
    </div>
  );
}

function EndedNotice() {
  const { state } = useSession();
  if (state.phase !== "closed" || !state.lesson) return null;
  return (
    <Notice actions={<ButtonLink href={`/lessons/${state.lesson.slug}`}>{classWords.stepAlone}</ButtonLink>}>
      {classWords.ended}
    </Notice>
  );
}

function HostNotice({ code }: { code: string }) {
  const { self } = useSession();
  if (self?.role !== "host") return null;
  return (
    <Notice actions={<ButtonLink href={`/teach/${code}`}>{classWords.console}</ButtonLink>}>
      {classWords.youHost}
    </Notice>
  );
}
