"""The locals of frames: what a step changed in them."""

import re
from types import FrameType

from baton.own_builtins import __builtins__  # noqa: F401
from baton import values
from baton.frame_entry import FrameEntry
from baton.frames import FrameBook
from baton.generators import frame_of
from baton.objects import Living, Objects

_REFERENCE = re.compile('"([rg]":[0-9]+)')


class LocalChanges:
    """Compares the locals of all frames in sight with what was told of them."""

    def __init__(self, book: FrameBook, objects: Objects) -> None:
        self._book = book
        self._objects = objects

    def living(self, running: Living) -> Living:
        """All frames whose locals can be read now: those that run, and those of the generators that live."""
        seen = {entry.id for entry, _ in running}
        living = list(running)
        for entry in self._book.generators():
            generator = entry.generator()
            frame = None if generator is None or entry.id in seen else frame_of(generator)
            if frame is not None:
                living.append((entry, frame))
        return living

    def tell(self, living: Living, touched: set[int]) -> tuple[str, str]:
        """New and changed values by frame, and names that are gone, as members of JSON objects. Only frames in `touched` may have run."""
        changed: list[str] = []
        gone: list[str] = []
        for entry, frame in living:
            if entry.plain and entry.id not in touched and self._objects.has_seen(entry.needs):
                continue
            new, lost = self._locals_of(entry, frame)
            if new:
                changed.append(f'"{entry.id}":{{{",".join(new)}}}')
            if lost:
                gone.append(f'"{entry.id}":[{",".join(lost)}]')
        present = {entry.id for entry, _ in living}
        for entry in self._book.over(present):
            gone.append(f'"{entry.id}":[{",".join(map(values.quote, entry.shown))}]')
            entry.shown = {}
        return ",".join(changed), ",".join(gone)

    def _locals_of(self, entry: FrameEntry, frame: FrameType | dict) -> tuple[list[str], list[str]]:
        before = entry.shown
        shown: dict[str, str] = {}
        new: list[str] = []
        write = self._objects.write
        for name, value in _visible_locals(entry, frame):
            text = shown[name] = write(value)
            if before.get(name) != text:
                new.append(f"{values.quote(name)}:{text}")
        entry.shown = shown
        # While others run, no name can change its meaning there, unless a function inside may set it.
        code = entry.code
        alone = code is not None and not code.co_cellvars and not code.co_freevars
        entry.plain = alone and entry.kind not in ("module", "class-body")
        if entry.plain:
            entry.needs = frozenset(_REFERENCE.findall("".join([text for text in shown.values() if text[0] == "{"])))
        if len(shown) == len(before) and not new:
            return new, []
        return new, [values.quote(name) for name in before if name not in shown]


def _visible_locals(entry: FrameEntry, frame: FrameType | dict) -> list[tuple[str, object]]:
    """The locals worth showing, in their order. The namespace of a module that is over stands for its frame."""
    if type(frame) is dict:
        return [(name, value) for name, value in frame.items() if not _is_dunder(name)]
    names = frame.f_locals
    if entry.kind == "module":
        found = dict(frame.f_globals)
        if names is not frame.f_globals:
            # A comprehension of the module runs: its variables are no globals.
            found.update(names)
        return [(name, value) for name, value in found.items() if not _is_dunder(name)]
    if entry.kind == "class-body":
        return [(name, value) for name, value in dict(names).items() if not _is_dunder(name)]
    return list(names.items())


def _is_dunder(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")
