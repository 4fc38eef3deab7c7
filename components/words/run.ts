/** Words around running a program. */
export const runWords = {
  bar: "Run this program",
  run: "Run",
  stop: "Stop",
  edit: "Change the code",
  done: "Close the editor",
  putAway: "Back to the lesson’s own run",
  editor: "Program",
  /** Megabytes, so far and in all. */
  loading: (got: string, total: string) => `Getting Python: ${got} of ${total} MB`,
  starting: "Starting Python…",
  running: (steps: number) =>
    steps === 0 ? "Running…" : `Running: ${steps.toLocaleString("en")} steps so far`,
  sharing: "Showing your run to the class…",
  shareFailed: "Your run could not be shown to the class. It is kept here: press Run to try again.",
  failed: "That run did not work. What you typed is kept: press Run to try again.",
  locked: "Your host keeps everyone together: you can run programs again when you may look around.",
  classRun: "This run was made in class.",
  ownRun: "Only you see this run.",
  yourRun: "This is your run.",
  changed: "Changed since this run: press Run to see what it does now.",
  keys: "Ctrl+Enter runs",
  openingEditor: "Opening the editor…",
  gettingTrace: "Getting the steps of this program…",
} as const;

/** Why a run did not come about, by the runner's code. */
export const runFailures: Readonly<Record<string, string>> = {
  unreachable:
    "Python could not be fetched: check your connection. What you typed is kept: press Run to try again.",
  unsupported:
    "This browser cannot run Python. You can still step through every example, and see what the class runs.",
  broken: "Python does not start in this browser. Load the page again; what you typed is kept.",
  busy: "Another program is still running: stop it first.",
  "called-off": "Stopped before it began.",
};
