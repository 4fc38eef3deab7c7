"use client";
import { useRef } from "react";
import { useSession } from "../../client/use-session.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { padWords } from "../words/pad.ts";
import { EndSpotlight } from "./end-spotlight.tsx";
import { sharedInSpotlight } from "./pad-choice.ts";
import { spotlightLabel } from "./pad-name.ts";
import { usePadSight } from "./pad-sight.tsx";
import { useFocusGoesOn } from "./use-focus-goes-on.ts";

const words = padWords.spotlight;

/** For whoever has folded the spotlight away: that it is there. */
export function SpotlightNotice({ step }: { step: number }) {
  const { state } = useSession();
  const { folded, shows } = usePadSight(step);
  const shared = sharedInSpotlight(state);
  const inIt = shared && shows !== null && shows !== "spotlight" && shows.owner === shared.owner;
  if (!folded || (inIt && shows.place === shared.place)) return null;
  return <Folded step={step} />;
}

function Folded({ step }: { step: number }) {
  const { state, self } = useSession();
  const { unfold } = usePadSight(step);
  const notice = useRef<HTMLDivElement>(null);
  useFocusGoesOn(notice, step);
  return (
    <div ref={notice}>
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
        {words.folded(spotlightLabel(state, self?.id ?? null))}
      </Notice>
    </div>
  );
}
