"use client";
import { useMemo, useRef } from "react";
import type { FrameId } from "../../domain/trace/trace.ts";
import type { TraceState } from "../../domain/trace/trace-state.ts";
import { useScrollStops } from "../lesson/use-scroll-stops.ts";
import { Card } from "../ui/card.tsx";
import { framesWords } from "../words/trace.ts";
import { FinishedFrames } from "./finished-frames.tsx";
import { FrameCard } from "./frame-card.tsx";
import { frameScope, happeningTo } from "./frame-facts.ts";
import { orderFrames } from "./frame-order.ts";
import { useLitObject } from "./use-lit-object.ts";

/** Every frame that is alive, the suspended ones too, with its names; who is over is kept in a fold. */
export function FramesPanel({ state }: { state: TraceState }) {
  const scroller = useRef<HTMLDivElement>(null);
  const scope = useMemo(() => frameScope(state), [state]);
  const { shown, finished } = useMemo(() => orderFrames(state), [state]);
  const drivers = useMemo(() => driversOf(state.tasks), [state.tasks]);
  useScrollStops(scroller, null, scroller);
  useLitObject(scroller);
  return (
    <Card label={framesWords.frames} className="frames-panel">
      <div ref={scroller} data-scrolls className="frames-scroller">
        {state.frames.size === 0 && <p className="frames-empty">{framesWords.empty}</p>}
        <div className="frames-grid">
          {shown.map((frame) => (
            <FrameCard
              key={frame.id}
              frame={frame}
              scope={scope}
              happening={happeningTo(frame, state)}
              task={drivers.get(frame.id)}
            />
          ))}
        </div>
        <FinishedFrames frames={finished} scope={scope} />
      </div>
    </Card>
  );
}

/** The names of tasks by the coroutine that each drives. */
function driversOf(tasks: TraceState["tasks"]): ReadonlyMap<FrameId, string> {
  return new Map([...tasks.values()].flatMap(({ frame, name }) => (frame === null ? [] : [[frame, name]])));
}
