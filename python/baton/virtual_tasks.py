"""The tasks of a run, watched without keeping one alive."""

import asyncio
import weakref
from asyncio import tasks
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import CoroutineType
from typing import Any

from .own_builtins import __builtins__  # noqa: F401
from .virtual_awaits import behind_wrapper
from .virtual_labels import future_words, task_name, waiting_words

FrameOf = Callable[[Any], int | None]
_HOUSEKEEPING = ("BaseEventLoop.shutdown_asyncgens", "LoopThreads.shutdown_default_executor")
_DONE = ("finished", "cancelled", "failed", "destroyed")


@dataclass
class _Entry:
    """What is known of one task. Only words and numbers: the task itself may go at any time."""

    task: weakref.ref[asyncio.Task]
    number: int
    name: str
    state: str = "ready"
    frame: int | None = None
    waits_on: str | None = None
    cancels_delivered: int = 0
    # What it waited on when `waits_on` was found: the future's id, and the deadline.
    waited_on: tuple[int, float | None] | None = None

    def is_as_told(self, told: dict[str, Any] | None) -> bool:
        """Whether nothing changed since this was told."""
        return told is not None and (told["name"], told["frame"], told["state"], told.get("on")) == (
            self.name,
            self.frame,
            self.state,
            self.waits_on,
        )

    def as_json(self) -> dict[str, Any]:
        told = {"name": self.name, "frame": self.frame, "state": self.state}
        return told if self.waits_on is None else {**told, "on": self.waits_on}


@dataclass
class LoopNow:
    """What a board needs to know of a loop: who is ready, who runs, and when tasks time out."""

    ready: set[int] = field(default_factory=set)
    running: asyncio.Task | None = None
    timeouts: dict[int, float] = field(default_factory=dict)


class TaskBook:
    """All tasks that were made, in the order of their making, and what was last known of those that are gone."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        # Those that are not told to be over.
        self._open: list[_Entry] = []
        # By `id`: a subclass of the program's may have a hash of its own.
        self._by_id: dict[int, _Entry] = {}
        self._told: dict[str, dict[str, Any]] = {}
        self._unnamed = 0

    def next_name(self) -> str:
        """The name of a task that was given none."""
        self._unnamed += 1
        return f"Task-{self._unnamed}"

    def add(self, task: asyncio.Task) -> None:
        """Notes a task; one that is known already stays what it is. asyncio's own for its end are not told of."""
        if isinstance(task, tasks.Task) and self._find(task) is None and not _is_housekeeping(task):
            entry = _Entry(weakref.ref(task), len(self._entries) + 1, task_name(task))
            entry.state = _end_of(task) or "ready"
            self._entries.append(entry)
            self._open.append(entry)
            self._by_id[id(task)] = entry

    def number_of(self, task: asyncio.Task) -> int:
        """The place of a task in the order of making, from 1; 0 when it is not known."""
        entry = self._find(task)
        return 0 if entry is None else entry.number

    def add_unseen(self, task: asyncio.Task) -> None:
        """Notes a task that was not made by way of a loop; not one that is just being destroyed."""
        gone = self._by_id.get(id(task))
        if gone is None or gone.name != task_name(task):
            self.add(task)

    def ran(self, task: asyncio.Task) -> None:
        """Notes how a task stands after it ran, while it still exists."""
        entry = self._find(task)
        if entry is None:
            return
        if not task._must_cancel:
            entry.cancels_delivered = tasks.Task.cancelling(task)
        end = _end_of(task)
        if end is not None:
            entry.state, entry.waits_on = end, None

    def alive(self) -> Iterable[asyncio.Task]:
        """The tasks that are there and not done."""
        for entry in self._entries:
            task = entry.task()
            if task is not None and not tasks.Task.done(task):
                yield task

    def as_json(self, now: LoopNow, frame_of: FrameOf) -> dict[str, dict[str, Any]]:
        """Every task as it stands: a TracedTask of the trace. One that did not change is the same dict as before."""
        for entry in self._open:
            task = entry.task()
            if task is not None:
                _bring_up_to_date(entry, task, now, frame_of)
            elif entry.state not in _DONE:
                entry.state, entry.waits_on = "destroyed", None
            key = f"t{entry.number}"
            if not entry.is_as_told(self._told.get(key)):
                self._told[key] = entry.as_json()
        self._open = [entry for entry in self._open if entry.state not in _DONE]
        return dict(self._told)

    def _find(self, task: asyncio.Task) -> _Entry | None:
        entry = self._by_id.get(id(task))
        return entry if entry is not None and entry.task() is task else None


def waiting_of(task: asyncio.Task, timeouts: dict[int, float]) -> str | None:
    """What a task waits on in words, with the deadline that hangs over it."""
    words = waiting_words(tasks.Task.get_coro(task))
    if words is None and task._fut_waiter is not None:
        words = future_words(task._fut_waiter)
    return with_deadline(words, timeouts.get(id(task)))


def with_deadline(words: str | None, when: float | None) -> str | None:
    """'Queue.get(), timeout at 2.0'."""
    if when is None:
        return words
    deadline = f"timeout at {float(when)!r}"
    return deadline if words is None else f"{words}, {deadline}"


def _bring_up_to_date(entry: _Entry, task: asyncio.Task, now: LoopNow, frame_of: FrameOf) -> None:
    entry.name = task_name(task)
    coroutine = tasks.Task.get_coro(task)
    if entry.frame is None and coroutine is not None:
        entry.frame = frame_of(behind_wrapper(coroutine))
    entry.state = _end_of(task) or _state_before_end(entry, task, now)
    waits = entry.state in ("waiting", "cancel-requested") and id(task) not in now.ready
    if not waits:
        entry.waits_on = entry.waited_on = None
        return
    waited_on = (id(task._fut_waiter), now.timeouts.get(id(task)))
    # Walking a chain takes its time. How far a `gather` is changes by itself.
    if entry.waited_on != waited_on or entry.waits_on is None or ": " in entry.waits_on:
        entry.waited_on, entry.waits_on = waited_on, waiting_of(task, now.timeouts)


def _state_before_end(entry: _Entry, task: asyncio.Task, now: LoopNow) -> str:
    coroutine = tasks.Task.get_coro(task)
    # A task that starts another one eagerly runs below it.
    if now.running is task or (type(coroutine) is CoroutineType and coroutine.cr_running):
        return "running"
    if task._must_cancel or tasks.Task.cancelling(task) > entry.cancels_delivered:
        return "cancel-requested"
    return "ready" if id(task) in now.ready else "waiting"


def _is_housekeeping(task: asyncio.Task) -> bool:
    coroutine = tasks.Task.get_coro(task)
    return type(coroutine) is CoroutineType and coroutine.__qualname__ in _HOUSEKEEPING


def _end_of(task: asyncio.Task) -> str | None:
    """How a task ended; None while it has not. Does not count as looking at its exception."""
    if not tasks.Task.done(task):
        return None
    if tasks.Task.cancelled(task):
        return "cancelled"
    return "finished" if task._exception is None else "failed"
