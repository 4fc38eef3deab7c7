"use client";
import { useSession } from "../../client/use-session.ts";
import { PadCard, type PadCardProps } from "./pad-card.tsx";
import { sharedInSpotlight } from "./pad-choice.ts";
import { usePadSight } from "./pad-sight.tsx";
import { SpotlightCard } from "./spotlight-card.tsx";

/** All of a card but what is in sight. */
type PadAreaProps = Omit<PadCardProps, "choice">;

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
