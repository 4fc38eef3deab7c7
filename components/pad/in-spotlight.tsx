"use client";
import Spotlight from "lucide-react/icons/spotlight";
import { useRef } from "react";
import { padWords } from "../words/pad.ts";
import { EndSpotlight } from "./end-spotlight.tsx";
import { useFocusGoesOn } from "./use-focus-goes-on.ts";

/** Under a pad that the whole class sees now: that it does, and for hosts the end of it. */
export function InSpotlight({ step }: { step: number }) {
  const line = useRef<HTMLDivElement>(null);
  useFocusGoesOn(line, step);
  return (
    <div ref={line} className="pad-status">
      <p className="flex items-center gap-1.5 font-semibold text-baton-ink">
        <Spotlight aria-hidden size={15} className="shrink-0" />
        {padWords.spotlight.live}
      </p>
      <span className="ml-auto">
        <EndSpotlight />
      </span>
    </div>
  );
}
