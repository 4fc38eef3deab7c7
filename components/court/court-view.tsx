"use client";
import { useMemo, useRef } from "react";
import type { Court } from "../../domain/trace/court-model.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import { Card } from "../ui/card.tsx";
import { courtWords } from "../words/court.ts";
import { CompactCourt } from "./compact-court.tsx";
import { courtScript } from "./court-texts.ts";
import { HandOverList } from "./hand-over-list.tsx";
import { handOversBy } from "./span-at.ts";
import { TraceTransport } from "./trace-transport.tsx";
import { useCourtSize } from "./use-court-size.ts";
import { WideCourt } from "./wide-court.tsx";

export interface CourtViewProps {
  readonly trace: Trace;
  readonly court: Court;
  /** The step that is shown, from 0. */
  readonly index: number;
  /** Goes to a step; absent where one may not. */
  readonly onGo?: ((index: number) => void) | undefined;
  /** Nobody touches it, as on the screen view: no buttons. */
  readonly bare?: boolean;
}

/** In less room than this, in em, lanes become a list. */
const WIDE = 34;

/** The picture of an execution, which is also the way through it. As wide as it is given room. */
export function CourtView({ trace, court, index: asked, onGo, bare = false }: CourtViewProps) {
  const index = Math.min(asked, court.length - 1);
  const body = useRef<HTMLDivElement>(null);
  const size = useCourtSize(body);
  const script = useMemo(() => courtScript(trace, court), [trace, court]);
  const wide = size !== null && size.width >= WIDE * size.em;
  const shared = { court, script, index, onGo };
  return (
    <Card
      label={courtWords.court}
      heading={courtWords.heading}
      aside={<Hint {...{ wide, index }} length={court.length} can={onGo !== undefined} />}
    >
      <div ref={body} className="court" data-wide={wide || undefined}>
        {court.lanes.length === 0 && <p className="p-4 text-soft">{courtWords.noLanes}</p>}
        {size && court.lanes.length > 0 && !wide && <CompactCourt {...shared} />}
        {size && court.lanes.length > 0 && wide && <WideCourt {...shared} size={size} bare={bare} />}
        {onGo && !bare && <TraceTransport trace={trace} index={index} onGo={onGo} />}
      </div>
      <HandOverList script={script} count={handOversBy(court, index)} />
    </Card>
  );
}

interface HintProps {
  readonly wide: boolean;
  readonly can: boolean;
  readonly index: number;
  readonly length: number;
}

/** What one can do with it; in little room, where one is. The status of the page says that too. */
function Hint({ wide, can, index, length }: HintProps) {
  if (!wide) return <span aria-hidden>{courtWords.frameOf(index + 1, length)}</span>;
  return can ? <span className="court-hint">{courtWords.hint}</span> : null;
}
