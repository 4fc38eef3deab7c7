"use client";
import Pause from "lucide-react/icons/pause";
import { useSession } from "../../client/use-session.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { VoiceNotice } from "../voice/voice-notice.tsx";
import { teachWords } from "../words/teach.ts";
import { BatonBar } from "./baton-bar.tsx";

/** What a host has to know before the next step; read out as it appears. */
export function HostNotices() {
  return (
    <div aria-live="polite" className="grid gap-3 pb-3 empty:hidden">
      <EndedNotice />
      <BlankNotice />
      <VoiceNotice />
      <BatonBar />
    </div>
  );
}

function EndedNotice() {
  const { state } = useSession();
  if (state.phase !== "closed") return null;
  const { ended } = teachWords;
  const students = Object.values(state.people).filter((one) => one.role === "student").length;
  return (
    <Notice
      tone="ok"
      actions={
        <>
          <ButtonLink href="/classes">{ended.recordings}</ButtonLink>
          <ButtonLink href="/">{ended.home}</ButtonLink>
        </>
      }
    >
      {ended.text(teachWords.students(students))}
    </Notice>
  );
}

/** Large and in the way: nobody should teach on to a room that sees nothing. */
function BlankNotice() {
  const { act, state } = useSession();
  if (!state.screensBlank || state.phase !== "open" || !act) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card bg-ink px-4 py-2 text-card">
      <Pause aria-hidden size={20} />
      <p className="min-w-0 flex-1 basis-52 font-medium">{teachWords.blanked}</p>
      <Button onClick={() => act({ type: "screens/show" })}>{teachWords.show}</Button>
    </div>
  );
}
