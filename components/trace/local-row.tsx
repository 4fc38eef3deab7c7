import type { Value } from "../../domain/trace/trace.ts";
import { framesWords } from "../words/trace.ts";
import type { FrameScope } from "./frame-facts.ts";
import { ValueView } from "./value-view.tsx";

interface LocalRowProps {
  readonly name: string;
  readonly value: Value;
  readonly scope: FrameScope;
  /** Whether this step gave the name this value. */
  readonly changed: boolean;
}

/** A name and what it stands for. What changed is boxed, and said. */
export function LocalRow({ name, value, scope, changed }: LocalRowProps) {
  const isChanged = changed || leadsToChanged(value, scope);
  return (
    <div className="frame-row" data-changed={isChanged || undefined}>
      <dt>{name}</dt>
      <dd>
        <span className="frame-value">
          <ValueView value={value} scope={scope} />
        </span>
        {isChanged && <span className="sr-only"> {framesWords.changed}</span>}
      </dd>
    </div>
  );
}

/** The name stays, and the list behind it is another. */
function leadsToChanged(value: Value, { changedObjects }: FrameScope): boolean {
  return value !== null && typeof value === "object" && "r" in value && changedObjects.has(value.r);
}
