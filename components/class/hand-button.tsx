"use client";
import Hand from "lucide-react/icons/hand";
import { useSession } from "../../client/use-session.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { classWords } from "../words/class.ts";

/** Raises and lowers one's own hand, and says how long the line is before it. */
export function HandButton({ compact = false, className }: { compact?: boolean; className?: string }) {
  const { state, self, act } = useSession();
  if (!self || !act || self.role === "host" || state.phase !== "open") return null;
  const place = state.hands.indexOf(self.id) + 1;
  const raised = place > 0;
  const turn = () => act(raised ? { type: "hand/lower", id: self.id } : { type: "hand/raise" });
  const label = raised ? classWords.lowerHand : classWords.raiseHand;
  return (
    <div className={classes("flex items-center gap-2.5", className)}>
      <Button
        aria-label={label}
        onClick={turn}
        look={raised ? "on" : "plain"}
        icon={<Hand aria-hidden size={20} />}
        className={compact ? "px-3" : ""}
      >
        {compact && !raised ? <span className="max-[22rem]:hidden">{label}</span> : !compact && label}
      </Button>
      <span aria-live="polite" className="whitespace-nowrap font-medium text-soft text-sm empty:hidden">
        {raised && classWords.handPlace(place)}
      </span>
    </div>
  );
}
