"use client";
import { useSession } from "../../client/use-session.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { classWords } from "../words/class.ts";
import { useAbsence } from "./use-absence.ts";

/** After an absence: which steps were missed, and a way to look at them. */
export function CatchUpStrip() {
  const { goTo, locked, drives, state, returnToClass } = useSession();
  const { absence, close } = useAbsence();
  if (!absence || state.phase !== "open" || state.screensBlank) return null;
  const missed = absence.went === "forward" ? absence : null;
  const look = (step: number) => {
    goTo?.({ step, frame: 0 });
    close();
  };
  const stay = () => {
    returnToClass?.();
    close();
  };
  return (
    <Notice
      actions={
        <>
          {missed && goTo && !locked && !drives && (
            <Button onClick={() => look(missed.from)}>{classWords.away.look(missed.from + 1)}</Button>
          )}
          <Button onClick={stay}>{classWords.away.stay}</Button>
        </>
      }
    >
      {missed
        ? classWords.away.forward(missed.from + 1, missed.to + 1)
        : classWords.away.back(absence.to + 1)}
    </Notice>
  );
}
