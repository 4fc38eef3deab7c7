"use client";
import { useOwnVersion } from "../../client/use-own-version.ts";
import { type Session, useSession } from "../../client/use-session.ts";
import type { PadPlace } from "../../domain/pad/pad-id.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { padWords } from "../words/pad.ts";
import { newestVersion, placeOn } from "./pad-choice.ts";
import { usePadSight } from "./pad-sight.tsx";

/** For a student with no pad open: something was sent for this step or for the free pad, and where it is. */
export function PushedNotice({ step }: { step: number }) {
  const { pads, self, state } = useSession();
  if (!pads || self?.role !== "student") return null;
  const places = new Set<PadPlace>([placeOn(state, step), "free"]);
  return [...places].map((place) => (
    <Pushed key={place} pads={pads} self={self.id} step={step} place={place} />
  ));
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
  return (
    <Notice
      announced
      actions={<Button onClick={() => open({ owner: self, place })}>{padWords.openMine}</Button>}
    >
      {place === "free" ? padWords.pushedFree : padWords.pushedFirst}
    </Notice>
  );
}
