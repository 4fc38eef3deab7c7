import { memo } from "react";
import type { Court } from "../../domain/trace/court-model.ts";
import { courtWords } from "../words/court.ts";
import { rowTop } from "./court-shapes.ts";
import type { CourtScale } from "./scale.ts";

interface LaneNamesProps {
  readonly court: Court;
  readonly rows: readonly number[];
  readonly scale: CourtScale;
}

/** Who is on which lane; they stay in sight while the lanes scroll. */
export const LaneNames = memo(function LaneNames({ court, rows, scale }: LaneNamesProps) {
  return (
    <ul aria-label={courtWords.lanes} className="court-names" style={{ width: scale.names }}>
      {rows.map((at, row) => {
        const lane = court.lanes[at];
        if (!lane) return null;
        const task = lane.task?.name ?? null;
        const middle = scale.top + rowTop(scale, row) + scale.bar / 2;
        return (
          <li key={lane.frame} style={{ top: middle }} className="court-name">
            <b title={lane.name}>{lane.name}</b>
            <span>{courtWords.laneIs(lane.kind, task)}</span>
          </li>
        );
      })}
    </ul>
  );
});
