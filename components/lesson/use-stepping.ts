"use client";
import { useContext, useMemo } from "react";
import type { SessionSource } from "../../client/session-source.ts";
import { SessionContext, useSession } from "../../client/use-session.ts";
import {
  back,
  forward,
  type LessonShape,
  type Position,
  samePosition,
} from "../../domain/lesson/position.ts";
import { strideFrom, type Way } from "./stride.ts";

/** Moves of one viewer. Each starts from where the viewer is when it is made, so that ten quick ones are ten. */
export interface Stepping {
  readonly forward: () => void;
  readonly back: () => void;
  readonly firstFrame: () => void;
  readonly lastFrame: () => void;
}

/** Where the viewer is, in what, and how to move; `canMove` is false while locked or not yet in a session. */
export function useStepping(): Stepping & {
  readonly shape: LessonShape;
  readonly position: Position;
  readonly canMove: boolean;
} {
  const source = useContext(SessionContext);
  const { state, shape: steps, position, goTo, locked } = useSession();
  const moves = useMemo(() => movesOf(source), [source]);
  const shape = state.lesson ? steps : NO_SHAPE;
  return { ...moves, shape, position, canMove: goTo !== undefined && !locked && shape.length > 0 };
}

const NO_SHAPE: LessonShape = [];

function movesOf(source: SessionSource | null): Stepping {
  const move = (next: (shape: LessonShape, at: Position) => Position, way?: Way) => () => {
    const view = source?.getSnapshot();
    if (!view?.state.lesson) return;
    const to = (way && strideFrom(source, view.position, way)) ?? next(view.shape, view.position);
    if (!samePosition(to, view.position)) source?.goTo?.(to);
  };
  return {
    forward: move(forward, "forward"),
    back: move(back, "back"),
    firstFrame: move((_, { step }) => ({ step, frame: 0 })),
    lastFrame: move((shape, { step }) => ({ step, frame: (shape[step] ?? 1) - 1 })),
  };
}
