"use client";
import { useSession } from "../../client/use-session.ts";
import type { Code } from "../../domain/lesson/lesson.ts";
import { RunLine } from "../run/run-bar.tsx";
import { useProgram } from "../run/use-program.ts";
import { PadArea } from "./pad-area.tsx";
import { usePadSight } from "./pad-sight.tsx";

/** A pad on a step that shows no execution. Once something is run there, it does. */
export function PlainPad({ step, code }: { step: number; code: Code | null }) {
  const { runs } = useSession();
  const sight = usePadSight(step);
  const program = useProgram(step, null, sight.close);
  if (!runs) return null;
  return (
    <>
      <PadArea step={step} code={code} program={program} execution={null} />
      <RunLine program={program} />
    </>
  );
}
