"use client";
import { useSession } from "../../client/use-session.ts";
import { hostPadWords, namesWords } from "../words/pad.ts";
import { WritersChoice } from "./writers-choice.tsx";

/** In the console: who may write in the shared pad, and who was chosen to. */
export function WhoWrites() {
  const { act, state } = useSession();
  if (!act || state.phase !== "open") return null;
  const { to, chosen } = state.writing;
  const names = chosen.flatMap((id) => state.people[id]?.name ?? []);
  return (
    <div className="px-4 pt-3 text-sm">
      <WritersChoice shown={hostPadWords.writersShort} className="w-full [&>select]:flex-1" />
      <p aria-live="polite" className="mt-1.5 text-[0.8125rem] text-soft empty:hidden">
        {to === "chosen" &&
          (names.length > 0 ? hostPadWords.chosen(namesWords(names)) : hostPadWords.noneChosen)}
      </p>
    </div>
  );
}
