"use client";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useId, useState } from "react";
import type { TracedFrame } from "../../domain/trace/trace-state.ts";
import { framesWords } from "../words/trace.ts";
import { FrameCard } from "./frame-card.tsx";
import type { FrameScope } from "./frame-facts.ts";
import { StateMark } from "./state-mark.tsx";

/** The frames that are over, folded until asked for. */
export function FinishedFrames({ frames, scope }: { frames: readonly TracedFrame[]; scope: FrameScope }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (frames.length === 0) return null;
  return (
    <div className="frames-finished">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="frames-fold"
      >
        <ChevronRight aria-hidden size="1.1em" className="frames-fold-mark" />
        <StateMark state="closed" />
        {framesWords.finished(frames.length)}
      </button>
      <div id={id} className="frames-grid">
        {open &&
          frames.map((frame) => <FrameCard key={frame.id} frame={frame} scope={scope} happening={null} />)}
      </div>
    </div>
  );
}
