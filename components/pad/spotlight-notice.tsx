"use client";
import { useSession } from "../../client/use-session.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { padWords } from "../words/pad.ts";
import { EndSpotlight } from "./end-spotlight.tsx";
import { sharedInSpotlight } from "./pad-choice.ts";
import { spotlightLabel } from "./pad-name.ts";
import { usePadSight } from "./pad-sight.tsx";

const words = padWords.spotlight;

/** For whoever has folded the spotlight away: that it is there. */
export function SpotlightNotice({ step }: { step: number }) {
  const { state, self } = useSession();
  const { folded, unfold, shows } = usePadSight(step);
  const shared = sharedInSpotlight(state);
  const inIt = shared && shows !== null && shows !== "spotlight" && shows.owner === shared.owner;
  if (!folded || (inIt && shows.place === shared.place)) return null;
  const whose = spotlightLabel(state, self?.id ?? null);
  return (
    <Notice
      announced
      className="mb-4"
      actions={
        <>
          <Button onClick={unfold}>{words.look}</Button>
          <EndSpotlight />
        </>
      }
    >
      {words.folded(whose)}
    </Notice>
  );
}
