import type { FrameId, ObjectId, TracedObject, Value } from "../../../domain/trace/trace.ts";

/** How deep objects are written out; a list that holds itself has no other end. */
const DEPTH = 4;

/** A value as plain data: lists and sets as arrays, dicts and instances as objects, the rest as their text. */
export function readValue(
  value: Value,
  objects: ReadonlyMap<ObjectId, TracedObject>,
  nameOf: (frame: FrameId) => string,
  depth = DEPTH,
): unknown {
  if (value === null || typeof value !== "object") return value;
  const inside = (item: Value): unknown => readValue(item, objects, nameOf, depth - 1);
  if ("t" in value) return value.t.map(inside);
  if ("r" in value) return readObject(objects.get(value.r), inside, depth);
  if ("g" in value) return nameOf(value.g);
  return Object.values(value)[0];
}

function readObject(
  object: TracedObject | undefined,
  inside: (item: Value) => unknown,
  depth: number,
): unknown {
  if (object === undefined) return "<unknown object>";
  if (depth === 0) return `<${object.type}>`;
  const { kind, type, items = [], pairs = [], attrs = [] } = object;
  if (kind === "list" || kind === "set") return items.map(inside);
  if (kind === "dict")
    return Object.fromEntries(pairs.map(([key, item]) => [String(inside(key)), inside(item)]));
  if (kind === "exception") return `${type}(${items.map(inside).join(", ")})`;
  if (kind === "function") return `<function ${type}>`;
  const named = attrs.map(([name, item]) => [name, inside(item)] as const);
  return { type, ...Object.fromEntries(named), ...(items.length ? { items: items.map(inside) } : {}) };
}
