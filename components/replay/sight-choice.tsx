"use client";
import { useSyncExternalStore } from "react";
import { useSession } from "../../client/use-session.ts";
import { LabelledSelect } from "../pad/labelled-select.tsx";
import { replayWords } from "../words/replay.ts";
import { padsToChoose } from "./pad-of-instant.ts";
import { useReplaySight, type WantedSight } from "./replay-sight.tsx";

const words = replayWords.shown;

/** What stands in the code's place: as the class saw it, or as the viewer wants it. Nothing where there are no pads. */
export function SightChoice({ step }: { step: number }) {
  const { state, recordedPads: pads } = useSession();
  const { wanted, want } = useReplaySight();
  const names = useSyncExternalStore(
    pads?.subscribe ?? never,
    () => pads?.names() ?? NONE,
    () => NONE,
  );
  const choices = padsToChoose(state, names, step);
  if (choices.length === 0) return null;
  const options: readonly (readonly [WantedSight, string])[] = [
    ["auto", words.auto],
    ["code", words.code],
    ...choices,
  ];
  const value = options.some(([one]) => one === wanted) ? wanted : "auto";
  return <LabelledSelect label={words.label} options={options} value={value} onChoose={want} />;
}

const NONE: readonly never[] = [];
const never = () => () => {};
