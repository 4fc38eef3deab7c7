import { bootPython } from "../../scripts/tracing-python.ts";

/** How a program of a test went, without the tracer. */
export interface WorldRun {
  /** What it printed: one string a line. */
  lines: string[];
  err: string;
  /** What it ended with, as Python writes it, or null. */
  failure: string | null;
  /** What stopped it: the class, and its detail or prompt. */
  stop: [string, string] | null;
  /** Virtual seconds at the end. */
  now: number;
  /** What `look()` of the program put down, one board each time. */
  boards: WorldBoard[];
}

export interface WorldBoard {
  tasks: Record<string, { name: string; frame: number | null; state: string; on?: string }>;
  ready: string[];
  timers: [number, string][];
}

const RUNNER = `
import ast, builtins, contextlib, gc, io, json, sys, traceback
from baton.virtual_world import VirtualWorld
from baton.virtual_stops import WorldStop

OWN = dict(vars(builtins))

def run_in_world(source, inputs):
    try:
        return told_run(source, inputs)
    finally:
        vars(builtins).update(OWN)

def told_run(source, inputs):
    out, err = io.StringIO(), io.StringIO()
    boards, failure = [], None
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), VirtualWorld(list(inputs)) as world:
        frames = {}
        def frame_of(coroutine):
            code = getattr(coroutine, "cr_code", None)
            return frames.setdefault(id(coroutine), len(frames) + 1) if code and code.co_filename == "main.py" else None
        def look():
            board = world.board(frame_of)
            boards.append({"tasks": board.tasks, "ready": board.ready, "timers": board.timers})
        names = {"__name__": "__main__", "look": look}
        code = compile(source, "main.py", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        try:
            coroutine = eval(code, names)
            if coroutine is not None:
                world.run_main(coroutine)
        except BaseException as end:
            failure = f"{type(end).__name__}: {end}"
        coroutine = None
        stop, now = world.stopped, world.now
        names.clear()
    with contextlib.redirect_stderr(io.StringIO()):
        gc.collect()
    told = None if stop is None else [type(stop).__name__, getattr(stop, "detail", None) or getattr(stop, "prompt", "")]
    return json.dumps({"lines": out.getvalue().splitlines(), "err": err.getvalue(), "failure": failure, "stop": told, "now": now, "boards": boards})
`;

/** The virtual world, without the tracer. */
export async function openWorld(): Promise<(source: string, inputs?: string[]) => WorldRun> {
  const pyodide = await bootPython();
  pyodide.runPython(RUNNER);
  const run = pyodide.globals.get("run_in_world") as (source: string, inputs: string[]) => string;
  return (source, inputs = []) => JSON.parse(run(source, inputs)) as WorldRun;
}
