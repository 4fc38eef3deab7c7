"""Words for what stands in the loop's queues, and for what a task waits on. Never calls the program's code."""

import asyncio
import functools
import types
from asyncio import futures, tasks, timeouts
from typing import Any

from .own_builtins import __builtins__  # noqa: F401
from .virtual_awaits import chain_of, frame_of_link, is_library_link
from .virtual_loop import task_of

_RELEASES_A_WAIT = "_release_waiter"


def waiting_words(awaitable: Any) -> str | None:
    """What the innermost frame of the program in this chain waits on; None when it waits on nothing."""
    waits_on = None
    for link in chain_of(awaitable):
        if not is_library_link(link):
            waits_on = None
        elif waits_on is None:
            waits_on = _words_of_link(link)
    return waits_on


def future_words(future: Any) -> str:
    """A future in words: the name of a task, how far a `gather` is, or just 'Future'."""
    if isinstance(future, tasks.Task):
        return task_name(future)
    if isinstance(future, tasks._GatheringFuture):
        return f"gather: {_progress(future._children)}"
    inner = _shielded(future)
    return f"shield of {future_words(inner)}" if inner is not None else "Future"


def task_name(task: asyncio.Task) -> str:
    """The task's name, not by way of a subclass of the program's."""
    return str(tasks.Task.get_name(task))


def ready_words(handle: asyncio.Handle) -> str:
    """An entry of the ready queue: the task that it steps, or the callback."""
    task = task_of(handle._callback)
    return task_name(task) if task is not None else f"callback of {callback_words(handle._callback)}"


def timer_words(timer: asyncio.TimerHandle, waiters: dict[int, str]) -> str:
    """A timer: whom it wakes. `waiters` gives the name of the task that waits on a future, by the future's id."""
    callback, args = timer._callback, timer._args or ()
    owner = callback.__self__ if type(callback) is types.MethodType else None
    if isinstance(owner, timeouts.Timeout):
        return f"timeout: {task_name(owner._task)}"
    waiter = waiters.get(id(args[0])) if args and futures.isfuture(args[0]) else None
    if waiter is None:
        return f"callback of {callback_words(callback)}"
    return f"timeout: {waiter}" if _qualified_name(callback) == _RELEASES_A_WAIT else waiter


def callback_words(callback: Any) -> str:
    """Who registered a callback: `gather`, `TaskGroup`, or the name of the program's own function."""
    name = _qualified_name(callback)
    known = _LIBRARY_CALLBACKS.get(name)
    return known or (name.replace(".<locals>", "") or "something")


def timeouts_of(timers: list[Any]) -> dict[int, float]:
    """When each task is timed out the next, by the id of the task, of timers with the earliest first."""
    found: dict[int, float] = {}
    for timer in timers:
        owner = timer._callback.__self__ if type(timer._callback) is types.MethodType else None
        if isinstance(owner, timeouts.Timeout):
            found.setdefault(id(owner._task), timer._when)
    return found


def seconds(number: Any) -> str:
    """A number of seconds as the program gave it: 2, 0.05."""
    return repr(number) if type(number) in (int, float) else "..."


_LIBRARY_CALLBACKS = {
    "gather.<locals>._done_callback": "gather",
    "shield.<locals>._inner_done_callback": "shield",
    "shield.<locals>._outer_done_callback": "shield",
    "shield.<locals>._clear_awaited_by_callback": "shield",
    "_wait.<locals>._on_completion": "wait",
    "_release_waiter": "wait",
    "_AsCompletedIterator._handle_completion": "as_completed",
    "_AsCompletedIterator._handle_timeout": "timeout of as_completed",
    "TaskGroup._on_task_done": "TaskGroup",
    "Timeout._on_timeout": "timeout",
    "_run_until_complete_cb": "asyncio.run",
    "_set_result_unless_cancelled": "asyncio.sleep",
    "_begins": "to_thread",
    "_settle": "to_thread",
    "NamedTasks.create_task": "async generator",
    "_chain_future.<locals>._call_set_state": "wrap_future",
    "_log_on_exception": "shield",
}


def _words_of_link(link: Any) -> str | None:
    """A coroutine of the library, or a future, that a frame of the program awaits."""
    if futures.isfuture(link):
        return future_words(link)
    frame = frame_of_link(link)
    name = link.__qualname__ if frame is not None else ""
    if name in _PASSES_ON:
        return None
    describe = _LIBRARY_WAITS.get(name)
    if describe is not None:
        return describe(frame.f_locals)
    if name:
        return _method_words(name, frame.f_locals)
    return None


def _method_words(name: str, values: Any) -> str:
    """'Queue.get()': a method under the class of the object that it is called on."""
    owner = values.get("self") if "self" in values else None
    method = name.rpartition(".")[2]
    if owner is None:
        return f"{name}()"
    return f"{_class_name(owner)}.{_ENTERS.get(name, method)}()"


def _class_name(thing: Any) -> str:
    return type.__dict__["__name__"].__get__(type(thing))


_ENTERS = {"_ContextManagerMixin.__aenter__": "acquire", "Barrier.__aenter__": "wait"}
_PASSES_ON = {"wait_for", "_wrap_awaitable", "_cancel_and_wait", "ensure_future.<locals>._wrap_awaitable"}
_LIBRARY_WAITS = {
    "sleep": lambda values: f"asyncio.sleep({seconds(values['delay'])})",
    "to_thread": lambda values: f"to_thread({callback_words(values['func'])})",
    "wait": lambda values: f"wait: {_progress(values['fs'])}",
    "TaskGroup.__aexit__": lambda values: f"TaskGroup: {_left(values['self']._tasks)}",
    "_AsCompletedIterator.__anext__": lambda values: f"as_completed: {_left(values['self']._todo)}",
    "_AsCompletedIterator._wait_for_one": lambda values: f"as_completed: {_left(values['self']._todo)}",
    "BaseEventLoop.shutdown_asyncgens": lambda _values: "closing of async generators",
}


def _progress(children: Any) -> str:
    done = sum(1 for child in children if futures.Future.done(child))
    return f"{done} of {len(children)} done"


def _left(waited_for: Any) -> str:
    return f"{len(waited_for)} left"


def _shielded(future: Any) -> Any:
    """What `asyncio.shield` protects, when this future is what it returned."""
    for callback, _context in futures.Future._callbacks.__get__(future) or ():
        if _qualified_name(callback) == "shield.<locals>._outer_done_callback":
            names = callback.__code__.co_freevars
            return callback.__closure__[names.index("inner")].cell_contents
    return None


def _qualified_name(callback: Any) -> str:
    while type(callback) is functools.partial:
        callback = callback.func
    if type(callback) is types.MethodType:
        callback = callback.__func__
    if type(callback) in (types.FunctionType, types.BuiltinFunctionType):
        return callback.__qualname__
    return _class_name(callback)
