"use client";
import { useSession } from "../../client/use-session.ts";
import { peopleIn } from "../../domain/session/state.ts";
import { Button } from "../ui/button.tsx";
import { classWords } from "../words/class.ts";

/** Tells a student who has been passed the baton that they drive, and how to be rid of it. */
export function BatonNotice() {
  const { drives, self, state, act } = useSession();
  if (!drives || self?.role !== "student" || state.phase !== "open") return null;
  const host = peopleIn(state).find((one) => one.role === "host");
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border-2 border-baton bg-baton-soft px-4 py-3">
      <span aria-hidden className="inline-block h-[8px] w-[26px] -rotate-[28deg] rounded-sm bg-baton" />
      <p className="min-w-0 flex-1 basis-52">
        <b>{classWords.baton.yours}</b> {classWords.baton.meaning}
      </p>
      {host && act && (
        <Button onClick={() => act({ type: "baton/pass", id: host.id })}>{classWords.baton.handBack}</Button>
      )}
    </div>
  );
}
