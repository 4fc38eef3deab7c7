import type { TracedObject } from "../../domain/trace/trace.ts";
import { framesWords } from "../words/trace.ts";
import type { ValueItem } from "./contents.tsx";
import type { FrameScope } from "./frame-facts.ts";

interface AttributesProps {
  readonly attributes: NonNullable<TracedObject["attrs"]>;
  readonly scope: FrameScope;
  readonly depth: number;
  readonly Item: ValueItem;
}

/** What an instance holds by name, and a function's free variables with the frame that they live in. */
export function Attributes({ attributes, scope, depth, Item }: AttributesProps) {
  return (
    <span className="value-attributes">
      {attributes.map(([name, value, frame]) => (
        <span key={name} className="value-attribute">
          <span className="value-attribute-name">{name}</span>
          <span>
            <Item value={value} scope={scope} depth={depth + 1} />
            {frame !== undefined && (
              <span className="value-named">
                {" "}
                {framesWords.livesIn(scope.frames.get(frame)?.name ?? "?")}
              </span>
            )}
          </span>
        </span>
      ))}
    </span>
  );
}
