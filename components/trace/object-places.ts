import type { ObjectId, TracedObject, Value } from "../../domain/trace/trace.ts";
import type { TraceState } from "../../domain/trace/trace-state.ts";
import { framesWords } from "../words/trace.ts";

/** Where the objects are that more than one place leads to, in words, by object. Two names for one list are two places. */
export type ObjectPlaces = ReadonlyMap<ObjectId, readonly string[]>;

/** The objects with two places or more. Functions are left out: nobody wonders about their identity. */
export function objectPlaces({ frames, objects }: Pick<TraceState, "frames" | "objects">): ObjectPlaces {
  const places = new Map<ObjectId, string[]>();
  const add = (value: Value, place: () => string): void => {
    for (const id of objectsIn(value)) {
      const found = places.get(id);
      if (found) found.push(place());
      else places.set(id, [place()]);
    }
  };
  for (const { name: frame, locals } of frames.values()) {
    for (const [name, value] of locals) add(value, () => framesWords.place(frame, name));
  }
  for (const [id, object] of objects) {
    for (const value of valuesInside(object)) add(value, () => framesWords.inObject(object.type, id));
  }
  return new Map([...places].filter(([id, found]) => found.length > 1 && hasIdentity(objects.get(id))));
}

/** The objects that a value is or, as a tuple, holds. */
export function objectsIn(value: Value): readonly ObjectId[] {
  if (value === null || typeof value !== "object") return [];
  if ("r" in value) return [value.r];
  return "t" in value ? value.t.flatMap(objectsIn) : [];
}

/** What an object holds itself. A function's free variables live in another frame, and are counted there. */
export function valuesInside({ items = [], pairs = [], attrs = [], cause }: TracedObject): readonly Value[] {
  const own = attrs.filter(([, , frame]) => frame === undefined).map(([, value]) => value);
  return [...items, ...pairs.flat(), ...own, ...(cause === undefined ? [] : [cause])];
}

function hasIdentity(object: TracedObject | undefined): boolean {
  return object !== undefined && object.kind !== "function";
}
