import { memo } from "react";
import type { Court } from "../../domain/trace/court-model.ts";
import { courtWords } from "../words/court.ts";
import { type CourtScript, handOversUpTo } from "./court-texts.ts";

/** How many hand-overs are read out: those before are behind the slider. */
const MOST = 20;

interface HandOverListProps {
  readonly court: Court;
  readonly script: CourtScript;
  readonly index: number;
}

/** The court in sentences, for those who do not see it. It ends with the step of now: what is to come stays untold. */
export const HandOverList = memo(function HandOverList({ court, script, index }: HandOverListProps) {
  const { earlier, arrows } = handOversUpTo(court, index, MOST);
  if (arrows.length === 0) return null;
  return (
    <ol aria-label={courtWords.handOvers} className="sr-only" start={earlier + 1}>
      {earlier > 0 && <li value={earlier}>{courtWords.earlierHandOvers(earlier)}</li>}
      {arrows.map((arrow) => (
        <li key={arrow} value={arrow + 1}>
          {script.handOver(arrow)}
        </li>
      ))}
    </ol>
  );
});
