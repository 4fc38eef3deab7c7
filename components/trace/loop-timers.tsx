import { loopWords } from "../words/trace.ts";
import { secondsText, timerPlace } from "./loop-facts.ts";

interface LoopTimersProps {
  /** When, in virtual seconds, and whom it wakes; the earliest first. */
  readonly timers: readonly (readonly [when: number, what: string])[];
  readonly now: number;
}

/** The timers that are set: on a small axis from now to the last, and as a list. */
export function LoopTimers({ timers, now }: LoopTimersProps) {
  const last = timers.at(-1)?.[0] ?? now;
  return (
    <section aria-label={loopWords.timers}>
      <h3 className="loop-heading">{loopWords.timers}</h3>
      {timers.length === 0 ? (
        <p className="loop-none">{loopWords.noTimers}</p>
      ) : (
        <>
          <Axis moments={[...new Set(timers.map(([when]) => when))]} now={now} last={last} />
          <ol className="loop-timers">
            {timers.map(([when, what], place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two timers may be alike.
              <li key={place} className="loop-timer">
                <span className="loop-token">{what}</span>
                <span>
                  {loopWords.clock(secondsText(when))}
                  <span className="loop-none">
                    {" "}
                    {when > now ? loopWords.inSeconds(secondsText(when - now)) : loopWords.due}
                  </span>
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Axis({ moments, now, last }: { moments: readonly number[]; now: number; last: number }) {
  return (
    <div aria-hidden="true" className="loop-axis">
      <span className="loop-axis-now" />
      {moments.map((when) => (
        <span
          key={when}
          className="loop-axis-timer"
          style={{ insetInlineStart: `${100 * timerPlace(when, now, last)}%` }}
        />
      ))}
    </div>
  );
}
