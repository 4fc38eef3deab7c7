"use client";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { PadName } from "../../domain/pad/pad-id.ts";
import type { ProgramText } from "../run/program-request.ts";

/** What a viewer wants in the code's place: what the class saw, the lesson's own, or one of the pads. */
export type WantedSight = "auto" | "code" | PadName;

interface ReplaySight {
  readonly wanted: WantedSight;
  readonly want: (wanted: WantedSight) => void;
  /** What stands in the code's place now, as a program of one's own would begin with it. */
  readonly program: { current: () => ProgramText };
}

const NOTHING: ProgramText = { name: "pad.py", setup: "", source: "" };
const nothing = (): ProgramText => NOTHING;

const ReplaySightContext = createContext<ReplaySight>({
  wanted: "auto",
  want: () => {},
  program: { current: nothing },
});

/** Keeps what one viewer has in the code's place, for the lesson and for the buttons around it. */
export function ReplaySightProvider({ children }: { children: ReactNode }) {
  const [wanted, want] = useState<WantedSight>("auto");
  const [program] = useState(() => ({ current: nothing }));
  const sight = useMemo(() => ({ wanted, want, program }), [wanted, program]);
  return <ReplaySightContext value={sight}>{children}</ReplaySightContext>;
}

export function useReplaySight(): ReplaySight {
  return useContext(ReplaySightContext);
}

/** Says what stands in the code's place as long as the component is shown. */
export function useProgramInSight(program: () => ProgramText): void {
  const told = useReplaySight().program;
  useEffect(() => {
    told.current = program;
    return () => {
      if (told.current === program) told.current = nothing;
    };
  }, [told, program]);
}
