"""The interpreter's events: who is called for which, and for how long."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType

from baton.own_builtins import __builtins__  # noqa: F401
from baton.budget import Budget, Stop
from baton.virtual_stops import WorldStop

STOPS = (Stop, WorldStop)

_monitoring = sys.monitoring
_TOOL = 4


def listen(callbacks: dict[str, Callable[..., object]]) -> None:
    """Calls these from now on, by the names of the events."""
    _monitoring.use_tool_id(_TOOL, "baton")
    events = 0
    for name, callback in callbacks.items():
        event = getattr(_monitoring.events, name)
        _monitoring.register_callback(_TOOL, event, callback)
        events |= event
    _monitoring.set_events(_TOOL, events)


def stop_listening(callbacks: dict[str, Callable[..., object]]) -> None:
    """Leaves the interpreter as it was."""
    if _monitoring.get_tool(_TOOL) is None:
        # The program has freed it.
        return
    _monitoring.set_events(_TOOL, 0)
    for name in callbacks:
        _monitoring.register_callback(_TOOL, getattr(_monitoring.events, name), None)
    _monitoring.free_tool_id(_TOOL)


@contextmanager
def guard(budget: Budget) -> Iterator[None]:
    """Tells nothing of what runs inside, but does not let it run for ever."""

    def count_jump(_code: CodeType, offset: int, target: int) -> None:
        if target <= offset:
            budget.event()

    callbacks = {"JUMP": count_jump}
    listen(callbacks)
    try:
        yield
    except STOPS:
        # It has said its last word.
        pass
    finally:
        stop_listening(callbacks)
