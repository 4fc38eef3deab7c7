import { memo } from "react";
import { type CourtShapes, type CourtSight, rowTop, type TickShape } from "./court-shapes.ts";
import { apart, tickOf } from "./layout-ticks.ts";

interface CourtAxisProps {
  readonly ticks: CourtShapes["ticks"];
  readonly sight: CourtSight;
  readonly index: number;
  readonly height: number;
}

/** The numbers of the frames; that of now takes its room from the others. */
export function CourtAxis({ ticks, sight, index, height }: CourtAxisProps) {
  const now = tickOf(index, sight);
  const others = ticks.filter((tick) => apart(tick, now, sight.text * 0.6));
  return (
    <div aria-hidden className="court-axis" style={{ height, fontSize: sight.text }}>
      {others.map((tick) => (
        <Tick key={tick.key} tick={tick} />
      ))}
      <Tick tick={now} now />
    </div>
  );
}

const Tick = memo(function Tick({ tick, now }: { tick: TickShape; now?: boolean }) {
  return (
    <span data-now={now} style={{ transform: `translateX(${tick.x}px) translateX(-50%)` }}>
      {tick.text}
    </span>
  );
});

/** How high the lanes are together. */
export function lanesHeight(sight: Pick<CourtSight, "pitch" | "bar">, rows: number): number {
  return rowTop(sight, Math.max(0, rows - 1)) + sight.bar;
}
