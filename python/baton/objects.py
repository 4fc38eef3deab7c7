"""Objects with an identity: which are shown, by which number, and what they hold, without keeping one alive.

An object keeps its number for as long as something that is shown leads to it, step after step. Python may
give the address of a dead object to a new one; a number that outlived its object would then lie.
Between two steps that goes unnoticed: lists, dicts and exceptions take no weak reference, and a strong one
would put off the program's finalizers. So two equal runs may number such objects differently.
"""

from types import FrameType

from baton.own_builtins import __builtins__  # noqa: F401
from baton import contents, looking, values
from baton.frame_entry import FrameEntry
from baton.frames import FrameBook
from baton.generators import Generator, code_of
from baton.iterators import parts_of
from baton.source_map import SourceMap

type Living = list[tuple[FrameEntry, FrameType | dict]]


class Objects:
    """All objects that are in sight. Between `begin` and `finish` lies one step."""

    def __init__(self, book: FrameBook, source: SourceMap) -> None:
        self._book = book
        self._source = source
        self._count = 0
        self._living: Living = []
        # By address, of what was in sight at the last step: number, or the iterator's frame, and type.
        self._known: dict[int, tuple[int, type]] = {}
        self._shown: dict[int, str] = {}
        self._seen: dict[int, tuple[int, type]] = {}
        self._iterators: dict[int, tuple[FrameEntry, type]] = {}
        self._seen_iterators: dict[int, tuple[FrameEntry, type]] = {}
        self._level: list[object] = []
        # The references that were written in this step, as in JSON.
        self._written: set[str] = set()
        # Exceptions on their way: for one step they may be out of sight.
        self._on_the_way: dict[int, tuple[int, type]] = {}
        self._was_on_the_way: dict[int, tuple[int, type]] = {}

    def begin(self, living: Living, last: bool) -> None:
        """A new step, perhaps the last: nothing is in sight yet. `living` are the frames whose variables can be read."""
        self._living = living
        self._seen = {}
        self._seen_iterators = {}
        self._level = []
        self._written = set()
        self._was_on_the_way, self._on_the_way = {} if last else self._on_the_way, {}

    def write(self, value: object) -> str:
        """A value as JSON; what it leads to comes into sight."""
        return values.write(value, self)

    def write_passing(self, value: object) -> str:
        """As `write`, for what is not in a variable: an exception keeps its number until somebody catches it."""
        text = values.write(value, self)
        if looking.is_kind_of(value, BaseException) and id(value) in self._seen:
            self._on_the_way[id(value)] = self._seen[id(value)]
        return text

    def has_seen(self, references: frozenset[str]) -> bool:
        """Whether something else leads already to all of these."""
        return references <= self._written

    def finish(self, moves: "Moves") -> str:
        """What changed since the last step, as members of a JSON object; empty if nothing did."""
        changes: list[str] = []
        shown: dict[int, str] = {}
        depth = 1
        while self._level:
            level, self._level = self._level, []
            for value in level:
                if id(value) in self._seen_iterators:
                    self._finish_iterator(value, depth, moves)
                    continue
                number = self._seen[id(value)][0]
                text = shown[number] = contents.write_object(value, self, depth)
                if self._shown.get(number) != text:
                    changes.append(f'"{number}":{text}')
            depth += 1
        for address, known in self._was_on_the_way.items():
            if address not in self._seen and known[0] in self._shown:
                self._seen[address] = known
                shown[known[0]] = self._shown[known[0]]
        changes.extend(f'"{number}":null' for number in self._shown if number not in shown)
        self._forget_iterators(moves)
        self._shown = shown
        self._known = self._seen
        self._iterators = self._seen_iterators
        self._living = []
        return ",".join(changes)

    def generator(self, value: Generator) -> str | None:
        """A generator of the program's, as a reference to its frame."""
        if not self._source.owns(code_of(value)):
            return None
        number = self._book.of_generator(value).id
        self._written.add(f'g":{number}')
        return f'{{"g":{number}}}'

    def iterator(self, value: object, depth: int) -> str:
        """A built-in iterator, as a reference to a frame of its own."""
        address, cls = id(value), type(value)
        seen = self._seen_iterators.get(address)
        if seen is None:
            name = looking.name_of_type(cls)
            if depth > values.MAX_DEPTH:
                return values.name_value(f"<{name}>")
            seen = self._iterators.get(address)
            if seen is None or seen[1] is not cls:
                seen = (self._book.iterator(name), cls)
            self._seen_iterators[address] = seen
            self._written.add(f'g":{seen[0].id}')
            self._level.append(value)
        return f'{{"g":{seen[0].id}}}'

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
        self._written.add(f'r":{known[0]}')
        self._level.append(value)
        return f'{{"r":{known[0]}}}'

    def home_of(self, function_name: str, variable: str, value: object) -> int | None:
        """The frame in which a free variable of a function lives, if it is still there."""
        for entry, frame in self._living:
            code = entry.code
            if code is None or type(frame) is dict or variable not in code.co_cellvars:
                continue
            if function_name.startswith(f"{code.co_qualname}.") and frame.f_locals.get(variable) is value:
                return entry.id
        return None

    def _finish_iterator(self, value: object, depth: int, moves: "Moves") -> None:
        entry = self._seen_iterators[id(value)][0]
        parts, used_up = parts_of(value)
        shown = {name: values.write(part, self, depth) for name, part in parts}
        if used_up:
            state = "closed"
        elif entry.state is None or (entry.state == "created" and shown == entry.shown):
            state = "created"
        else:
            state = "suspended"
        moves.iterator(entry, shown, state)

    def _forget_iterators(self, moves: "Moves") -> None:
        for address, (entry, _) in self._iterators.items():
            known = self._seen_iterators.get(address)
            if known is None or known[0] is not entry:
                state = {"closed": "closed", "created": "never-run"}.get(entry.state or "", "collected")
                moves.iterator(entry, {}, state)


class Moves:
    """What a step changes in locals and states of built-in iterators."""

    def __init__(self) -> None:
        self.changed: list[str] = []
        self.gone: list[str] = []
        self.states: dict[FrameEntry, str] = {}

    def iterator(self, entry: FrameEntry, shown: dict[str, str], state: str) -> None:
        """An iterator holds this now."""
        new = [f"{values.quote(name)}:{text}" for name, text in shown.items() if entry.shown.get(name) != text]
        lost = [values.quote(name) for name in entry.shown if name not in shown]
        entry.shown = shown
        self.states[entry] = state
        if new:
            self.changed.append(f'"{entry.id}":{{{",".join(new)}}}')
        if lost:
            self.gone.append(f'"{entry.id}":[{",".join(lost)}]')
