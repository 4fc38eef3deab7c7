"use client";
import EyeOff from "lucide-react/icons/eye-off";
import Spotlight from "lucide-react/icons/spotlight";
import X from "lucide-react/icons/x";
import { useRef } from "react";
import { useSession } from "../../client/use-session.ts";
import { useKeys } from "../keys/use-keys.ts";
import { Card } from "../ui/card.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { padWords } from "../words/pad.ts";
import { InSpotlight } from "./in-spotlight.tsx";
import { spotlightLabel } from "./pad-name.ts";
import { usePadSight } from "./pad-sight.tsx";
import { SpotlightText } from "./spotlight-text.tsx";
import { useFocusOfCard } from "./use-focus-goes-on.ts";

const words = padWords.spotlight;

/** Somebody's pad as the whole class sees it: to be read, and folded away. */
export function SpotlightCard({ step }: { step: number }) {
  const { pads, state, self } = useSession();
  const { fold } = usePadSight(step);
  const card = useRef<HTMLElement>(null);
  useFocusOfCard(card, step);
  useKeys({ pad: fold });
  if (!pads || !state.spotlight) return null;
  return (
    <Card ref={card} label={padWords.region} heading={null} className="pad-card">
      <div className="pad-head">
        <h2 className="flex min-w-0 items-center gap-2 px-4 py-2 font-bold text-ink text-sm">
          <Spotlight aria-hidden size={17} className="shrink-0 text-baton" />
          <bdi className="truncate">{spotlightLabel(state, self?.id ?? null)}</bdi>
          {self?.role === "host" && state.spotlight.name === null && <Unnamed />}
        </h2>
        <div className="run-tools ml-auto">
          <IconButton look="quiet" label={words.fold} icon={<X aria-hidden size={18} />} onClick={fold} />
        </div>
      </div>
      <SpotlightText pads={pads} names />
      <InSpotlight step={step} />
    </Card>
  );
}

function Unnamed() {
  return (
    <span className="inline-flex items-center gap-1 font-medium text-soft text-xs">
      <EyeOff aria-hidden size={14} />
      {words.unnamed}
    </span>
  );
}
