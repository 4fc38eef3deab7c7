"""asyncio's own event loop, on virtual time: `asyncio.sleep(3600)` costs nothing, and equal runs are equal."""

import asyncio
import heapq
import math
from asyncio import base_events, events, tasks
from collections import deque
from typing import Any, ClassVar, Protocol

from .own_builtins import __builtins__  # noqa: F401
from .stand_ins_loop import NothingOutside
from .virtual_clock import VirtualClock
from .virtual_named_tasks import NamedTasks
from .virtual_threads import LoopThreads

FILE = __file__
"""`co_filename` of the loop's code: where a walk up the stack meets it, the loop is running."""


def turn() -> None:
    """A loop takes the next entry of its ready queue: from here a tracer can see what happened before."""


TURN = turn.__code__


class LoopHost(Protocol):
    """What a loop needs to know of the run that it belongs to."""

    clock: VirtualClock
    is_over: bool

    def opened(self, loop: "VirtualLoop") -> None: ...
    def next_task_name(self) -> str: ...
    def task_made(self, task: asyncio.Task) -> None: ...
    def task_ran(self, task: asyncio.Task) -> None: ...
    def raise_stop(self) -> None: ...
    def deadlock(self, loop: "VirtualLoop") -> BaseException: ...


# Both keep the names that programs see in `repr`.
class Handle(events.Handle):
    """A callback of the ready queue. Tells what became of a task before anybody can collect it."""

    __slots__ = ()

    def _run(self) -> None:
        self._loop.taken = self
        turn()
        self._loop.taken = None
        task = task_of(self._callback)
        try:
            super()._run()
            if task is not None:
                self._loop.host.task_ran(task)
        finally:
            del task


class TimerHandle(events.TimerHandle):
    """A timer. Those that are due together go in the order in which they were set, as real ones do."""

    __slots__ = ("order",)

    def __lt__(self, other: Any) -> bool:
        if isinstance(other, TimerHandle):
            return (self._when, self.order) < (other._when, other.order)
        return NotImplemented


class _NoSelector:
    """Nothing ever arrives from outside."""

    def select(self, _timeout: float | None) -> list[Any]:
        return []

    def close(self) -> None:
        """There is nothing to close."""


class VirtualLoop(NamedTasks, LoopThreads, NothingOutside, base_events.BaseEventLoop):
    """A loop whose clock jumps to the next timer as soon as nobody is ready."""

    current_host: ClassVar[LoopHost]
    """The run in progress."""

    def __init__(self, _selector: Any = None) -> None:
        # A loop may outlive its run.
        self.host = self.current_host
        super().__init__()
        self._selector = _NoSelector()
        self._timers_set = 0
        self.taken: Handle | None = None
        self.thread_calls = deque()
        self._sleeping_until: list[float] = []
        self._last_thread_ends = 0.0
        self.host.opened(self)

    def time(self) -> float:
        return self.host.clock.now

    def call_at(self, when: float, callback: Any, *args: Any, context: Any = None) -> TimerHandle:
        """As asyncio's, but to the nanosecond, and in order."""
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, "call_at")
        timer = TimerHandle(round(when, 9), callback, args, self, context)
        if timer._source_traceback:
            del timer._source_traceback[-1]
        timer.order = self._timers_set
        self._timers_set += 1
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        if not self.host.is_over:
            super().call_exception_handler(context)

    def _run_once(self) -> None:
        self.host.raise_stop()
        if self.begin_thread():
            return
        if not self._ready and not self._stopping:
            self._jump_to_next_timer()
        super()._run_once()

    def _jump_to_next_timer(self) -> None:
        while self._scheduled and self._scheduled[0]._cancelled:
            self._timer_cancelled_count -= 1
            heapq.heappop(self._scheduled)._scheduled = False
        if not self._scheduled or math.isinf(self._scheduled[0]._when):
            raise self.host.deadlock(self)
        self.host.clock.advance_to(self._scheduled[0]._when)
        # A timer of a far future is due although now + 1e-9 is now.
        self._clock_resolution = max(1e-9, 2 * math.ulp(self.time()))

    def _call_soon(self, callback: Any, args: Any, context: Any) -> Handle:
        handle = Handle(callback, args, self, context)
        if handle._source_traceback:
            del handle._source_traceback[-1]
        self._ready.append(handle)
        return handle

    def _process_events(self, _events: list[Any]) -> None:
        """None ever come."""

    def _write_to_self(self) -> None:
        """Nobody sleeps who would have to be woken."""


def task_of(callback: Any) -> asyncio.Task | None:
    """The task that a callback of the ready queue steps or wakes."""
    if type(callback).__module__ not in ("_asyncio", "builtins"):
        return None
    owner = getattr(callback, "__self__", None)
    return owner if isinstance(owner, tasks.Task) else None
