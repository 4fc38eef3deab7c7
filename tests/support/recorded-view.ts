import { type ChunkParts, partsOf, type WholeParts, wholeOf } from "../../domain/recording/chunk-parts.ts";
import { IndexMaker } from "../../domain/recording/class-index.ts";
import { cutChunk, cutClassPart } from "../../domain/recording/cut-chunk.ts";
import type { CutPlan } from "../../domain/recording/cut-plan.ts";
import { pseudonymsOf } from "../../domain/recording/pseudonyms.ts";
import type { Chunk, RecordingView } from "../../domain/recording/recording.ts";
import { sharedParts } from "../../domain/recording/shared-parts.ts";

/** The full chunks of a class in their parts, as a server keeps them: made as the class goes, knowing nobody who joins later. */
export function keptParts(full: readonly Chunk[], view: RecordingView): WholeParts[] {
  const index = new IndexMaker();
  return full.map((chunk) => {
    index.add(chunk);
    const parts = partsOf(chunk);
    return view === "owner" ? parts : sharedParts(parts, pseudonymsOf(index.index().people));
  });
}

/** The chunks of a recording in their parts, made of the full chunks of its class as a server makes them. */
export function viewParts(plan: CutPlan, full: readonly Chunk[], view: RecordingView): ChunkParts[] {
  const kept = keptParts(full, view);
  return plan.chunks.map((planned) => {
    const parts = kept[planned.full];
    if (!parts) throw new Error(`A class without its chunk ${planned.full}`);
    const { classPart, asidePart } = parts;
    return { classPart: cutClassPart(classPart, planned), asidePart: cutChunk(asidePart, planned) };
  });
}

/** The same, each chunk in one. */
export function viewOf(plan: CutPlan, full: readonly Chunk[], view: RecordingView): Chunk[] {
  return viewParts(plan, full, view).map(wholeOf);
}
