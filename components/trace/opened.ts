import type { TracedObject, Value } from "../../domain/trace/trace.ts";
import type { FrameScope } from "./frame-facts.ts";
import { valuesInside } from "./object-places.ts";

/** How deep objects are opened inside of objects. */
const DEEPEST = 3;

/**
 * How an object is shown beyond its text: what has attributes (an instance, a closure, a lock) by those, since that is what
 * one wants to see; lists and the like with each part by itself where a part is shared or has a lane. The rest is text.
 */
export function opensObject(
  object: TracedObject,
  scope: FrameScope,
  depth: number,
): "attributes" | "contents" | "nothing" {
  if (depth >= DEEPEST) return "nothing";
  if (object.attrs && object.attrs.length > 0) return "attributes";
  return valuesInside(object).some((value) => standsOut(value, scope)) ? "contents" : "nothing";
}

/** The same for a tuple: whether its parts are shown each by itself. */
export function opensTuple(items: readonly Value[], scope: FrameScope, depth: number): boolean {
  return depth < DEEPEST && items.some((value) => standsOut(value, scope));
}

function standsOut(value: Value, scope: FrameScope): boolean {
  if (value === null || typeof value !== "object") return false;
  if ("g" in value) return true;
  if ("r" in value) return scope.places.has(value.r);
  return "t" in value && value.t.some((part) => standsOut(part, scope));
}
