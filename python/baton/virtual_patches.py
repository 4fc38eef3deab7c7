"""Attributes replaced for the length of a run, and put back whatever happened in between."""

from collections.abc import Callable, MutableMapping
from typing import Any

_MISSING = object()


class Patches:
    """Replaces attributes and entries; `undo` restores them, the last one first."""

    def __init__(self) -> None:
        self._undo: list[Callable[[], None]] = []

    def attribute(self, owner: Any, name: str, value: Any) -> None:
        """Sets `owner.name`; one that `owner` did not have itself is gone again afterwards."""
        old = vars(owner).get(name, _MISSING)
        setattr(owner, name, value)
        if old is _MISSING:
            self._undo.append(lambda: delattr(owner, name))
        else:
            self._undo.append(lambda: setattr(owner, name, old))

    def entry(self, mapping: MutableMapping[str, Any], key: str) -> None:
        """Takes `key` out of `mapping`."""
        old = mapping.pop(key, _MISSING)
        if old is not _MISSING:
            self._undo.append(lambda: mapping.__setitem__(key, old))

    def after(self, restore: Callable[[], None]) -> None:
        """Calls `restore` when it is time to put things back."""
        self._undo.append(restore)

    def undo(self) -> None:
        """Puts everything back, also when the program has meddled with it."""
        while self._undo:
            try:
                self._undo.pop()()
            except AttributeError, KeyError:
                # The program deleted what was to be restored.
                continue
