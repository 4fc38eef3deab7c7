import { memo } from "react";
import { courtWords } from "../words/court.ts";
import type { CourtScript } from "./court-texts.ts";

/** How many hand-overs are read out: those before are behind the slider. */
const MOST = 20;

interface HandOverListProps {
  readonly script: CourtScript;
  /** How many hand-overs there were. */
  readonly count: number;
}

/** The court in sentences, for those who do not see it. It ends with the step of now: what is to come stays untold. */
export const HandOverList = memo(function HandOverList({ script, count }: HandOverListProps) {
  if (count === 0) return null;
  const earlier = Math.max(0, count - MOST);
  const arrows = Array.from({ length: count - earlier }, (_, at) => earlier + at);
  return (
    <ol aria-label={courtWords.handOvers} className="sr-only">
      {earlier > 0 && <li value={earlier}>{courtWords.earlierHandOvers(earlier)}</li>}
      {arrows.map((arrow) => (
        <HandOver key={arrow} script={script} arrow={arrow} />
      ))}
    </ol>
  );
});

const HandOver = memo(function HandOver({ script, arrow }: { script: CourtScript; arrow: number }) {
  return <li value={arrow + 1}>{script.handOver(arrow)}</li>;
});
