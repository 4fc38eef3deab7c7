"use client";
import { useMemo, useRef } from "react";
import type { Court } from "../../domain/trace/court-model.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import { Card } from "../ui/card.tsx";
import { courtWords } from "../words/court.ts";
import { CompactCourt } from "./compact-court.tsx";
import { courtScript } from "./court-texts.ts";
import { HandOverList } from "./hand-over-list.tsx";
import { useCourtSize } from "./use-court-size.ts";
import { WideCourt } from "./wide-court.tsx";

export interface CourtViewProps {
  readonly trace: Trace;
  readonly court: Court;
  /** The step that is shown, from 0. */
  readonly index: number;
  /** Goes to a step; absent where one may not. */
  readonly onGo?: ((index: number) => void) | undefined;
}

/** In less room than this, in em, lanes become a list. */
const WIDE = 34;

/** The picture of an execution, which is also the way through it. As wide as it is given room. */
export function CourtView({ trace, court, index, onGo }: CourtViewProps) {
  const body = useRef<HTMLDivElement>(null);
  const size = useCourtSize(body);
  const script = useMemo(() => courtScript(trace, court), [trace, court]);
  const shared = { court, script, index, onGo };
  return (
    <Card label={courtWords.court} heading={courtWords.heading} aside={<Hint can={onGo !== undefined} />}>
      <div ref={body} className="court">
        {court.lanes.length === 0 && <p className="p-4 text-soft">{courtWords.noLanes}</p>}
        {size && court.lanes.length > 0 && size.width < WIDE * size.em && <CompactCourt {...shared} />}
        {size && court.lanes.length > 0 && size.width >= WIDE * size.em && (
          <WideCourt {...shared} size={size} />
        )}
      </div>
      <HandOverList court={court} script={script} index={index} />
    </Card>
  );
}

function Hint({ can }: { can: boolean }) {
  return can ? <span className="court-hint">{courtWords.hint}</span> : null;
}
