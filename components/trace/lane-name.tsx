import type { FrameId } from "../../domain/trace/trace.ts";
import type { ValueScope } from "./value-text.ts";

/** '→ averager': a generator and the like has a card and a lane of its own. */
export function LaneName({ frame, scope }: { frame: FrameId; scope: ValueScope }) {
  return <LaneText>{scope.frames.get(frame)?.name ?? "?"}</LaneText>;
}

/** An arrow to what it names. */
export function LaneText({ children }: { children: string }) {
  return (
    <span className="value-lane">
      <span className="value-arrow">→ </span>
      {children}
    </span>
  );
}
