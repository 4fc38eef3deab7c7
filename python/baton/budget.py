"""The limits of a run, and the exception that ends it."""

import sys
from types import FrameType

from baton.own_builtins import __builtins__  # noqa: F401


class Stop(BaseException):
    """Ends a program that went over a limit. Raised again and again, since a program may catch everything."""


class Budget:
    """Counts steps, events, output and size. `over` says which limit was passed first."""

    EVENTS_PER_STEP = 20

    def __init__(self, steps: int, output: int, size: int) -> None:
        self.over: str | None = None
        self._steps = steps
        self._events = steps * self.EVENTS_PER_STEP
        self._output = output
        self._size = size

    def event(self) -> None:
        """One more event; raises `Stop` when there were too many."""
        if self.over is not None:
            raise Stop
        self._events -= 1
        if self._events < 0 and not self._forgive_import():
            self.stop("events")

    def step(self, size: int) -> None:
        """One more step of `size` characters; raises `Stop` after the last one that fits."""
        self._steps -= 1
        self._size -= size
        if self._size <= 0:
            self.stop("size")
        if self._steps <= 0:
            self.stop("steps")

    def output(self, size: int) -> int:
        """How many of `size` characters may still be printed."""
        granted = min(size, max(0, self._output))
        self._output -= size
        return granted

    def stop(self, why: str) -> None:
        """Ends the program."""
        if self.over is None:
            self.over = why
        raise Stop

    def end_quietly(self) -> None:
        """The world ended the program: nothing of what still runs is told."""
        if self.over is None:
            self.over = "world"

    def _forgive_import(self) -> bool:
        """A library that is imported may take its time: that loop is not the program's."""
        frame: FrameType | None = sys._getframe(2)
        while frame is not None:
            if frame.f_code.co_filename.startswith("<frozen importlib"):
                self._events += 2_000
                return True
            frame = frame.f_back
        return False
