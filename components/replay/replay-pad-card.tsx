"use client";
import { useRef, useState } from "react";
import type { RecordedPads, SeenPad } from "../../client/playback.ts";
import { usePad } from "../../client/use-pad.ts";
import { useSession } from "../../client/use-session.ts";
import type { PadName } from "../../domain/pad/pad-id.ts";
import { PadEditor } from "../editor/pad-editor.tsx";
import type { Execution } from "../pad/pad-marks.ts";
import { usePadMarks } from "../pad/use-pad-marks.ts";
import { Card } from "../ui/card.tsx";
import { padWords } from "../words/pad.ts";
import { replayWords } from "../words/replay.ts";
import { padWordsOf } from "./pad-of-instant.ts";
import { SightChoice } from "./sight-choice.tsx";

interface ReplayPadCardProps {
  readonly pads: RecordedPads;
  readonly name: PadName;
  readonly step: number;
  /** What was run beside it; null where there is nothing. */
  readonly execution: Execution | null;
}

const unheard = (): void => {};

/** A pad as it was at the instant in sight, with the cursors of those who typed. */
export function ReplayPadCard({ pads, name, step, execution }: ReplayPadCardProps) {
  const { state } = useSession();
  const { document, pointers } = usePad(pads, name);
  const [text, setText] = useState<string | null>(null);
  const { marks } = usePadMarks(execution, true, text);
  const label = padWordsOf(state, name);
  const line = useTypedLine(pads.read(name));
  const names = pointers.flatMap((pointer) => pointer.name ?? []);
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
      <PadEditor
        label={label}
        document={document}
        pointers={pointers}
        onPoint={unheard}
        readOnly
        names
        marks={marks}
        lineInSight={line}
        onChange={setText}
      />
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
