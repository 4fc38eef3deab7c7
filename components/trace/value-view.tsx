import type { FrameId, ObjectId, TracedObject, Value } from "../../domain/trace/trace.ts";
import { framesWords } from "../words/trace.ts";
import type { FrameScope } from "./frame-facts.ts";
import { objectText, valueText } from "./value-text.ts";

/** How much of a value stands in a card, and how much of it on hover, in characters. */
const IN_CARD = 140;
const ON_HOVER = 600;
/** How deep instances are opened within instances. */
const DEEPEST = 2;
const DEEPEST_CAUSE = 4;

interface ValueViewProps {
  readonly value: Value;
  readonly scope: FrameScope;
  /** How many instances it stands inside of. */
  readonly depth?: number;
}

/** A value: a plain one as text, a lane by its name, an object as a chip with the mark of its identity where it is shared. */
export function ValueView({ value, scope, depth = 0 }: ValueViewProps) {
  if (value !== null && typeof value === "object") {
    if ("g" in value) return <LaneName frame={value.g} scope={scope} />;
    if ("c" in value) return <span className="value-named">{value.c}</span>;
    if ("r" in value) return <ObjectView id={value.r} scope={scope} depth={depth} />;
  }
  const text = valueText(value, scope, IN_CARD);
  const whole = valueText(value, scope, ON_HOVER);
  return <span title={whole === text ? undefined : whole}>{text}</span>;
}

/** '→ averager': a generator and the like has a card and a lane of its own. */
export function LaneName({ frame, scope }: { frame: FrameId; scope: FrameScope }) {
  return <span className="value-lane">→ {scope.frames.get(frame)?.name ?? "?"}</span>;
}

function ObjectView({ id, scope, depth }: { id: ObjectId; scope: FrameScope; depth: number }) {
  const object = scope.objects.get(id);
  const places = scope.places.get(id);
  if (!object) return <span>…</span>;
  const opened = depth < DEEPEST && isOpened(object);
  const text = opened ? object.type : objectText(object, scope, IN_CARD);
  const whole = objectText(object, scope, ON_HOVER);
  return (
    <span className="value-object" data-object={places && id}>
      {places && (
        <button
          type="button"
          className="object-badge"
          aria-label={framesWords.object(id, places)}
          title={places.join(", ")}
        >
          #{id}
        </button>
      )}
      <span className={opened ? "value-type" : undefined} title={whole === text ? undefined : whole}>
        {object.kind === "function" ? <span className="value-named">{text}</span> : text}
      </span>
      {opened && <Attributes object={object} scope={scope} depth={depth} />}
      {object.cause !== undefined && depth < DEEPEST_CAUSE && (
        <span className="value-cause">
          {framesWords.cause} <ValueView value={object.cause} scope={scope} depth={depth + 1} />
        </span>
      )}
    </span>
  );
}

/** Instances and closures are opened: what they hold is what one wants to see. */
function isOpened({ kind, attrs = [] }: TracedObject): boolean {
  return (kind === "instance" || kind === "function" || kind === "exception") && attrs.length > 0;
}

function Attributes({ object, scope, depth }: { object: TracedObject; scope: FrameScope; depth: number }) {
  return (
    <span className="value-attributes">
      {(object.attrs ?? []).map(([name, value, frame]) => (
        <span key={name} className="value-attribute">
          <span className="value-attribute-name">{name}</span>
          <span>
            <ValueView value={value} scope={scope} depth={depth + 1} />
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
