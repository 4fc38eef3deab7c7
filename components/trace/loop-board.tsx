"use client";
import { useMemo } from "react";
import type { Trace } from "../../domain/trace/trace.ts";
import type { TraceState } from "../../domain/trace/trace-state.ts";
import { Card } from "../ui/card.tsx";
import { Notice } from "../ui/notice.tsx";
import { loopWords } from "../words/trace.ts";
import { hasLoop, isStuck, secondsText } from "./loop-facts.ts";
import { LoopTasks } from "./loop-tasks.tsx";
import { LoopTimers } from "./loop-timers.tsx";

/** The event loop at one step: the virtual clock, who runs next, which timers are set, and what every task waits on. */
export function LoopBoard({ trace, state }: { trace: Trace; state: TraceState }) {
  const shows = useMemo(() => hasLoop(trace), [trace]);
  if (!shows) return null;
  const now = state.time ?? 0;
  return (
    <Card label={loopWords.loop} aside={<Clock now={now} />} className="loop-board">
      <div className="loop-body">
        {isStuck(state) && (
          <Notice tone="warn" className="loop-stuck">
            {loopWords.stuck}
          </Notice>
        )}
        <div className="loop-queues">
          <ReadyQueue ready={state.ready} />
          <LoopTimers timers={state.timers} now={now} />
        </div>
        <LoopTasks state={state} />
      </div>
    </Card>
  );
}

function Clock({ now }: { now: number }) {
  return (
    <span className="loop-clock" title={loopWords.clockHint}>
      {loopWords.clock(secondsText(now))}
    </span>
  );
}

function ReadyQueue({ ready }: { ready: readonly string[] }) {
  return (
    <section aria-label={loopWords.ready}>
      <h3 className="loop-heading">{loopWords.ready}</h3>
      {ready.length === 0 ? (
        <p className="loop-none">{loopWords.nobodyReady}</p>
      ) : (
        <ol className="loop-ready">
          {ready.map((name, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one name may stand in the queue twice.
            <li key={place} className="loop-token">
              {name}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
