"use client";
import { useState } from "react";
import type { Court } from "../../domain/trace/court-model.ts";
import { StateMark } from "../trace/state-mark.tsx";
import { courtWords } from "../words/court.ts";
import { LaneControls } from "./court-controls.tsx";
import type { CourtScript } from "./court-texts.ts";
import { lanesInPlay } from "./lanes-in-play.ts";
import { wayOf } from "./layout-arrows.ts";
import { sliderProps } from "./playhead.tsx";
import { handOversBy, spanAt } from "./span-at.ts";
import { useScrub } from "./use-scrub.ts";

interface CompactCourtProps {
  readonly court: Court;
  readonly script: CourtScript;
  readonly index: number;
  readonly onGo: ((index: number) => void) | undefined;
}

/** The court where there is little room: who is in which state now, the hand-over between them, and the way through. */
export function CompactCourt({ court, script, index: given, onGo }: CompactCourtProps) {
  const [all, setAll] = useState(false);
  const { length } = court;
  const [bar, setBar] = useState<HTMLDivElement | null>(null);
  const width = () => Math.max(1, bar?.clientWidth ?? 1);
  const scrub = useScrub({
    indexAt: (x) => Math.min(length - 1, Math.max(0, Math.floor((x / width()) * length))),
    playhead: -Infinity,
    unit: 1,
    reach: 0,
    onGo,
  });
  const index = scrub.held ?? given;
  const { rows, ...folded } = lanesInPlay(court, index, all);
  const slider = sliderProps({ index, length, text: script.step(index), onGo });
  return (
    <div className="court-compact">
      <CompactLanes court={court} script={script} index={index} rows={rows} />
      <div className="court-compact-foot">
        <LaneControls lanes={court.lanes.length} {...folded} all={all} onAll={setAll} />
      </div>
      <div ref={setBar} className="court-progress" {...scrub.handlers} {...slider}>
        <div className="court-progress-rail">
          <div style={{ width: `${((index + 1) / length) * 100}%` }} />
        </div>
      </div>
    </div>
  );
}

interface CompactLanesProps extends Omit<CompactCourtProps, "onGo"> {
  readonly rows: readonly number[];
}

function CompactLanes({ court, script, index, rows }: CompactLanesProps) {
  const at = handOversBy(court, index) - 1;
  const arrow = court.arrows[at];
  // The last hand-over stands between its lanes: under the upper one of them.
  const upper = arrow ? Math.min(arrow.fromLane, arrow.toLane) : -1;
  return (
    <ul aria-label={courtWords.lanes}>
      {rows.map((lane) => (
        <li key={lane}>
          <CompactLane court={court} script={script} index={index} lane={lane} />
          {arrow && lane === upper && (
            <p
              className="court-passing"
              data-way={wayOf(arrow.how)}
              data-now={arrow.index === index || undefined}
            >
              <span aria-hidden>{arrow.refused ? "✕ " : arrow.toLane > arrow.fromLane ? "↓ " : "↑ "}</span>
              {script.arrow(at)[0]}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

interface CompactLaneProps extends Omit<CompactCourtProps, "onGo"> {
  readonly lane: number;
}

function CompactLane({ court, script, lane: at, index }: CompactLaneProps) {
  const lane = court.lanes[at];
  const span = lane && spanAt(lane, index);
  if (!lane) return null;
  return (
    <div className="court-compact-lane">
      <b title={lane.name}>{lane.name}</b>
      <span className="court-chip" data-state={span?.state ?? "none"}>
        {span && <StateMark state={span.state} />}
        {script.state(at, index) ?? courtWords.notYet}
      </span>
    </div>
  );
}
