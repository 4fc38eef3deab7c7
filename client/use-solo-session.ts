"use client";
import { useMemo } from "react";
import type { Lesson } from "../domain/lesson/lesson.ts";
import { shapeOf } from "../domain/lesson/position.ts";
import { runnableSteps } from "../domain/lesson/runnable-steps.ts";
import type { SessionSource } from "./session-source.ts";
import { browserPlace } from "./solo/browser-place.ts";
import type { SoloPlace } from "./solo/solo-place.ts";
import { createSoloSource } from "./solo/solo-source.ts";

/** A lesson without a class, for a `SessionContext`: the learner drives, and comes back to where they were. */
export function useSoloSession(lesson: Lesson): SessionSource {
  return useMemo(() => {
    const { slug, title } = lesson;
    return createSoloSource(
      { slug, title, runnable: runnableSteps(lesson) },
      shapeOf(lesson),
      browserPlace(slug),
    );
  }, [lesson]);
}

/** It is linked to from nowhere, and begins anew each time. */
const nowhere: SoloPlace = { read: () => null, write: () => {}, onNamed: () => () => {} };

/** One program to be changed, run and stepped through alone, as a session of one step without an execution of its own. */
export function useSoloProgram(name: string): SessionSource {
  return useMemo(
    () => createSoloSource({ slug: "program", title: name, runnable: [0] }, [1], nowhere),
    [name],
  );
}
