"""The world that a program runs in: virtual time, its own event loops, input from given lines, nothing outside."""

import asyncio
import sys
import weakref
from asyncio import events, runners, tasks, unix_events
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from typing import Any, Self

from .stand_ins import install_stand_ins
from .virtual_clock import VirtualClock
from .virtual_labels import ready_words, task_name, timeouts_of, timer_words
from .virtual_loop import VirtualLoop, task_of
from .virtual_patches import Patches
from .virtual_sets import install_sets
from .virtual_stops import Deadlock
from .virtual_tasks import FrameOf, LoopNow, TaskBook, waiting_of, with_deadline


SHOWN = 100
"""How many entries of a queue are told of."""


@dataclass(frozen=True)
class Board:
    """What stands on the event loop's board at one moment, as the trace writes it."""

    tasks: dict[str, dict[str, Any]]
    ready: list[str]
    timers: list[list[float | str]]


class VirtualWorld:
    """Entered before a run and left after it, whatever happened; may be entered once.

    `on_stop` is called once, before a stop is raised for the first time.
    """

    def __init__(self, inputs: Iterable[str] = (), on_stop: Callable[[BaseException], None] | None = None) -> None:
        self.clock = VirtualClock()
        self.lines = list(inputs)
        self.stopped: BaseException | None = None
        self._on_stop = on_stop
        self._left = False
        self._book = TaskBook()
        self._loops: list[weakref.ref[VirtualLoop]] = []
        self._patches = Patches()

    def __enter__(self) -> Self:
        try:
            self.clock.install(self._patches)
            self._install_asyncio()
            install_stand_ins(self, self._patches)
        except BaseException:
            self._patches.undo()
            raise
        return self

    def __exit__(self, *_failure: object) -> None:
        self._left = True
        for task in self._book.alive():
            # What a run leaves behind is not to be told of in the next one.
            task._log_destroy_pending = False
        self._patches.undo()

    @property
    def now(self) -> float:
        """Virtual seconds since the program began, on the main thread."""
        return self.clock.main_now

    def run_main(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Runs a program that awaits at the top level."""
        return runners.run(coroutine)

    def board(self, frame_of: FrameOf) -> Board:
        """The tasks and the loop's queues right now. `frame_of` gives the frame of a coroutine, or None."""
        loop = self._current_loop()
        # Those that were not made by way of the loop.
        for task in tasks.all_tasks(loop) if loop is not None else ():
            self._book.add_unseen(task)
        if loop is None:
            return Board(self._book.as_json(LoopNow(), frame_of), [], [])
        timers = _timers_of(loop)
        # What the loop takes just now does not run yet.
        steps = [handle for handle in [loop.taken, *loop._ready] if handle is not None and not handle._cancelled]
        ready = {id(task_of(handle._callback)) for handle in steps}
        now = LoopNow(ready, tasks.current_task(loop), timeouts_of(timers))
        waiters = {id(task._fut_waiter): task_name(task) for task in self._book.alive()}
        return Board(
            self._book.as_json(now, frame_of),
            [ready_words(handle) for handle in steps[:SHOWN]],
            [[timer._when, timer_words(timer, waiters)] for timer in timers[:SHOWN]],
        )

    def about_to_wait(self, words: str) -> str:
        """What the task that runs now will wait on, as the board will say it: with its deadline."""
        loop = self._current_loop()
        task = None if loop is None else tasks.current_task(loop)
        if task is None:
            return words
        return with_deadline(words, timeouts_of(_timers_of(loop)).get(id(task))) or words

    def stop(self, stop: BaseException) -> BaseException:
        """The run is over: from now on loops raise such a stop when they are asked to go on. Returns what to raise."""
        if self.stopped is None:
            # Without a traceback, which would keep the program's frames alive.
            self.stopped = stop.with_traceback(None)
            if self._on_stop is not None:
                self._on_stop(stop)
        return _another(self.stopped)

    @property
    def is_over(self) -> bool:
        """Whether something stopped the run, or it was left."""
        return self._left or self.stopped is not None

    # What a loop asks of its host.

    def opened(self, loop: VirtualLoop) -> None:
        """A loop was made."""
        self._loops.append(weakref.ref(loop))

    def next_task_name(self) -> str:
        return self._book.next_name()

    def task_made(self, task: asyncio.Task) -> None:
        self._book.add(task)

    def task_ran(self, task: asyncio.Task) -> None:
        self._book.ran(task)

    def raise_stop(self) -> None:
        """Raises what stopped the run, anew: it may have been swallowed."""
        if self.stopped is not None:
            raise _another(self.stopped)

    def deadlock(self, loop: VirtualLoop) -> BaseException:
        """Nothing is ready and no timer is set."""
        timeouts = timeouts_of(_timers_of(loop))
        waiting = [
            f"{task_name(task)} waits on {waiting_of(task, timeouts) or 'something'}"
            for task in self._book.alive()
            if tasks.Task.get_loop(task) is loop
        ]
        return self.stop(Deadlock("\n".join(waiting)[:2_000]))

    def _current_loop(self) -> VirtualLoop | None:
        running = events._get_running_loop()
        if isinstance(running, VirtualLoop):
            return running
        living = (reference() for reference in reversed(self._loops))
        return next((loop for loop in living if loop is not None and not loop.is_closed()), None)

    def _install_asyncio(self) -> None:
        patches = self._patches
        patches.after(_keep_interpreter_state())
        events._set_running_loop(None)
        events._set_event_loop_policy(None)
        sys.set_asyncgen_hooks(None, None)
        patches.attribute(VirtualLoop, "current_host", self)
        patches.attribute(asyncio, "run", runners.run)
        for module in (asyncio, unix_events):
            for name in ("EventLoop", "SelectorEventLoop"):
                patches.attribute(module, name, VirtualLoop)
        patches.attribute(unix_events._UnixDefaultEventLoopPolicy, "_loop_factory", VirtualLoop)
        install_sets(patches, self._book.number_of)


def _another(stop: BaseException) -> BaseException:
    return type(stop)(*stop.args)


def _timers_of(loop: VirtualLoop) -> list[Any]:
    """The timers that are set, the earliest first."""
    timers = (timer for timer in loop._scheduled if not timer._cancelled)
    return sorted(timers, key=lambda timer: (timer._when, timer.order))


def _keep_interpreter_state() -> Callable[[], None]:
    """Remembers what asyncio and the loops keep in the interpreter. Returns what puts it back."""
    running, policy = events._get_running_loop(), events._event_loop_policy
    hooks, origins = sys.get_asyncgen_hooks(), sys.get_coroutine_origin_tracking_depth()

    def restore() -> None:
        events._set_running_loop(running)
        events._set_event_loop_policy(policy)
        sys.set_asyncgen_hooks(*hooks)
        sys.set_coroutine_origin_tracking_depth(origins)

    return restore
