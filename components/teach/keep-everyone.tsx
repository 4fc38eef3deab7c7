"use client";
import Pin from "lucide-react/icons/pin";
import PinOff from "lucide-react/icons/pin-off";
import { useSession } from "../../client/use-session.ts";
import { Button } from "../ui/button.tsx";
import { teachWords } from "../words/teach.ts";

/** Ends or allows looking around for all students at once. */
export function KeepEveryone() {
  const { act, state } = useSession();
  if (!act || state.phase !== "open") return null;
  const { everyone } = state.followLock;
  const Icon = everyone ? PinOff : Pin;
  return (
    <div className="px-4 pt-3">
      <Button
        className="w-full"
        icon={<Icon aria-hidden size={17} />}
        onClick={() => act({ type: everyone ? "following/release" : "following/lock", who: "everyone" })}
      >
        {everyone ? teachWords.freeAll : teachWords.keepAll}
      </Button>
      <p aria-live="polite" className="mt-1.5 text-[0.8125rem] text-soft empty:hidden">
        {everyone && teachWords.keptAll}
      </p>
    </div>
  );
}
