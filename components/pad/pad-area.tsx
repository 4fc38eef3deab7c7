"use client";
import { useSession } from "../../client/use-session.ts";
import type { Code } from "../../domain/lesson/lesson.ts";
import type { Program } from "../run/use-program.ts";
import { PadCard } from "./pad-card.tsx";
import { sharedInSpotlight } from "./pad-choice.ts";
import type { Execution } from "./pad-marks.ts";
import { usePadSight } from "./pad-sight.tsx";
import { SpotlightCard } from "./spotlight-card.tsx";

export interface PadAreaProps {
  readonly step: number;
  readonly code: Code | null;
  readonly program: Program;
  /** The execution that is shown beside it; null where there is none. */
  readonly execution: Execution | null;
}

/** What stands in the code's place on a step of a class: the pad that was opened, or what is in the spotlight. */
export function PadArea(props: PadAreaProps) {
  const { state } = useSession();
  const { shows } = usePadSight(props.step);
  if (shows === null) return null;
  if (shows !== "spotlight") return <PadCard {...props} choice={shows} />;
  // In the class's own pad whoever may write goes on writing.
  const shared = sharedInSpotlight(state);
  return shared ? <PadCard {...props} choice={shared} /> : <SpotlightCard step={props.step} />;
}
