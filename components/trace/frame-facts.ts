import type { ObjectId, Value } from "../../domain/trace/trace.ts";
import type { TracedFrame, TraceState } from "../../domain/trace/trace-state.ts";
import { framesWords } from "../words/trace.ts";
import { type ObjectPlaces, objectPlaces, objectsIn, valuesInside } from "./object-places.ts";
import type { ValueScope } from "./value-text.ts";

/** What the values of all frames are read with at one step. */
export interface FrameScope extends ValueScope {
  readonly places: ObjectPlaces;
  /** The objects whose contents this step changed. */
  readonly changedObjects: ReadonlySet<ObjectId>;
}

/** What happens to a frame with this step, beside its names: it yields, it gets a value. */
export interface FrameHappening {
  readonly words: string;
  readonly value: Value;
}

export function frameScope(state: TraceState): FrameScope {
  const { frames, objects, step } = state;
  const changed = Object.keys(step.h ?? {}).map(Number);
  return { frames, objects, places: objectPlaces(state), changedObjects: new Set(changed) };
}

/** What this step does with a frame. */
export function happeningTo(frame: TracedFrame, state: TraceState): FrameHappening | null {
  const { step, handOver, frames } = state;
  if (step.f === frame.id && step.x !== undefined) {
    const words = EVENT_WORDS[step.e];
    if (words) return { words, value: step.x };
  }
  // A plain function is gone with its end: what it returned is shown where it goes to.
  if (step.e === "return" && step.x !== undefined && frame.state === "running" && !frames.has(step.f))
    return { words: framesWords.getsBack, value: step.x };
  // What a task waits on stands in its own card: the loop gets nothing by it.
  if (handOver?.how === "wait") return null;
  if (handOver?.to !== frame.id || handOver.value === undefined || handOver.refused) return null;
  return { words: framesWords.gets, value: handOver.value };
}

const EVENT_WORDS: Partial<Record<TraceState["step"]["e"], string>> = framesWords.goesWithStep;

/** Whether a frame's card looks the same in two scopes: no object that it leads to has changed, come or gone. */
export function looksTheSame(frame: TracedFrame, before: FrameScope, after: FrameScope): boolean {
  if (before === after) return true;
  const seen = new Set<ObjectId>();
  const same = (value: Value): boolean =>
    objectsIn(value).every((id) => {
      if (seen.has(id)) return true;
      seen.add(id);
      const object = after.objects.get(id);
      return (
        object === before.objects.get(id) &&
        sameWords(before.places.get(id), after.places.get(id)) &&
        before.changedObjects.has(id) === after.changedObjects.has(id) &&
        (object === undefined || valuesInside(object).every(same))
      );
    });
  return [...frame.locals.values()].every(same);
}

function sameWords(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  if (one === other) return true;
  return one?.length === other?.length && (one?.every((word, place) => word === other?.[place]) ?? false);
}
