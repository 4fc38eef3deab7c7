"use client";
import { useRef } from "react";
import { useOwnVersion } from "../../client/use-own-version.ts";
import { type Session, useSession } from "../../client/use-session.ts";
import type { PadPlace } from "../../domain/pad/pad-id.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { padWords } from "../words/pad.ts";
import { newestVersion, placeOn } from "./pad-choice.ts";
import { usePadSight } from "./pad-sight.tsx";
import { useFocusGoesOn } from "./use-focus-goes-on.ts";

/** For a student, whatever they have before them: something was sent for this step or for the free pad, and where it is. */
export function PushedNotice({ step }: { step: number }) {
  const { pads, self, state } = useSession();
  const { shows } = usePadSight(step);
  if (!pads || self?.role !== "student") return null;
  // In the very pad the card says it.
  const open = shows !== null && shows !== "spotlight" && shows.owner === self.id ? shows.place : null;
  const places = new Set<PadPlace>([placeOn(state, step), "free"]);
  return [...places]
    .filter((place) => place !== open)
    .map((place) => <Pushed key={place} pads={pads} self={self.id} step={step} place={place} />);
}

interface PushedProps {
  readonly pads: NonNullable<Session["pads"]>;
  readonly self: string;
  readonly step: number;
  readonly place: PadPlace;
}

function Pushed({ pads, self, step, place }: PushedProps) {
  const { state } = useSession();
  const { seen } = useOwnVersion(pads.place, place, newestVersion(state, place));
  const { open } = usePadSight(step);
  if (seen) return null;
  return <Told place={place} step={step} onOpen={() => open({ owner: self, place })} />;
}

function Told({ place, step, onOpen }: { place: PadPlace; step: number; onOpen: () => void }) {
  const notice = useRef<HTMLDivElement>(null);
  useFocusGoesOn(notice, step);
  return (
    <div ref={notice}>
      <Notice announced className="mb-4" actions={<Button onClick={onOpen}>{padWords.openMine}</Button>}>
        {place === "free" ? padWords.pushedFree : padWords.pushedFirst}
      </Notice>
    </div>
  );
}
