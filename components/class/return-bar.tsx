"use client";
import { useSession } from "../../client/use-session.ts";
import { Button } from "../ui/button.tsx";
import { classWords } from "../words/class.ts";

/** For whoever looks around alone: where the class is, and the way back. */
export function ReturnBar() {
  const { mode, state, position, returnToClass } = useSession();
  if (mode !== "own" || state.phase !== "open" || !returnToClass) return null;
  return (
    <div className="pointer-events-auto flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card bg-ink px-4 py-2.5 text-card">
      <span className="min-w-0 flex-1 basis-36 font-medium">
        {classWords.classElsewhere(state.position, position)}
      </span>
      <Button onClick={returnToClass}>{classWords.returnToClass}</Button>
    </div>
  );
}
