"""Modules that a program cannot have: those of the page, and those that need processes."""

import sys
from importlib.machinery import ModuleSpec
from typing import Any

from .stand_ins_words import PAGE, PROCESSES
from .virtual_patches import Patches

_PAGE = ("js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core", "_pyodide_js")
_REFUSED = {**dict.fromkeys(_PAGE, PAGE), "multiprocessing": PROCESSES, "_multiprocessing": PROCESSES}


class RefusingFinder:
    """Stands first among the finders, and refuses in words."""

    def find_spec(self, name: str, _path: Any = None, _target: Any = None) -> ModuleSpec | None:
        words = _REFUSED.get(name.partition(".")[0])
        if words is None:
            return None
        raise ImportError(words, name=name)


def install_imports(patches: Patches) -> None:
    """Takes the refused modules away for a run, and puts them back."""
    for name in [name for name in sys.modules if name.partition(".")[0] in _REFUSED]:
        patches.entry(sys.modules, name)
    finder = RefusingFinder()
    sys.meta_path.insert(0, finder)
    patches.after(lambda: sys.meta_path.remove(finder) if finder in sys.meta_path else None)
