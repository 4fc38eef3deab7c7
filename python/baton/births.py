"""Generators that were just made: no event tells of it, so they are looked for after each call that makes one."""

from gc import get_objects
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType, FrameType

from baton.own_builtins import __builtins__  # noqa: F401
from baton.frame_entry import FrameEntry
from baton.frames import FrameBook
from baton.generators import is_generator, Generator, code_of
from baton.source_map import SourceMap


@dataclass(slots=True)
class Birth:
    """A generator, and the instruction of the call that made it, when it was seen."""

    entry: FrameEntry
    offset: int | None


class Births:
    """What calls promise, and what is found."""

    def __init__(self, book: FrameBook, source: SourceMap) -> None:
        self._book = book
        self._source = source
        self._expected: list[tuple[CodeType, FrameEntry, int]] = []

    def expect(self, code: CodeType, maker: FrameEntry, offset: int) -> None:
        """A frame calls a function with this code: it makes a generator, unless the call fails."""
        self._expected.append((code, maker, offset))

    def cancel(self, maker: FrameEntry, offset: int) -> None:
        """The call failed."""
        self._expected = [each for each in self._expected if each[1] is not maker or each[2] != offset]

    def take(self, hints: tuple[object, ...], frame: FrameType) -> Iterator[Birth]:
        """Those made since the last time. `hints` are values where they are likely to be."""
        expected, self._expected = self._expected, []
        for code, maker, offset in expected:
            generator = self._find(code, hints, frame)
            entry = self._book.ghost(code) if generator is None else self._book.of_generator(generator)
            del generator
            yield Birth(entry, offset if self._book.of(frame) is maker else None)
        for hint in hints:
            if is_generator(hint) and self._source.owns(code_of(hint)) and self._book.known(hint) is None:
                yield Birth(self._book.of_generator(hint), None)

    def _find(self, code: CodeType, hints: tuple[object, ...], frame: FrameType) -> Generator | None:
        for candidates in (hints, lambda: frame.f_locals.values(), lambda: get_objects(generation=0), get_objects):
            for each in candidates() if callable(candidates) else candidates:
                if is_generator(each) and code_of(each) is code and self._book.known(each) is None:
                    return each
        return None
