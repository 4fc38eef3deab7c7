"use client";
import { useEffect, useState } from "react";
import { type Session, useSession } from "../../client/use-session.ts";
import { padIdOf } from "../../domain/pad/pad-id.ts";
import { mayReadPad } from "../../domain/session/decide-pads.ts";
import { PadCard, type PadCardProps } from "./pad-card.tsx";
import { type PadChoice, sharedInSpotlight } from "./pad-choice.ts";
import { usePadSight } from "./pad-sight.tsx";
import { SpotlightCard } from "./spotlight-card.tsx";

/** All of a card but what is in sight. */
type PadAreaProps = Omit<PadCardProps, "choice">;

/** What stands in the code's place on a step of a class: the pad that was opened, or what is in the spotlight. */
export function PadArea(props: PadAreaProps) {
  const session = useSession();
  const { state } = session;
  const { shows, close } = usePadSight(props.step);
  // One that was open before a reload may not be this viewer's to read any more: then it is not opened again.
  const [mayOpen] = useState(() => shows === null || shows === "spotlight" || mayRead(session, shows));
  useEffect(() => {
    if (!mayOpen) close();
  }, [mayOpen, close]);
  if (shows === null || !mayOpen) return null;
  if (shows !== "spotlight") return <PadCard {...props} choice={shows} />;
  // In the class's own pad whoever may write goes on writing.
  const shared = sharedInSpotlight(state);
  return shared ? <PadCard {...props} choice={shared} /> : <SpotlightCard step={props.step} />;
}

function mayRead({ state, self }: Session, { owner, place }: PadChoice): boolean {
  return self !== null && mayReadPad(state, self.id, padIdOf({ owner, place, version: 0 })).ok;
}
