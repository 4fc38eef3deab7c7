import type { Delegate, FrameKind } from "../../domain/trace/trace.ts";
import { framesWords } from "../words/trace.ts";
import type { FrameScope } from "./frame-facts.ts";
import { LaneName, LaneText } from "./lane-name.tsx";

interface DelegateRowProps {
  readonly delegate: Delegate;
  readonly kind: FrameKind;
  readonly scope: FrameScope;
}

/** To whom a frame has handed its callers through: 'yield from → averager', 'await → asyncio.sleep(1)'. */
export function DelegateRow({ delegate, kind, scope }: DelegateRowProps) {
  const { from, await: awaits } = framesWords.delegates;
  return (
    <div className="frame-row frame-delegate">
      <dt>{kind === "coroutine" || kind === "async-generator" ? awaits : from}</dt>
      <dd>
        {"to" in delegate ? (
          <LaneName frame={delegate.to} scope={scope} />
        ) : (
          <LaneText>{delegate.on}</LaneText>
        )}
      </dd>
    </div>
  );
}
