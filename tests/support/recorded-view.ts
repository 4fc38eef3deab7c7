import { type ChunkParts, partsOf, wholeOf } from "../../domain/recording/chunk-parts.ts";
import type { CutPlan } from "../../domain/recording/cut-plan.ts";
import type { Chunk } from "../../domain/recording/recording.ts";
import { type Viewer, viewAsidePart, viewClassPart } from "../../domain/recording/views.ts";

/** The chunks of a recording in their parts, made of the full chunks of its class as a server makes them. */
export function viewParts(plan: CutPlan, full: readonly Chunk[], viewer: Viewer): ChunkParts[] {
  return plan.chunks.map((planned) => {
    const chunk = full[planned.full];
    if (!chunk) throw new Error(`A class without its chunk ${planned.full}`);
    const { classPart, asidePart } = partsOf(chunk);
    return {
      classPart: viewClassPart(classPart, planned, viewer),
      asidePart: viewAsidePart(asidePart, planned, viewer),
    };
  });
}

/** The same, each chunk in one. */
export function viewOf(plan: CutPlan, full: readonly Chunk[], viewer: Viewer): Chunk[] {
  return viewParts(plan, full, viewer).map(wholeOf);
}
