"use client";
import { useEffect, useRef } from "react";
import { usePad } from "../../client/use-pad.ts";
import type { Session } from "../../client/use-session.ts";
import { classPad, type PadPlace } from "../../domain/pad/pad-id.ts";
import { padText } from "../../domain/pad/pad-text.ts";
import { padWords } from "../words/pad.ts";

interface TakeTextProps {
  readonly pads: NonNullable<Session["pads"]>;
  readonly place: PadPlace;
  readonly onTaken: (text: string) => void;
}

/** Opens the class's pad for as long as it takes to read what stands in it. */
export function TakeText({ pads, place, onTaken }: TakeTextProps) {
  const { is, document } = usePad(pads, classPad(place));
  const told = useRef(onTaken);
  told.current = onTaken;
  useEffect(() => {
    if (is === "open") told.current(padText(document).toString());
  }, [is, document]);
  return (
    <p aria-live="polite" className="px-4 py-2 text-sm text-soft">
      {padWords.taking}
    </p>
  );
}
