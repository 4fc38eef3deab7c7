"use client";
import { useSession } from "../../client/use-session.ts";
import { useVoice } from "../../client/use-voice.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { refusalWords } from "../words/refusals.ts";
import { microphoneWords, voiceWords } from "../words/voice.ts";

/** What a host has to know or to do about their voice. */
export function VoiceNotice() {
  return (
    <>
      <StandingNotice />
      <RestNotice />
      <LostNotice />
    </>
  );
}

function StandingNotice() {
  const { is, fault, silent } = useVoice();
  if (is === "asking") return <Notice>{voiceWords.askingText}</Notice>;
  if (is === "elsewhere") return <ElsewhereNotice />;
  if (fault) return <FaultNotice />;
  return silent ? <Notice tone="warn">{voiceWords.silentText}</Notice> : null;
}

function FaultNotice() {
  const { fault, start, dismiss } = useVoice();
  const { phase, recording } = useSession().state;
  if (!fault) return null;
  const mayTry = phase === "open" && recording !== "off" && fault !== "insecure" && fault !== "unsupported";
  return (
    <Notice
      tone="warn"
      actions={
        <>
          {mayTry && <Button onClick={() => void start()}>{voiceWords.again}</Button>}
          <Button onClick={dismiss}>{voiceWords.close}</Button>
        </>
      }
    >
      {microphoneWords[fault]}
    </Notice>
  );
}

function ElsewhereNotice() {
  const { inOtherTab, start, stop } = useVoice();
  const { tab, unknown, here, goOn, stop: stopIt } = voiceWords.elsewhere;
  return (
    <Notice
      tone={inOtherTab ? "info" : "warn"}
      actions={
        <>
          <Button onClick={() => void start()}>{inOtherTab ? here : goOn}</Button>
          <Button onClick={stop}>{stopIt}</Button>
        </>
      }
    >
      {inOtherTab ? tab : unknown}
    </Notice>
  );
}

/** Once nothing more is recorded, what there is still has to go out. */
function RestNotice() {
  const { is, unsentS } = useVoice();
  const isOver = is === "off" || is === "elsewhere";
  return isOver && unsentS > 0 ? <Notice>{voiceWords.rest(unsentS)}</Notice> : null;
}

function LostNotice() {
  const { lost } = useVoice();
  return lost ? <Notice tone="warn">{voiceWords.lost(lost.seconds, refusalWords(lost.code))}</Notice> : null;
}
