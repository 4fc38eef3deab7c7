"use client";
import { useSession } from "../../client/use-session.ts";
import { placeOn } from "../pad/pad-choice.ts";
import { usePadSight } from "../pad/pad-sight.tsx";
import { TabRow } from "../ui/tab-row.tsx";
import { phoneTabWords } from "../words/pad.ts";

const TABS = (["lesson", "pad", "output"] as const).map((id) => ({ id, label: phoneTabWords[id] }));

/** Where there is room for one thing at a time: the lesson with its code, the pad, or what the program does. */
export function PhoneTabs({ step, controls }: { step: number; controls: string }) {
  const { state } = useSession();
  const { shows, side, open, turn } = usePadSight(step);
  const turnTo = (id: (typeof TABS)[number]["id"]): void => {
    if (id !== "pad") return turn(id);
    open({ owner: "class", place: placeOn(state, step) });
  };
  return (
    <TabRow
      label={phoneTabWords.label}
      tabs={TABS}
      open={shows === null ? side : "pad"}
      onOpen={turnTo}
      controls={controls}
    />
  );
}
