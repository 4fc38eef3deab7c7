"use client";
import { useMemo } from "react";
import { mapLines } from "../../domain/pad/line-map.ts";
import type { RunMarks } from "../editor/run-marks.ts";
import { type Execution, padMarks } from "./pad-marks.ts";

interface PadMarks {
  readonly marks: RunMarks | null;
  /** Whether the execution is of this very text, of an earlier one, or of another program; null where there is none. */
  readonly of: "this" | "earlier" | "other" | null;
}

/** What the execution marks in a text. `related`: the text began as the program of the execution, or of its step. */
export function usePadMarks(execution: Execution | null, related: boolean, text: string | null): PadMarks {
  const source = execution?.source ?? null;
  const of = whatItIsOf(source, related, text);
  const map = useMemo(
    () => (source !== null && text !== null && of !== "other" ? mapLines(source, text) : null),
    [source, text, of],
  );
  const marks = useMemo(() => (execution && map ? padMarks(execution, map) : null), [execution, map]);
  return { marks, of };
}

function whatItIsOf(source: string | null, related: boolean, text: string | null): PadMarks["of"] {
  if (source === null || text === null) return null;
  if (source === text) return "this";
  return related ? "earlier" : "other";
}
