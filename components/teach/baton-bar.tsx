"use client";
import { useSession } from "../../client/use-session.ts";
import { Button } from "../ui/button.tsx";
import { teachWords } from "../words/teach.ts";

/** Who drives when it is not this host, and the way to take the baton back. */
export function BatonBar() {
  const { act, drives, state } = useSession();
  if (drives || state.phase !== "open" || !act) return null;
  const name = state.people[state.baton]?.name ?? teachWords.baton.somebody;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border-2 border-baton bg-baton-soft px-4 py-2">
      <span aria-hidden className="inline-block h-[8px] w-[26px] -rotate-[28deg] rounded-sm bg-baton" />
      <p className="min-w-0 flex-1 basis-52">
        <bdi className="font-bold">{name}</bdi> {teachWords.baton.drives}
      </p>
      <Button onClick={() => act({ type: "baton/take" })}>{teachWords.baton.takeBack}</Button>
    </div>
  );
}
