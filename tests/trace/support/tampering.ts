import type { Trace, TraceStep } from "../../../domain/trace/trace.ts";

/** Changes a trace in place so that it could not have been recorded; false where it has nothing to change in that way. */
type Tamper = (trace: Trace, pick: number) => boolean;

const NOBODY = 900_000;

/** Changes one of the steps that have what it takes. */
function inStep(fits: (step: TraceStep) => unknown, change: (step: TraceStep) => void): Tamper {
  return ({ steps }, pick) => {
    const fitting = steps.filter(fits);
    const step = fitting[pick % Math.max(1, fitting.length)];
    if (step !== undefined) change(step);
    return step !== undefined;
  };
}

const always = () => true;
const withBall = (step: TraceStep) => step.ball !== undefined;
const runs = (step: TraceStep) => step.e === "line";

function ballOf(step: TraceStep): NonNullable<TraceStep["ball"]> {
  if (step.ball === undefined) throw new Error("This step hands nothing over");
  return step.ball;
}

/** Frees the frames of a step of their introduction. */
const untold: Tamper = inStep(
  (step) => step.new !== undefined,
  (step) => delete step.new,
);

const toldTwice: Tamper = ({ steps }, pick) => {
  const last = steps.at(-1);
  const told = steps.flatMap((step) => step.new ?? []);
  const again = told[pick % told.length];
  if (last === undefined || again === undefined) return false;
  last.new = [again];
  return true;
};

const risen: Tamper = ({ steps }, pick) => {
  const over = steps
    .slice(0, -1)
    .flatMap(({ gs = {} }) =>
      Object.entries(gs).flatMap(([id, state]) => (state === "closed" || state === "failed" ? [id] : [])),
    );
  const id = over[pick % Math.max(1, over.length)];
  const last = steps.at(-1);
  if (id === undefined || last === undefined) return false;
  last.gs = { ...last.gs, [id]: "suspended" };
  return true;
};

const objectForgotten: Tamper = ({ steps }, pick) => {
  const having = steps.filter(
    (step) => JSON.stringify(step.v ?? {}).includes('"r":') && Object.values(step.h ?? {}).some(Boolean),
  );
  const step = having[pick % Math.max(1, having.length)];
  if (step === undefined) return false;
  const [id] = Object.keys(step.h ?? {});
  if (!JSON.stringify(step.v).includes(`"r":${id}`)) return false;
  delete step.h;
  return true;
};

const clockTurnedBack: Tamper = ({ steps }, pick) => {
  const timed = steps.filter((step) => (step.t ?? 0) > 0);
  const step = timed[pick % Math.max(1, timed.length)];
  const last = steps.at(-1);
  if (step === undefined || last === undefined) return false;
  last.t = (step.t ?? 1) / 2;
  return true;
};

/** What somebody may try, by what it is called in a failure. */
export const TAMPERINGS: Readonly<Record<string, Tamper>> = {
  "a step of nobody's": inStep(always, (step) => {
    step.f = NOBODY;
  }),
  "a line of a frame that does not run": ({ steps }, pick) =>
    inStep(
      (step) => runs(step) && step.f !== 1,
      (step) => {
        step.f = 1;
      },
    )({ steps } as Trace, pick),
  "nobody on the stack": inStep(
    (step) => step.st !== undefined,
    (step) => {
      step.st = [...(step.st ?? []), NOBODY];
    },
  ),
  "one frame twice on the stack": inStep(
    (step) => (step.st?.length ?? 0) > 0,
    (step) => {
      step.st = [...(step.st ?? []), step.st?.[0] ?? 1];
    },
  ),
  "a stack that does not change": inStep(
    (step) => step.st !== undefined && step.e !== "loop",
    (step) => delete step.st,
  ),
  "frames that nobody told of": untold,
  "frames that were told of twice": toldTwice,
  "a baton from nobody": inStep(withBall, (step) => {
    ballOf(step).from = NOBODY;
  }),
  "a baton to nobody": inStep(withBall, (step) => {
    ballOf(step).to = NOBODY;
  }),
  "a baton through nobody": inStep(withBall, (step) => {
    ballOf(step).through = [NOBODY];
  }),
  "a baton to oneself": inStep(
    (step) => step.ball !== undefined && !step.ball.refused,
    (step) => {
      ballOf(step).to = ballOf(step).from;
    },
  ),
  "a baton out of the code": inStep(withBall, (step) => {
    ballOf(step).fromAt = [1, 0, 1, 5_000];
  }),
  "a baton of nothing there": inStep(withBall, (step) => {
    ballOf(step).value = { r: NOBODY };
  }),
  "the locals of nobody": inStep(always, (step) => {
    step.v = { [NOBODY]: { x: 1 } };
  }),
  "a local that is nobody": inStep(always, (step) => {
    step.v = { [step.f]: { x: { g: NOBODY } } };
  }),
  "a tuple of what is not there": inStep(always, (step) => {
    step.x = { t: [1, { t: [{ r: NOBODY }] }] };
  }),
  "an object whose items are not there": inStep(always, (step) => {
    step.h = { [NOBODY]: { kind: "list", type: "list", items: [{ r: NOBODY + 1 }] } };
  }),
  "an object gone that never was": inStep(always, (step) => {
    step.h = { [NOBODY]: null };
  }),
  "an object that nobody told of": objectForgotten,
  "the state of nobody": inStep(always, (step) => {
    step.gs = { [NOBODY]: "created" };
  }),
  "one that waits for nobody": inStep(always, (step) => {
    step.aw = { [step.f]: { to: NOBODY } };
  }),
  "a task of nobody's": inStep(always, (step) => {
    step.tk = { t9: { name: "Task-9", frame: NOBODY, state: "ready" } };
  }),
  "one that rises from the dead": risen,
  "a line below the code": inStep(always, (step) => {
    step.l = 90_000;
  }),
  "a part of a line that it does not have": inStep(always, (step) => {
    step.at = [1, 3, 1, 4_000];
  }),
  "a range that ends before it begins": inStep(always, (step) => {
    step.at = [1, 3, 1, 2];
  }),
  "a clock that goes back": clockTurnedBack,
  "timers out of order": inStep(always, (step) => {
    step.tm = [
      [2, "Task-1"],
      [1, "Task-2"],
    ];
  }),
  "no end": ({ steps }) => steps.pop() !== undefined,
  "an end in the middle": ({ steps }, pick) => {
    const step = steps[pick % (steps.length - 1)];
    if (step !== undefined) step.e = "end";
    return step !== undefined;
  },
  "no beginning": ({ steps }) => steps.length > 1 && steps.shift() !== undefined,
  "an error outside of the code": (trace) => {
    const failed = { how: "failed", type: "ValueError", message: "", traceback: "" } as const;
    trace.end = { ...failed, at: [90_000, 0, 90_000, 1] };
    return true;
  },
  "more than may be": (trace) => {
    for (const step of trace.steps) step.o = "x".repeat(2_100_000 / trace.steps.length + 1);
    return true;
  },
};
