"use client";
import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import { useSession } from "../../client/use-session.ts";
import { CLASS } from "../../domain/pad/pad-id.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { TabRow } from "../ui/tab-row.tsx";
import { padWords } from "../words/pad.ts";
import type { PadChoice } from "./pad-choice.ts";
import { padLabel } from "./pad-name.ts";

interface PadHeadProps {
  readonly choice: PadChoice;
  readonly onChoose: (choice: PadChoice) => void;
  readonly onClose: () => void;
  /** Words of the closing button: what comes in the pad's place. */
  readonly closing: string;
  /** The id of what the tabs change. */
  readonly controls: string;
  /** What can be done with the pad. */
  readonly children: ReactNode;
}

/** Which pad it is, what can be done with it, and the way back. */
export function PadHead({ choice, onChoose, onClose, closing, controls, children }: PadHeadProps) {
  return (
    <div className="pad-head">
      <PadTabs choice={choice} onChoose={onChoose} controls={controls} />
      <div className="run-tools ml-auto">
        {children}
        <IconButton look="quiet" label={closing} icon={<X aria-hidden size={18} />} onClick={onClose} />
      </div>
    </div>
  );
}

/** Students have a pad of their own; hosts, who have none, the one that they opened. */
function PadTabs({ choice, onChoose, controls }: Pick<PadHeadProps, "choice" | "onChoose" | "controls">) {
  const { state, self } = useSession();
  const mine = self?.role === "student" ? self.id : null;
  const other = choice.owner === CLASS || choice.owner === mine ? null : choice.owner;
  const owners = [CLASS, mine, other].filter((one) => one !== null);
  return (
    <TabRow
      label={padWords.pads}
      tabs={owners.map((id) => ({ id, label: padLabel(state, self?.id ?? null, id) }))}
      open={choice.owner}
      onOpen={(owner) => onChoose({ ...choice, owner })}
      controls={controls}
      className="min-w-0 overflow-x-auto px-1"
    />
  );
}
