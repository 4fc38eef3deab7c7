"""Which frame is which: numbers for activations, and a weak registry of generators."""

import sys
from types import CodeType, FrameType

from baton.own_builtins import __builtins__  # noqa: F401
from baton.frame_entry import FrameEntry, Reference, kind_of
from baton.generators import Generator, code_of
from baton.source_map import SourceMap


class FrameBook:
    """All frames of a run, by their numbers."""

    def __init__(self, module_code: CodeType, source: SourceMap) -> None:
        self._count = 0
        self._by_frame: dict[int, FrameEntry] = {}
        self._by_generator: dict[int, FrameEntry] = {}
        self._all_generators: list[FrameEntry] = []
        self._module_code = module_code
        self._source = source
        self._loop: FrameEntry | None = None
        # Not told yet.
        self.fresh: list[FrameEntry] = []
        # References to generators that are gone since the last event, and the entries of those that nobody saw.
        self._fallen: list[Reference] = []
        self._ghosts: list[FrameEntry] = []
        self.module = self._new("module", "module", None)
        self.module.code = module_code

    def of(self, frame: FrameType) -> FrameEntry:
        """The entry of a frame that runs."""
        code = frame.f_code
        if code is self._module_code:
            return self.module
        if frame.f_generator is not None:
            return self.of_generator(frame.f_generator)
        entry = self._by_frame.get(id(frame))
        if entry is None:
            entry = self._by_frame[id(frame)] = self._new(kind_of(code), code.co_qualname, self._source.first_line(code))
            entry.code = code
        return entry

    def of_generator(self, generator: Generator) -> FrameEntry:
        """The entry of a generator; a new one when it is seen for the first time."""
        entry = self.known(generator)
        return self._register(generator) if entry is None else entry

    def known(self, generator: Generator) -> FrameEntry | None:
        """The entry of a generator that was seen before."""
        if code_of(generator) is self._module_code:
            return self.module
        entry = self._by_generator.get(id(generator))
        if entry is None:
            return None
        living = entry.generator()
        if living is generator:
            return entry
        # Its weak reference is cleared before it is finalized. A new one would then dangle.
        last_run = living is None and (entry.final or self.is_dead(entry))
        # What is over does not run again: another one has its address now.
        last_run = last_run and entry.state in ("suspended", "running")
        return entry if last_run and entry.code is code_of(generator) else None

    def ghost(self, code: CodeType) -> FrameEntry:
        """An entry for one that was gone before anybody saw it."""
        entry = self._new(kind_of(code), code.co_qualname, self._source.first_line(code))
        entry.code = code
        self._ghosts.append(entry)
        return entry

    def is_dead(self, entry: FrameEntry) -> bool:
        """Whether its generator has gone since the last event."""
        return any(each.entry is entry for each in self._fallen)

    def begin_last_run(self, entry: FrameEntry) -> None:
        """Its generator is being finalized, and runs once more."""
        self._fallen[:] = [each for each in self._fallen if each.entry is not entry]
        entry.final = True

    def take_dead(self) -> list[FrameEntry]:
        """Those that are gone since the last event; they are forgotten."""
        fallen = [each.entry for each in self._fallen]
        dead = [*self._ghosts, *(entry for entry in fallen if not _is_revived(entry))]
        self._ghosts.clear()
        self._fallen.clear()
        for entry in dead:
            self.bury(entry)
        return dead

    def loop(self) -> FrameEntry:
        """The entry of the event loop."""
        if self._loop is None:
            self._loop = self._new("loop", "loop", None)
        return self._loop

    @property
    def known_loop(self) -> FrameEntry | None:
        """The loop's entry, if it has run."""
        return self._loop

    def iterator(self, name: str) -> FrameEntry:
        """A new entry for a built-in iterator."""
        return self._new("iterator", name, None)

    def leave(self, frame: FrameType) -> None:
        """The frame of a plain function is over; its address may be used again."""
        self._by_frame.pop(id(frame), None)

    def generators(self) -> list[FrameEntry]:
        """Those whose generators live."""
        return list(self._by_generator.values())

    def over(self, living: set[int]) -> list[FrameEntry]:
        """Generators that still show locals and have none any more."""
        return [entry for entry in self._all_generators if entry.shown and entry.id not in living]

    def bury(self, entry: FrameEntry) -> None:
        """Forgets a generator that is gone."""
        if self._by_generator.get(entry.address) is entry:
            del self._by_generator[entry.address]

    def _register(self, generator: Generator) -> FrameEntry:
        code = code_of(generator)
        entry = self._new(kind_of(code), code.co_qualname, self._source.first_line(code))
        entry.code = code
        entry.address = id(generator)
        # A function of C: a program that traces itself does not see it.
        entry.reference = Reference(generator, self._fallen.append)
        entry.reference.entry = entry
        self._by_generator[id(generator)] = entry
        self._all_generators.append(entry)
        return entry

    def _new(self, kind: str, name: str, first_line: int | None) -> FrameEntry:
        self._count += 1
        entry = FrameEntry(self._count, kind, name, first_line)
        self.fresh.append(entry)
        return entry


def _is_revived(entry: FrameEntry) -> bool:
    """An async generator that nobody has any more is closed by a task of asyncio's, and runs until then."""
    if entry.kind != "async-generator" or entry.state != "suspended":
        return False
    entry.final = sys.get_asyncgen_hooks().finalizer is not None
    return entry.final
