"use client";
import { useRef } from "react";
import { useSession } from "../../client/use-session.ts";
import { LineNotice } from "../class/line-notice.tsx";
import { ReturnBar } from "../class/return-bar.tsx";
import { KeysButton } from "../keys/keys-button.tsx";
import { SessionLesson } from "../lesson/session-lesson.tsx";
import { StepStatus } from "../lesson/step-status.tsx";
import { Transport } from "../lesson/transport.tsx";
import { useScrollStops } from "../lesson/use-scroll-stops.ts";
import { RefusalNotice } from "../shell/refusal-notice.tsx";
import { KeyCap } from "../ui/key-cap.tsx";
import { teachWords } from "../words/teach.ts";
import { HostNotices } from "./host-notices.tsx";
import { NextStep } from "./next-step.tsx";

interface StageProps {
  readonly onKeys: () => void;
  readonly className?: string;
}

/** What the class sees, and under it the way through it. The controls stay in sight while the lesson scrolls. */
export function Stage({ onKeys, className }: StageProps) {
  const { position } = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  useScrollStops(scroller, null, position);
  return (
    <div className={className}>
      <div ref={scroller} className="stage min-w-0 xl:tall:min-h-0 xl:tall:flex-1 xl:tall:overflow-y-auto">
        <HostNotices />
        <SessionLesson />
      </div>
      <StageControls onKeys={onKeys} />
    </div>
  );
}

function StageControls({ onKeys }: { onKeys: () => void }) {
  const { drives } = useSession();
  return (
    <div className="bottom-0 z-10 grid gap-2 bg-paper pt-3 max-xl:pb-3 tall:sticky">
      <div aria-live="polite" className="grid gap-2 empty:hidden">
        <LineNotice />
        <RefusalNotice />
        <ReturnBar />
      </div>
      <div className="rounded-card border border-line bg-card">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2.5 sm:px-4">
          <Transport driving={drives} compact />
          <StepStatus className="ml-auto text-right leading-tight" />
        </div>
        <div className="flex flex-wrap items-center gap-x-4 border-line border-t px-4 py-1.5 text-sm">
          <NextStep />
          <KeyHints />
          <KeysButton onClick={onKeys} className="-my-1 -mr-2 max-sm:hidden" />
        </div>
      </div>
    </div>
  );
}

/** For those who have room to spare; all keys are behind the button beside it. */
function KeyHints() {
  const { keyHints } = teachWords;
  return (
    <p className="flex gap-3 text-soft max-2xl:hidden">
      {keyHints.map(([key, does]) => (
        <span key={key}>
          <KeyCap>{key}</KeyCap> {does}
        </span>
      ))}
    </p>
  );
}
