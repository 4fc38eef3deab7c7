"use client";
import { useId, useMemo, useRef, useState } from "react";
import type { Court } from "../../domain/trace/court-model.ts";
import { BatonTravel } from "./baton-travel.tsx";
import { CourtAxis, lanesHeight } from "./court-axis.tsx";
import { LaneControls, ZoomControls } from "./court-controls.tsx";
import { CourtDrawing } from "./court-drawing.tsx";
import { CourtNow, LabelNow } from "./court-now.tsx";
import { type CourtSight, rowTop } from "./court-shapes.ts";
import type { CourtScript } from "./court-texts.ts";
import { CourtTip, usePointed } from "./court-tip.tsx";
import { LaneNames } from "./lane-names.tsx";
import { layoutCourt } from "./layout-court.ts";
import { layoutNow, playheadX } from "./layout-now.ts";
import { Playhead } from "./playhead.tsx";
import { spanAt } from "./span-at.ts";
import { useCourtSight } from "./use-court-sight.ts";
import type { CourtSize } from "./use-court-size.ts";
import { usePinch } from "./use-pinch.ts";
import { useScrub } from "./use-scrub.ts";
import { useLaneInSight, usePlayheadInSight } from "./use-sight.ts";

interface WideCourtProps {
  readonly court: Court;
  readonly script: CourtScript;
  readonly index: number;
  readonly onGo: ((index: number) => void) | undefined;
  readonly size: CourtSize;
  readonly bare: boolean;
}

/** Lanes under each other over the steps, with the playhead among them. */
export function WideCourt({ court, script, index: given, onGo, size, bare }: WideCourtProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [all, setAll] = useState(false);
  const { scale, zoom, inPlay, sight } = useCourtSight(scroller, court, given, size, all);
  const { side, top } = scale;
  const { unit } = zoom;
  const scrub = useScrub({
    indexAt: (x) => Math.min(court.length - 1, Math.max(0, Math.floor((x - side) / unit))),
    playhead: side + playheadX(given, unit),
    unit,
    reach: scale.bar / 2,
    onGo,
  });
  const index = scrub.held ?? given;
  usePlayheadInSight(scroller, side + playheadX(index, unit), scale.names, scale.bar, scrub.held !== null);
  useLaneInSight(scroller, runningTop(court, sight, index, top), top, scale.pitch + scale.axis);
  usePinch(scroller, zoom.by);
  const { end } = sight;
  const { finished, toCome } = inPlay;
  const height = top + lanesHeight(sight, sight.rows.length) + side;
  return (
    <>
      <div ref={scroller} className="court-scroller">
        <div className="court-plane" style={{ width: scale.names + side + end, height: height + scale.axis }}>
          <LaneNames court={court} rows={sight.rows} scale={scale} />
          <Track {...{ court, script, index, onGo, sight, side, top, height, scrub }} axis={scale.axis} />
        </div>
      </div>
      <div className="court-foot">
        <p className="court-caption">{script.step(index)}</p>
        {!bare && (
          <LaneControls lanes={court.lanes.length} {...{ finished, toCome }} all={all} onAll={setAll} />
        )}
        {!bare && <ZoomControls zoom={zoom} />}
      </div>
    </>
  );
}

/** Where the lane that runs at a step has its bar, in pixels from the top of the plane; null when none does. */
function runningTop(court: Court, sight: CourtSight, index: number, top: number): number | null {
  const row = sight.rows.findIndex((at) => {
    const lane = court.lanes[at];
    return lane !== undefined && spanAt(lane, index)?.state === "running";
  });
  return row < 0 ? null : top + rowTop(sight, row);
}

interface TrackProps extends Omit<WideCourtProps, "size" | "bare"> {
  readonly sight: CourtSight;
  readonly scrub: ReturnType<typeof useScrub>;
  /** In pixels: left of step 0, above the first lane, all of it, and the axis below. */
  readonly side: number;
  readonly top: number;
  readonly height: number;
  readonly axis: number;
}

function Track({ court, script, index, onGo, sight, scrub, side, top, height, axis }: TrackProps) {
  const { end } = sight;
  const id = useId();
  const { pointed, onPointerMove, onPointerLeave } = usePointed();
  const shapes = useMemo(() => layoutCourt(court, sight, script), [court, sight, script]);
  const now = useMemo(() => layoutNow(court, sight, script, index), [court, sight, script, index]);
  const { handlers } = scrub;
  const x = playheadX(index, sight.unit);
  const slider = { index, length: court.length, text: script.step(index), onGo };
  return (
    <div
      className="court-track"
      data-held={scrub.held !== null || undefined}
      data-still={onGo === undefined || undefined}
      style={{ width: side + end }}
      {...handlers}
      onPointerMove={(event) => {
        handlers.onPointerMove(event);
        onPointerMove(event);
      }}
      onPointerLeave={onPointerLeave}
    >
      <div className="court-origin" style={{ left: side, width: end, height }}>
        <CourtDrawing id={id} shapes={shapes} sight={sight} top={top} />
        <div className="court-veil" style={{ transform: `translateX(${x}px)` }} />
        <CourtNow {...{ shapes, now, sight, index, top }} />
        <BatonTravel court={court} index={index} arrow={now.arrow} top={top} still={scrub.held !== null} />
      </div>
      <div className="court-axis-room" style={{ paddingTop: height, paddingLeft: side }}>
        <CourtAxis ticks={shapes.ticks} sight={sight} index={index} height={axis} />
      </div>
      <div className="court-origin" style={{ left: side, height: "100%" }}>
        <Playhead x={x} {...slider} />
        <LabelNow now={now} sight={sight} top={top} />
      </div>
      <CourtTip {...{ pointed, court, sight, script, index, top, side }} />
    </div>
  );
}
