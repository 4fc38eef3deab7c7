"use client";
import Play from "lucide-react/icons/play";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import Square from "lucide-react/icons/square";
import type { SessionView } from "../../client/session-source.ts";
import { useSession } from "../../client/use-session.ts";
import { Button } from "../ui/button.tsx";
import { runFailures, runWords } from "../words/run.ts";
import type { Program } from "./use-program.ts";

interface RunButtonProps {
  readonly program: Pick<Program, "busy" | "stop">;
  /** Absent while there is nothing to run yet. */
  readonly onRun: (() => void) | undefined;
}

/** Runs the program, or stops it. */
export function RunButton({ program, onRun }: RunButtonProps) {
  const { locked, drives } = useSession();
  const off = (locked && !drives) || !onRun;
  if (program.busy)
    return (
      <Button onClick={program.stop} icon={<Square aria-hidden size={16} />}>
        {runWords.stop}
      </Button>
    );
  return (
    <Button
      onClick={() => !off && onRun()}
      aria-disabled={off || undefined}
      icon={<Play aria-hidden size={16} />}
    >
      {runWords.run}
    </Button>
  );
}

interface RunLineProps {
  readonly program: Program;
  /** What to say while nothing is under way, instead of whose run is shown. */
  readonly standing?: string | null;
  /** Goes back to what is the lesson's; absent where that is what is shown, or where one may not. */
  readonly onPutAway?: (() => void) | undefined;
}

/** Under the code: what goes on with its runs, and the way back to the lesson's own. */
export function RunLine({ program, standing = null, onPutAway }: RunLineProps) {
  const { locked, drives, run, sharing } = useSession();
  const off = locked && !drives;
  const line = off ? runWords.locked : (goingOn(program, sharing) ?? standing ?? ofRun(run, drives));
  return (
    <div className="run-line">
      <p aria-live="polite">{line}</p>
      {onPutAway && (
        <Button look="quiet" onClick={onPutAway} icon={<RotateCcw aria-hidden size={16} />}>
          {runWords.putAway}
        </Button>
      )}
    </div>
  );
}

/** What is under way or went wrong. That Python comes before anybody asks for it is nothing to tell: it would move what stands below. */
function goingOn({ runner, busy, failed }: Program, sharing: SessionView["sharing"]): string | null {
  if (runner.is === "running") return runWords.running(runner.steps);
  if (busy && runner.is === "loading" && runner.total > 0)
    return runWords.loading(megabytes(runner.bytes), megabytes(runner.total));
  if (busy) return runWords.starting;
  if (sharing === "sending") return runWords.sharing;
  if (sharing === "failed") return runWords.shareFailed;
  const why = failed ?? (runner.is === "failed" ? runner.why : null);
  return why === null ? null : (runFailures[why] ?? runWords.failed);
}

function ofRun(run: SessionView["run"], drives: boolean): string {
  if (run === null) return "";
  if (run.by === "class") return runWords.classRun;
  return drives ? runWords.yourRun : runWords.ownRun;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
