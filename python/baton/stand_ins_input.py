"""`input()` and `sys.stdin` from lines that were given beforehand."""

import builtins
import io
import sys
from typing import TYPE_CHECKING

from .own_builtins import __builtins__  # noqa: F401
from .virtual_patches import Patches
from .virtual_stops import InputNeeded

if TYPE_CHECKING:
    from .virtual_world import VirtualWorld


class GivenLines(io.TextIOBase):
    """Standard input. Shows a line that it gives as a terminal does, where it is typed."""

    name = "<stdin>"
    mode = "r"
    encoding = "utf-8"
    errors = "strict"

    def __init__(self, world: "VirtualWorld") -> None:
        self._world = world
        self._gave_some = False

    def readable(self) -> bool:
        return True

    def next_line(self, prompt: str) -> str:
        """The next line without its end. Ends the run with InputNeeded when none is left."""
        if not self._world.lines:
            raise self._world.stop(InputNeeded(prompt[-2_000:]))
        line = self._world.lines.pop(0)
        self._gave_some = True
        sys.stdout.write(f"{line}\n")
        return line

    def readline(self, _size: int | None = -1, /) -> str:
        return self.next_line("") + "\n"

    def read(self, _size: int | None = -1, /) -> str:
        return "".join(self)

    def __next__(self) -> str:
        # Who reads to the end gets the lines that were given, and that is the end.
        if self._gave_some and not self._world.lines:
            raise StopIteration
        return self.readline()


def install_input(world: "VirtualWorld", patches: Patches) -> None:
    """Makes `input` and `sys.stdin` read the run's lines."""
    given = GivenLines(world)

    def input(prompt: object = "", /) -> str:  # noqa: A001
        text = str(prompt)
        sys.stdout.write(text)
        return given.next_line(text)

    input.__qualname__ = "input"
    patches.attribute(builtins, "input", input)
    patches.attribute(sys, "stdin", given)
