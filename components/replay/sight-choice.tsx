"use client";
import { useState, useSyncExternalStore } from "react";
import { useSession } from "../../client/use-session.ts";
import { LabelledSelect } from "../pad/labelled-select.tsx";
import { replayWords } from "../words/replay.ts";
import { isOfStep, padsToChoose, padWordsOf } from "./pad-of-instant.ts";
import { useReplaySight, type WantedSight } from "./replay-sight.tsx";

const words = replayWords.shown;

/**
 * What stands in the code's place: as the class saw it, or as the viewer wants it. Nothing where there are no pads. There may be
 * hundreds of pads: until somebody is about to choose, only what is chosen is an option.
 */
export function SightChoice({ step }: { step: number }) {
  const { state, recordedPads: pads } = useSession();
  const { wanted, want } = useReplaySight();
  const [inUse, setInUse] = useState(false);
  const names = useSyncExternalStore(
    pads?.subscribe ?? never,
    () => pads?.names() ?? NONE,
    () => NONE,
  );
  if (!names.some((name) => isOfStep(state, name, step))) return null;
  const all = (): Option[] => [AUTO, CODE, ...padsToChoose(state, names, step)];
  const isThere =
    wanted !== "auto" && wanted !== "code" && names.includes(wanted) && isOfStep(state, wanted, step);
  const chosen: Option = isThere ? [wanted, padWordsOf(state, wanted)] : wanted === "code" ? CODE : AUTO;
  return (
    <LabelledSelect
      label={words.label}
      options={inUse ? all() : [chosen]}
      value={chosen[0]}
      onChoose={want}
      onUse={setInUse}
      className="sight-choice"
    />
  );
}

type Option = readonly [WantedSight, string];

const AUTO: Option = ["auto", words.auto];
const CODE: Option = ["code", words.code];
const NONE: readonly never[] = [];
const never = () => () => {};
