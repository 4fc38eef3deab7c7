"use client";
import { useSession } from "../../client/use-session.ts";
import { type RoomCode, showRoomCode } from "../../domain/room-code.ts";
import { RecordingLight } from "../class/recording-light.tsx";
import { StepStatus } from "../lesson/step-status.tsx";
import { QrCode } from "../ui/qr-code.tsx";
import { useOrigin } from "../ui/use-origin.ts";
import { screenWords } from "../words/screen.ts";
import { ScreenLine } from "./screen-line.tsx";

/** Before the lesson moves: everything that it takes to come in, readable from the last row. */
export function ScreenWaiting({ code }: { code: RoomCode }) {
  const { state, presence } = useSession();
  const origin = useOrigin();
  const address = screenWords.address(origin.replace(/^https?:\/\//, ""));
  return (
    <main className="grid min-h-dvh grid-rows-[1fr_auto] gap-[2vw] p-[4vw]">
      <div className="grid items-center gap-[4vw] lg:grid-cols-[1fr_auto]">
        <div className="grid gap-[0.5em] text-[1.25em]">
          <h1 className="text-[0.8em] text-soft">{state.lesson?.title}</h1>
          <p className="font-bold text-[1.6em] leading-tight tracking-tight">{screenWords.join}</p>
          <p>
            {address.before}
            <b className="font-mono">{address.host}</b>
            {address.after}
          </p>
          <p className="whitespace-nowrap font-bold font-mono text-[min(13.5vw,30vh)] leading-none tracking-tight">
            {showRoomCode(code)}
          </p>
        </div>
        {origin && (
          <QrCode
            text={`${origin}/join/${code}`}
            label={screenWords.qr}
            className="size-[min(28vw,60vh)] rounded-card border border-line"
          />
        )}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-[1em]">
        <p aria-live="polite" className="font-bold">
          {screenWords.joined(presence.joined)}
        </p>
        <RecordingLight />
        <ScreenLine />
        <StepStatus className="sr-only" />
      </div>
    </main>
  );
}
