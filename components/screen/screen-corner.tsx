"use client";
import { type RoomCode, showRoomCode } from "../../domain/room-code.ts";
import { useOrigin } from "../ui/use-origin.ts";
import { screenWords } from "../words/screen.ts";

/** How to join, small, for whoever comes late. */
export function ScreenCorner({ code }: { code: RoomCode }) {
  const host = useOrigin().replace(/^https?:\/\//, "");
  return (
    <p className="whitespace-nowrap text-soft">
      {screenWords.toJoin} <b className="font-mono text-ink">{showRoomCode(code)}</b>
      <span className="max-lg:hidden"> · {host}</span>
    </p>
  );
}
