"""The way in: reads a request, runs the program, and reports what happened."""

import ast
import json
import sys
import types
from collections.abc import Callable, Iterator
from inspect import CO_COROUTINE

from baton import failure
from baton.board import BoardTeller
from baton.budget import Budget, Stop
from baton.frames import FrameBook
from baton.output import Output
from baton.recorder import Recorder
from baton.source_map import SourceMap
from baton.tracer import Tracer
from baton.virtual_stops import Deadlock, InputNeeded
from baton.virtual_world import VirtualWorld
from baton.workplace import Workplace

SETUP_NAME = "<setup>"
ROOM_FOR_THE_END = 150_000

type Emit = Callable[[str], object]


def run(request_json: str, emit: Emit) -> None:
    """Runs one program. `request_json` and what is emitted are described in `domain/trace/run-report.ts`."""
    request = json.loads(request_json)
    source = SourceMap(request["name"], request["source"])
    limits = request["limits"]
    # Name, text and end of the program belong to the trace too.
    size = max(limits["size"] // 2, limits["size"] - len(request_json) - ROOM_FOR_THE_END)
    budget = Budget(limits["steps"], limits["output"], size)
    output = Output(budget)
    with Workplace(request["name"], request["source"], output, request["seed"]) as workplace:
        try:
            code = _compile(source, request["source"])
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            end = failure.failed(error, source)
            _tell_nothing_ran(emit)
        else:
            end = _trace(code, request, source, budget, output, workplace.namespace, emit)
    emit(json.dumps({"end": end, "python": sys.version.split()[0]}))


def _compile(source: SourceMap, text: str) -> types.CodeType:
    return compile(text, source.name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)


def _tell_nothing_ran(emit: Emit) -> None:
    frame = {"id": 1, "kind": "module", "name": "module"}
    emit(json.dumps({"steps": [{"e": "end", "f": 1, "l": 1, "new": [frame], "st": []}]}))


def _trace(
    code: types.CodeType,
    request: dict,
    source: SourceMap,
    budget: Budget,
    output: Output,
    namespace: dict,
    emit: Emit,
) -> dict:
    book = FrameBook(code, source)
    recorder = Recorder(book, source, output, budget, emit)
    with VirtualWorld(inputs=request["inputs"], on_stop=lambda _: budget.end_quietly()) as world:
        recorder.board = BoardTeller(world, book)
        tracer = Tracer(source, book, recorder, budget)
        end = _execute(code, request["setup"], namespace, world, tracer, budget, source)
        tracer.finish(namespace)
        recorder.flush()
    return end


def _execute(
    code: types.CodeType,
    setup: str,
    namespace: dict,
    world: VirtualWorld,
    tracer: Tracer,
    budget: Budget,
    source: SourceMap,
) -> dict:
    try:
        if setup:
            exec(compile(setup, SETUP_NAME, "exec", dont_inherit=True), namespace)
        tracer.start()
        try:
            raised = next(_in_a_state_of_its_own(code, namespace, world))
        finally:
            tracer.stop()
    except BaseException as exception:
        raised = exception
    try:
        return _end_of(raised, budget, source, world)
    finally:
        del raised


def _in_a_state_of_its_own(
    code: types.CodeType, namespace: dict, world: VirtualWorld
) -> Iterator[BaseException | None]:
    """Runs the program inside of a generator: what it leaves as the exception in progress goes with it."""
    try:
        if code.co_flags & CO_COROUTINE:
            world.run_main(eval(code, namespace))
        else:
            exec(code, namespace)
    except BaseException as exception:
        raised = exception
    else:
        raised = None
    yield raised


def _end_of(exception: BaseException | None, budget: Budget, source: SourceMap, world: VirtualWorld) -> dict:
    stop = world.stopped
    if isinstance(stop, Deadlock):
        return failure.stopped("deadlock", stop.detail)
    if isinstance(stop, InputNeeded):
        return {"how": "input", "prompt": failure.cut(stop.prompt, 2_000)}
    if budget.over is not None:
        return failure.stopped(budget.over)
    match exception:
        case None:
            return failure.finished()
        case SystemExit():
            return failure.exited(exception.code)
        case MemoryError():
            return failure.stopped("memory")
        case Stop():
            return failure.stopped("events")
    return failure.failed(exception, source)
