"""What a program finds when it starts, and what is put back when it is over."""

import gc
import linecache
import random
import sys
import types
import warnings
from typing import Self

from baton.budget import Stop
from baton.kept_modules import KeptModules
from baton.output import Output
from baton.scene import MAX_DEPTH
from baton.virtual_stops import WorldStop

# How deep calls may go above those that run the program: its own, and above the deepest one the tracer's.
RECURSION = MAX_DEPTH + 40


class Workplace:
    """A fresh `__main__`, streams, seed and limits for one run."""

    def __init__(self, name: str, text: str, output: Output, seed: int) -> None:
        self._name = name
        self._text = text
        self._output = output
        self._seed = seed
        self._module = types.ModuleType("__main__")
        self.namespace = self._module.__dict__
        self.namespace.update(__file__=name, __builtins__=__builtins__)

    def __enter__(self) -> Self:
        self._kept = (sys.stdout, sys.stderr, sys.getrecursionlimit())
        self._warnings = warnings.catch_warnings()
        self._warnings.__enter__()
        self._modules = KeptModules()
        sys.modules["__main__"] = self._module
        lines = self._text.splitlines(keepends=True)
        linecache.cache[self._name] = (len(self._text), None, lines, self._name)
        warnings.resetwarnings()
        for category in (PendingDeprecationWarning, ImportWarning, ResourceWarning):
            warnings.simplefilter("ignore", category)
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        warnings.filterwarnings("default", category=DeprecationWarning, module="__main__")
        random.seed(self._seed)
        gc.freeze()
        # The tracer's own garbage must not make the collector run at another moment than without it.
        gc.disable()
        sys.unraisablehook = _tell_unraisable
        sys.stdout, sys.stderr = self._output.out, self._output.err
        sys.setrecursionlimit(_depth() + RECURSION)
        return self

    def __exit__(self, *_failure: object) -> None:
        sys.stdout, sys.stderr, limit = self._kept
        sys.setrecursionlimit(limit)
        sys.unraisablehook = sys.__unraisablehook__
        self._warnings.__exit__(None, None, None)
        linecache.cache.pop(self._name, None)
        self.namespace.clear()
        self._modules.restore()
        gc.enable()
        gc.collect()


def _depth() -> int:
    frame, depth = sys._getframe(), 0
    while frame is not None:
        frame, depth = frame.f_back, depth + 1
    return depth


def _tell_unraisable(unraisable: object) -> None:
    """As Python does, but says nothing of the end that a limit put to the program."""
    if not isinstance(unraisable.exc_value, (Stop, WorldStop)):
        sys.__unraisablehook__(unraisable)
