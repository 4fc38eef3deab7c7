import type { Lesson } from "../domain/lesson/lesson.ts";
import type { LessonCard } from "../domain/lesson/lesson-card.ts";

/** What pages may read of the server. */
export interface Queries {
  lessonCards(): readonly LessonCard[];
  /** Null when there is no such lesson. */
  lessonBySlug(slug: string): Lesson | null;
  /** Whether a passcode is asked for before a class can be started. */
  passcodeNeeded(): boolean;
}

// Next.js bundles pages with module instances of their own: what they share with the server is the global object.
const DOOR = Symbol.for("baton.queries");
const shared = globalThis as { [DOOR]?: Queries };

/** Opens the one door by which pages get in. */
export function openQueries(queries: Queries): void {
  shared[DOOR] = queries;
}

export function lessonCards(): readonly LessonCard[] {
  return door().lessonCards();
}

export function lessonBySlug(slug: string): Lesson | null {
  return door().lessonBySlug(slug);
}

export function passcodeNeeded(): boolean {
  return door().passcodeNeeded();
}

function door(): Queries {
  const queries = shared[DOOR];
  if (!queries) throw new Error("Pages work inside of Baton's server only. Start it with `npm start`.");
  return queries;
}
