/** Words around running a program. */
export const runWords = {
  bar: "Run this program",
  run: "Run",
  stop: "Stop",
  edit: "Change the code",
  done: "Close the editor",
  putAway: "Back to the lesson's own run",
  editor: "Program",
  /** Megabytes, so far and in all. */
  loading: (got: string, total: string) => `Getting Python: ${got} of ${total} MB`,
  starting: "Starting Python…",
  running: (steps: number) =>
    steps === 0 ? "Running…" : `Running: ${steps.toLocaleString("en")} steps so far`,
  sharing: "Showing your run to the class…",
  shareFailed: "Your run could not be shown to the class. It is kept here: press Run to try again.",
  failed: "Python could not be started. What you typed is kept: press Run to try again.",
  locked: "The host keeps everyone together just now: your own runs wait until then.",
  classRun: "This run was made in class.",
  ownRun: "Only you see this run.",
  changed: "Changed since this run: press Run to see what it does now.",
  keys: "Ctrl+Enter runs",
  resetDraft: "Take the lesson's code again",
} as const;
