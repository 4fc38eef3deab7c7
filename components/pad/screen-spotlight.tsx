"use client";
import { useSession } from "../../client/use-session.ts";
import { Card } from "../ui/card.tsx";
import { padWords } from "../words/pad.ts";
import { spotlightLabel } from "./pad-name.ts";
import { SpotlightText } from "./spotlight-text.tsx";

/** The pad in the spotlight on the wall: all of the screen, and no names at its cursors. */
export function ScreenSpotlight() {
  const { pads, state } = useSession();
  if (!pads || !state.spotlight) return null;
  return (
    <Card
      label={padWords.region}
      heading={<bdi className="normal-case tracking-normal">{spotlightLabel(state, null)}</bdi>}
      aside={padWords.spotlight.wall}
      className="pad-card screen-pad"
    >
      <SpotlightText pads={pads} names={false} />
    </Card>
  );
}
