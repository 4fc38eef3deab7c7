"use client";
import { Suspense } from "react";
import { useLiveSession } from "../../client/use-live-session.ts";
import { SessionContext } from "../../client/use-session.ts";
import { type RoomCode, readRoomCode } from "../../domain/room-code.ts";
import { lazyPart } from "../ui/lazy-part.ts";
import { ClassDoorway } from "./class-doorway.tsx";

const WrongCode = lazyPart(async () => (await import("./class-gone.tsx")).WrongCode);

/** A student's class; `code` is as it stands in the address. */
export function ClassScreen({ code }: { code: string }) {
  const read = readRoomCode(code);
  if (read) return <LiveClass code={read} />;
  return (
    <Suspense>
      <WrongCode typed={code} />
    </Suspense>
  );
}

function LiveClass({ code }: { code: RoomCode }) {
  const source = useLiveSession(code, "participant");
  return (
    <SessionContext value={source}>
      <ClassDoorway code={code} />
    </SessionContext>
  );
}
