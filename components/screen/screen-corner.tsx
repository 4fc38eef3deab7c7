"use client";
import { type RoomCode, showRoomCode } from "../../domain/room-code.ts";
import { RecordingLight } from "../class/recording-light.tsx";
import { useOrigin } from "../ui/use-origin.ts";
import { screenWords } from "../words/screen.ts";

/** How to join, small, for whoever comes late. */
export function ScreenCorner({ code }: { code: RoomCode }) {
  const host = useOrigin().replace(/^https?:\/\//, "");
  return (
    <div className="flex items-center gap-[1em] whitespace-nowrap text-soft">
      <RecordingLight />
      <p>
        {screenWords.toJoin} <b className="font-mono text-ink">{showRoomCode(code)}</b>
        <span className="max-lg:hidden"> · {host}</span>
      </p>
    </div>
  );
}
