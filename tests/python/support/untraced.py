"""Runs a program as the tracer does, at the same workplace and in the same world, without tracing: what it should print, and how it should end."""

import ast
import gc
import inspect
import json

from baton import failure
from baton.budget import Budget
from baton.output import Output
from baton.source_map import SourceMap
from baton.virtual_stops import Deadlock
from baton.virtual_world import VirtualWorld
from baton.workplace import Workplace

ENOUGH = 10**9


def run(source: str, name: str, seed: int) -> str:
    """Runs `source`. Returns the JSON of what it wrote on `out` and `err`, and of its `end` as a trace tells it."""
    output = Output(Budget(ENOUGH, ENOUGH, ENOUGH))
    with Workplace(name, source, output, seed) as workplace, VirtualWorld() as world:
        end = _end_of(source, name, workplace.namespace, world)
        # As the interpreter does when it goes: what still lives is finalized, and may still print.
        workplace.namespace.clear()
        gc.collect()
    written = json.loads("{" + ",".join(output.take()) + "}")
    return json.dumps({"out": written.get("o", ""), "err": written.get("err", ""), "end": end})


def _end_of(source: str, name: str, namespace: dict, world: VirtualWorld) -> dict:
    lines = SourceMap(name, source)
    try:
        code = compile(source, name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
        if code.co_flags & inspect.CO_COROUTINE:
            world.run_main(eval(code, namespace))
        else:
            exec(code, namespace)
    except Deadlock as stop:
        return failure.stopped("deadlock", stop.detail)
    except SystemExit as error:
        return failure.exited(error.code)
    except BaseException as error:
        return failure.failed(error, lines)
    return failure.finished()
