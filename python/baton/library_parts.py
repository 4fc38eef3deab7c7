"""What is worth showing of objects of the library: queues, locks, futures."""

import asyncio
import collections

from baton.own_builtins import __builtins__  # noqa: F401
from baton import looking

type Parts = tuple[list[object] | None, list[tuple[str, object]]]

_state = asyncio.Future._state.__get__
_result = asyncio.Future._result.__get__
_exception = asyncio.Future._exception.__get__

# By class: what is shown, and in which attribute it is kept. A count is shown of what is written with `#`.
_TOLD = {
    "Queue": {"unfinished": "_unfinished_tasks", "maxsize": "_maxsize", "getters": "#_getters", "putters": "#_putters"},
    "Lock": {"locked": "_locked", "waiters": "#_waiters"},
    "Event": {"is set": "_value", "waiters": "#_waiters"},
    "Semaphore": {"value": "_value", "waiters": "#_waiters"},
    "BoundedSemaphore": {"value": "_value", "waiters": "#_waiters"},
    "Condition": {"lock": "_lock", "waiters": "#_waiters"},
    "Barrier": {"parties": "_parties", "waiting": "_count"},
    "TaskGroup": {"tasks": "#_tasks", "errors": "_errors"},
    "_GeneratorContextManager": {"gen": "gen"},
    "_AsyncGeneratorContextManager": {"gen": "gen"},
}
_TOLD["PriorityQueue"] = _TOLD["LifoQueue"] = _TOLD["Queue"]


def library_parts(value: object) -> Parts | None:
    """Items and attributes of a future, a queue, a lock and the like; None for all others."""
    if looking.is_kind_of(value, asyncio.Future):
        return _future_parts(value)
    module = looking.module_of(type(value))
    told = _TOLD.get(looking.name_of_type(type(value)))
    if told is None or type(module) is not str or not module.startswith(("asyncio.", "contextlib")):
        return None
    own = dict(looking.attributes(value))
    queue = own.get("_queue")
    items = list(queue) if type(queue) in (list, collections.deque) else None
    return items, [(name, _part(own, attribute)) for name, attribute in told.items()]


def _part(own: dict[str, object], attribute: str) -> object:
    if not attribute.startswith("#"):
        return own.get(attribute)
    held = own.get(attribute[1:])
    return len(held) if isinstance(held, (list, set, collections.deque)) else 0


def _future_parts(future: object) -> Parts:
    state = {"PENDING": "pending", "FINISHED": "finished", "CANCELLED": "cancelled"}[_state(future)]
    parts: list[tuple[str, object]] = [("state", state)]
    if looking.is_kind_of(future, asyncio.Task):
        parts.insert(0, ("name", str(asyncio.Task.get_name(future))))
    if state == "finished":
        failure = _exception(future)
        parts.append(("result", _result(future)) if failure is None else ("exception", failure))
    slots = dict(looking.attributes(future)).get("_children")
    return (list(slots) if type(slots) is list else None), parts


