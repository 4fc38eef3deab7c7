"""The world that a program runs in: virtual time, its own event loops, input from given lines, nothing outside."""

import asyncio
import weakref
from asyncio import events, runners, tasks
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, replace
from typing import Any, Self

from .own_builtins import __builtins__  # noqa: F401
from .stand_ins import install_stand_ins
from .virtual_asyncio import install_asyncio
from .virtual_clock import VirtualClock
from .virtual_labels import ready_words, task_name, timeouts_of, timer_words
from .virtual_loop import VirtualLoop, task_of
from .virtual_patches import Patches
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
        self._board = Board({}, [], [])
        self._frame_of: FrameOf | None = None
        self._book = TaskBook()
        self._loops: list[weakref.ref[VirtualLoop]] = []
        self._patches = Patches()

    def __enter__(self) -> Self:
        try:
            self.clock.install(self._patches)
            install_asyncio(self, self._book.number_of, self._patches)
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
        """The tasks and the loop's queues right now. `frame_of` gives the frame of a coroutine, or None.

        After a stop it stays what it was before: whatever happens then is the program's end, not its course.
        """
        self._frame_of = frame_of
        if not self.is_over:
            self._board = self._board_now(frame_of)
        return replace(self._board, tasks=dict(self._board.tasks))

    def _board_now(self, frame_of: FrameOf) -> Board:
        loops = self._open_loops()
        loop = self._current_loop()
        # Those that were not made by way of the loop.
        for task in tasks.all_tasks(loop) if loop is not None else ():
            self._book.add_unseen(task)
        now = LoopNow()
        for each in loops:
            now.ready.update(id(task_of(handle._callback)) for handle in _entries_of(each))
            now.timeouts.update(timeouts_of(_timers_of(each)))
        if loop is None:
            return Board(self._book.as_json(now, frame_of), [], [])
        now.running = tasks.current_task(loop)
        waiters = {id(task._fut_waiter): task_name(task) for task in self._book.alive()}
        return Board(
            self._book.as_json(now, frame_of),
            [ready_words(handle) for handle in _entries_of(loop)[:SHOWN]],
            [[timer._when, timer_words(timer, waiters)] for timer in _timers_of(loop)[:SHOWN]],
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
            if self._frame_of is not None:
                self._board = self._board_now(self._frame_of)
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
        return next(reversed(self._open_loops()), None)

    def _open_loops(self) -> list[VirtualLoop]:
        living = (reference() for reference in self._loops)
        return [loop for loop in living if loop is not None and not loop.is_closed()]


def _another(stop: BaseException) -> BaseException:
    return type(stop)(*stop.args)


def _entries_of(loop: VirtualLoop) -> list[Any]:
    """The ready queue, the first to run first. What the loop takes just now does not run yet."""
    return [handle for handle in [loop.taken, *loop._ready] if handle is not None and not handle._cancelled]


def _timers_of(loop: VirtualLoop) -> list[Any]:
    """The timers that are set, the earliest first."""
    timers = (timer for timer in loop._scheduled if not timer._cancelled)
    return sorted(timers, key=lambda timer: (timer._when, timer.order))
