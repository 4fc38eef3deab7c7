"use client";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleDot from "lucide-react/icons/circle-dot";
import Lock from "lucide-react/icons/lock";
import WifiOff from "lucide-react/icons/wifi-off";
import type { ComponentType } from "react";
import { useSession } from "../../client/use-session.ts";
import { Chip, type ChipTone } from "../ui/chip.tsx";
import { classWords } from "../words/class.ts";
import { type ClassStanding, standingOf } from "./class-standing.ts";

const LOOKS: Record<ClassStanding, { tone: ChipTone; Icon: ComponentType<{ size: number }> }> = {
  following: { tone: "ok", Icon: CircleDot },
  own: { tone: "plain", Icon: CircleDashed },
  locked: { tone: "gen", Icon: Lock },
  reconnecting: { tone: "warn", Icon: WifiOff },
  ended: { tone: "plain", Icon: CircleCheck },
};

/** How this viewer stands to the class, in a shape, a colour and a word; read out when it changes. */
export function StateChip() {
  const standing = standingOf(useSession());
  const { tone, Icon } = LOOKS[standing];
  return (
    <span aria-live="polite" className="inline-flex">
      <Chip tone={tone} icon={<Icon aria-hidden size={14} />} data-standing={standing}>
        {classWords.chips[standing]}
      </Chip>
    </span>
  );
}
