import type { ObjectId, TracedObject, Value } from "../../domain/trace/trace.ts";
import { framesWords } from "../words/trace.ts";
import { Attributes } from "./attributes.tsx";
import { Contents } from "./contents.tsx";
import type { FrameScope } from "./frame-facts.ts";
import { LaneName } from "./lane-name.tsx";
import { ObjectBadge } from "./object-badge.tsx";
import { opensObject, opensTuple } from "./opened.ts";
import { objectText, valueText } from "./value-text.ts";

/** How much of a value stands in a card, and how much of it on hover, in characters. */
const IN_CARD = 80;
const ON_HOVER = 600;

const BRACKETS: Partial<Record<TracedObject["kind"], "[]" | "{}">> = { list: "[]", set: "{}", dict: "{}" };

interface ValueViewProps {
  readonly value: Value;
  readonly scope: FrameScope;
  /** How many opened objects it stands inside of. */
  readonly depth?: number;
}

/** A value: a plain one as text, a lane by its name, an object with the mark of its identity where it is shared. */
export function ValueView({ value, scope, depth = 0 }: ValueViewProps) {
  if (value !== null && typeof value === "object") {
    if ("g" in value) return <LaneName frame={value.g} scope={scope} />;
    if ("c" in value) return <span className="value-named">{value.c}</span>;
    if ("r" in value) return <ObjectView id={value.r} scope={scope} depth={depth} />;
    if ("t" in value && opensTuple(value.t, scope, depth))
      return (
        <Contents items={value.t} size={value.n} brackets="()" scope={scope} depth={depth} Item={ValueView} />
      );
  }
  return <Text short={valueText(value, scope, IN_CARD)} whole={valueText(value, scope, ON_HOVER)} />;
}

function ObjectView({ id, scope, depth }: { id: ObjectId; scope: FrameScope; depth: number }) {
  const object = scope.objects.get(id);
  if (!object) return <span>…</span>;
  const places = scope.places.get(id);
  return (
    <span className="value-object" data-object={places && id}>
      {places && <ObjectBadge id={id} places={places} />}
      <ObjectInside object={object} scope={scope} depth={depth} />
      {object.cause !== undefined && depth === 0 && (
        <span className="value-cause">
          {framesWords.cause} <ValueView value={object.cause} scope={scope} depth={1} />
        </span>
      )}
    </span>
  );
}

function ObjectInside({ object, scope, depth }: { object: TracedObject; scope: FrameScope; depth: number }) {
  const { kind, type, items, pairs, attrs = [], n } = object;
  switch (opensObject(object, scope, depth)) {
    case "attributes":
      return (
        <>
          <span className={kind === "function" ? "value-named" : "value-type"}>
            {items ? objectText(object, scope, IN_CARD) : type}
          </span>
          <Attributes attributes={attrs} scope={scope} depth={depth} Item={ValueView} />
        </>
      );
    case "contents": {
      const content = { items, pairs, size: n, brackets: BRACKETS[kind] ?? "()", scope, depth } as const;
      const isPlain = type === "list" || type === "set" || type === "dict";
      return (
        <>
          {!isPlain && <span className="value-type">{type} </span>}
          <Contents {...content} Item={ValueView} />
        </>
      );
    }
    case "nothing":
      return <Text short={objectText(object, scope, IN_CARD)} whole={objectText(object, scope, ON_HOVER)} />;
  }
}

function Text({ short, whole }: { short: string; whole: string }) {
  return <span title={whole === short ? undefined : whole}>{short}</span>;
}
