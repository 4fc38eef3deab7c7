"use client";
import { useLiveSession } from "../../client/use-live-session.ts";
import { SessionContext } from "../../client/use-session.ts";
import { type RoomCode, readRoomCode } from "../../domain/room-code.ts";
import { ClassDoorway } from "./class-doorway.tsx";
import { WrongCode } from "./class-gone.tsx";

/** A student's class; `code` is as it stands in the address. */
export function ClassScreen({ code }: { code: string }) {
  const read = readRoomCode(code);
  return read ? <LiveClass code={read} /> : <WrongCode typed={code} />;
}

function LiveClass({ code }: { code: RoomCode }) {
  const source = useLiveSession(code, "participant");
  return (
    <SessionContext value={source}>
      <ClassDoorway code={code} />
    </SessionContext>
  );
}
