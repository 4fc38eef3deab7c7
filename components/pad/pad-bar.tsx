"use client";
import type { OwnVersion } from "../../client/use-own-version.ts";
import { useSession } from "../../client/use-session.ts";
import { hostPadWords, padWords } from "../words/pad.ts";
import { LabelledSelect } from "./labelled-select.tsx";
import { newestVersion, type PadChoice, placeOn } from "./pad-choice.ts";
import { WritersChoice } from "./writers-choice.tsx";

interface PadBarProps {
  readonly step: number;
  readonly choice: PadChoice;
  readonly onChoose: (choice: PadChoice) => void;
  /** The versions of one's own pad; null in other pads. */
  readonly own: OwnVersion | null;
}

/** Under the pad's head: where it belongs, its version, and for hosts who writes. Not there when there is nothing to choose. */
export function PadBar({ step, choice, onChoose, own }: PadBarProps) {
  const { state, self } = useSession();
  const here = placeOn(state, step);
  const newest = newestVersion(state, choice.place);
  return (
    <div className="pad-bar empty:hidden">
      {here !== "free" && (
        <LabelledSelect
          label={padWords.place}
          options={[
            ["example", padWords.places.example],
            ["free", padWords.places.free],
          ]}
          value={choice.place === "free" ? "free" : "example"}
          onChoose={(to) => onChoose({ ...choice, place: to === "free" ? "free" : here })}
        />
      )}
      {own && newest > 0 && (
        <LabelledSelect
          label={padWords.version}
          options={versionsUpTo(newest)}
          value={String(own.version)}
          onChoose={(version) => own.choose(Number(version))}
        />
      )}
      {self?.role === "host" && <WritersChoice shown={hostPadWords.writersShort} className="ml-auto" />}
    </div>
  );
}

function versionsUpTo(newest: number): (readonly [string, string])[] {
  return Array.from({ length: newest + 1 }, (_, version) => [String(version), padWords.versions(version)]);
}
