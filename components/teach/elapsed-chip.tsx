"use client";
import Timer from "lucide-react/icons/timer";
import { useElapsed } from "../../client/use-elapsed.ts";
import { useSession } from "../../client/use-session.ts";
import { Chip } from "../ui/chip.tsx";
import { classes } from "../ui/classes.ts";
import { clockWords, teachWords } from "../words/teach.ts";

/** How long the class has run. */
export function ElapsedChip() {
  const { line, startedAt, state } = useSession();
  const seconds = useElapsed(startedAt);
  if (seconds === null || state.phase !== "open") return null;
  return (
    <Chip
      role="timer"
      aria-label={teachWords.elapsed}
      icon={<Timer aria-hidden size={15} className="snug:hidden" />}
      // What is wrong with the line takes its place where there is little.
      className={classes("snug:border-transparent snug:px-1", line.is !== "live" && "tight:hidden")}
    >
      <span className="tabular-nums">{clockWords(seconds)}</span>
    </Chip>
  );
}
