import type { ObjectId } from "../../domain/trace/trace.ts";
import { framesWords } from "../words/trace.ts";

/** The mark of one thing in several places: the same number in each. The focus or the pointer on one lights them all. */
export function ObjectBadge({ id, places }: { id: ObjectId; places: readonly string[] }) {
  return (
    <button
      type="button"
      className="object-badge"
      aria-label={framesWords.object(id, places)}
      title={places.join(", ")}
    >
      #{id}
    </button>
  );
}
