"""Objects with an identity: which are shown, by which number, and what they hold, without keeping one alive.

An object keeps its number for as long as something that is shown leads to it, step after step. Python may
give the address of a dead object to a new one; a number that outlived its object would then lie.
"""

from baton import contents, values
from baton.frames import FrameBook
from baton.generators import Generator, code_of
from baton.source_map import SourceMap


class Objects:
    """All objects that are in sight. Between `begin` and `finish` lies one step."""

    def __init__(self, book: FrameBook, source: SourceMap) -> None:
        self._book = book
        self._source = source
        self._count = 0
        # By address: number and type, of what was in sight at the last step.
        self._known: dict[int, tuple[int, type]] = {}
        self._shown: dict[int, str] = {}
        self._seen: dict[int, tuple[int, type]] = {}
        self._level: list[object] = []

    def begin(self) -> None:
        """A new step: nothing is in sight yet."""
        self._seen = {}
        self._level = []

    def write(self, value: object) -> str:
        """A value as JSON; what it leads to comes into sight."""
        return values.write(value, self)

    def finish(self) -> str:
        """What changed since the last step, as members of a JSON object; empty if nothing did."""
        changes: list[str] = []
        shown: dict[int, str] = {}
        depth = 1
        while self._level:
            level, self._level = self._level, []
            for value in level:
                number = self._seen[id(value)][0]
                text = shown[number] = contents.write_object(value, self, depth)
                if self._shown.get(number) != text:
                    changes.append(f'"{number}":{text}')
            depth += 1
        changes.extend(f'"{number}":null' for number in self._shown if number not in shown)
        self._shown = shown
        self._known = self._seen
        return ",".join(changes)

    def generator(self, value: Generator) -> str | None:
        """A generator of the program's, as a reference to its frame."""
        if not self._source.owns(code_of(value)):
            return None
        return f'{{"g":{self._book.of_generator(value).id}}}'

    def thing(self, value: object, depth: int) -> str:
        """An object as a reference; by its name only, when it is too far from what is shown."""
        address = id(value)
        seen = self._seen.get(address)
        if seen is not None:
            return f'{{"r":{seen[0]}}}'
        if depth > values.MAX_DEPTH:
            return values.name_value(f"<{contents.type_name(value)}>")
        known = self._known.get(address)
        if known is None or known[1] is not type(value):
            self._count += 1
            known = (self._count, type(value))
        self._seen[address] = known
        self._level.append(value)
        return f'{{"r":{known[0]}}}'

    def home_of_cell(self, function_name: str, variable: str) -> int | None:
        """The frame in which a free variable of a function lives, if it is still there."""
        return None
