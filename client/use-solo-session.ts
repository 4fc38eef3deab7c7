"use client";
import { useMemo } from "react";
import type { LessonShape } from "../domain/lesson/position.ts";
import type { SessionSource } from "./session-source.ts";
import { browserPlace } from "./solo/browser-place.ts";
import { createSoloSource, type SoloLesson } from "./solo/solo-source.ts";

/** A lesson without a class, for a `SessionContext`: the learner drives, and comes back to where they were. */
export function useSoloSession({ slug, title }: SoloLesson, shape: LessonShape): SessionSource {
  // A shape is often made while rendering; the same steps must stay the same session.
  const frames = shape.join(",");
  return useMemo(() => {
    const lesson = { slug, title };
    return createSoloSource(lesson, frames.split(",").map(Number), browserPlace(slug));
  }, [slug, title, frames]);
}
