"""The clock of a run: it stands still while code runs and jumps to the next thing that is due."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace

from .own_builtins import __builtins__  # noqa: F401
from .virtual_calendar import install_calendar
from .virtual_patches import Patches

EPOCH = 1_767_258_000
"""Where `time.time()` begins: 1 January 2026, 9:00 UTC. The same in every run."""

NANOSECONDS = 1_000_000_000


class VirtualClock:
    """Virtual seconds since the program began, kept to the nanosecond so that 0.1 three times is 0.3."""

    def __init__(self) -> None:
        # The loop's thread, and on top of it the functions that stand for other threads.
        self._threads = [0.0]
        self._pass_times: list[Callable[[float], bool] | None] = [None]

    @property
    def now(self) -> float:
        """What the code that runs sees. A function 'in a thread' is ahead of the loop."""
        return self._threads[-1]

    @property
    def main_now(self) -> float:
        """Where the main thread is: it never goes back."""
        return self._threads[0]

    @property
    def loop_now(self) -> float:
        """Where the loop is whose thread runs now."""
        return self._threads[-2] if len(self._threads) > 1 else self._threads[0]

    @property
    def since_epoch(self) -> float:
        """What `time.time()` tells."""
        return EPOCH + self.now

    def advance_to(self, when: float) -> None:
        """Jumps forward to `when`; never backward."""
        self._threads[-1] = max(self.now, round(float(when), 9))

    def sleep(self, seconds: float) -> None:
        """Blocks the caller. On the loop's thread the loop is blocked too: that is the lesson."""
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        when = round(self.now + seconds, 9)
        if self.pass_time is None or not self.pass_time(when):
            self.advance_to(when)

    def enter_thread(self, pass_time: Callable[[float], bool] | None) -> None:
        """What follows stands for another thread.

        `pass_time` lets others go on until a moment comes, and says whether it came; when it did not, this thread
        runs ahead of the others.
        """
        self._threads.append(self.now)
        self._pass_times.append(pass_time)

    def leave_thread(self) -> float:
        """Back to the thread before. Returns by how many seconds the other one was ahead."""
        self._pass_times.pop()
        return max(0.0, round(self._threads.pop() - self.now, 9))

    @property
    def pass_time(self) -> Callable[[float], bool] | None:
        """How the time of the thread that runs is passed, when it is not just taken."""
        return self._pass_times[-1]

    @contextmanager
    def in_loop(self) -> Iterator[None]:
        """The loop goes on in between, on the clock of the thread below."""
        ahead, pass_time = self._threads.pop(), self._pass_times.pop()
        try:
            yield
        finally:
            self._threads.append(max(ahead, self.now))
            self._pass_times.append(pass_time)

    def install(self, patches: Patches) -> None:
        """Makes the module `time` tell virtual time."""
        for name in ("monotonic", "perf_counter", "process_time", "thread_time"):
            patches.attribute(time, name, _named(name, lambda: self.now))
            patches.attribute(time, f"{name}_ns", _named(f"{name}_ns", lambda: self._nanoseconds()))
        patches.attribute(time, "time", _named("time", lambda: self.since_epoch))
        patches.attribute(
            time, "time_ns", _named("time_ns", lambda: EPOCH * NANOSECONDS + self._nanoseconds())
        )
        patches.attribute(time, "sleep", _named("sleep", lambda seconds, /: self._sleep_as_the_library(seconds)))
        self._install_words_of_time(patches)
        install_calendar(self, patches)

    def _nanoseconds(self) -> int:
        return round(self.now * NANOSECONDS)

    def _sleep_as_the_library(self, seconds: float) -> None:
        if not isinstance(seconds, int | float) and not hasattr(seconds, "__index__"):
            raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer or float")
        self.sleep(float(seconds))

    def _install_words_of_time(self, patches: Patches) -> None:
        real = SimpleNamespace(
            localtime=time.localtime, gmtime=time.gmtime, ctime=time.ctime, strftime=time.strftime
        )

        def at_call(name: str):
            tell = getattr(real, name)
            return _named(name, lambda seconds=None, /: tell(self.since_epoch if seconds is None else seconds))

        for name in ("localtime", "gmtime", "ctime"):
            patches.attribute(time, name, at_call(name))

        def strftime(form, moment=None, /):
            return real.strftime(form, time.localtime() if moment is None else moment)

        patches.attribute(time, "strftime", strftime)


def _named(name: str, function):
    """`function` under the name that the library gives it: a program may print it."""
    function.__name__ = function.__qualname__ = name
    return function
