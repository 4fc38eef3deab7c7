import type { Lesson } from "../../domain/lesson/lesson.ts";
import type { Trace } from "../../domain/trace/trace.ts";
import type { ContentCache } from "./content-cache.ts";

/** What a session shows beside its state, each by its hash. */
export interface SessionContent {
  readonly lessons: ContentCache<Lesson>;
  readonly traces: ContentCache<Trace>;
}
