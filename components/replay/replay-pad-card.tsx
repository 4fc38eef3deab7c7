"use client";
import { useRef, useSyncExternalStore } from "react";
import type { RecordedPads, SeenPad } from "../../client/playback.ts";
import { useSession } from "../../client/use-session.ts";
import type { PadName } from "../../domain/pad/pad-id.ts";
import { RecordedEditor } from "../editor/recorded-editor.tsx";
import { ExecutionNotice } from "../pad/execution-notice.tsx";
import type { Execution } from "../pad/pad-marks.ts";
import { usePadMarks } from "../pad/use-pad-marks.ts";
import { Card } from "../ui/card.tsx";
import { padWords } from "../words/pad.ts";
import { replayWords } from "../words/replay.ts";
import { padWordsOf } from "./pad-of-instant.ts";
import { SightChoice } from "./sight-choice.tsx";

export interface ReplayPadCardProps {
  readonly pads: RecordedPads;
  readonly name: PadName;
  readonly step: number;
  /** What was run beside it; null where there is nothing. */
  readonly execution: Execution | null;
}

const NOTHING: SeenPad = { text: "", cursors: [] };

/** A pad as it was at the instant in sight, with the cursors of those who typed. */
export function ReplayPadCard({ pads, name, step, execution }: ReplayPadCardProps) {
  const { state } = useSession();
  const read = (): SeenPad | null => pads.read(name);
  const pad = useSyncExternalStore(pads.subscribe, read, read);
  const { text, cursors } = pad ?? NOTHING;
  const { marks, of } = usePadMarks(execution, true, text);
  const label = padWordsOf(state, name);
  const line = useTypedLine(pad);
  const names = cursors.map((cursor) => cursor.name);
  return (
    <Card
      label={padWords.region}
      heading={<bdi>{label}</bdi>}
      aside={
        <>
          {names.length > 0 && <span className="max-sm:hidden">{replayWords.typing(names)}</span>}
          <SightChoice step={step} />
        </>
      }
      className="pad-card"
    >
      <RecordedEditor of={name} lineInSight={line} {...{ label, text, cursors, marks }} />
      <ExecutionNotice of={of} />
    </Card>
  );
}

/** The line on which somebody types, from 1: of several the one person, until they stop. Null while nobody does. */
function useTypedLine(pad: SeenPad | null): number | null {
  const followed = useRef("");
  const cursors = pad?.cursors ?? [];
  const cursor = cursors.find(({ by }) => by === followed.current) ?? cursors[0];
  followed.current = cursor?.by ?? "";
  return pad && cursor ? pad.text.slice(0, cursor.at).split("\n").length : null;
}
