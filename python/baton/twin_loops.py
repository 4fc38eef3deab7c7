"""Loops over one container inside of one another: each goes through it with an iterator of its own, which no name holds."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType, FrameType

from baton.own_builtins import __builtins__  # noqa: F401
from baton import looking
from baton.frame_entry import FrameEntry
from baton.frames import FrameBook
from baton.objects import Living, Moves, Objects
from baton.source_map import SourceMap

# Asking these for an iterator runs none of the program's code. By address: comparing classes may.
_CONTAINERS = frozenset(map(id, (list, tuple, range, dict)))
# Each lane is worth its place the first times. A function that is called again and again would flood the screen.
_MAX_ACTIVATIONS = 3
# The rounds of comprehensions that are steps of their own: more would take the run's steps from what comes after.
_MAX_SILENT_ROUNDS = 60
_COMPREHENSIONS = ast.ListComp | ast.SetComp | ast.DictComp
_SCOPES = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef | ast.GeneratorExp


@dataclass(frozen=True, slots=True)
class Loop:
    """A loop in the text, over a name that a loop around it or inside of it goes through, too."""

    name: str
    at: str
    first_line: int
    last_line: int
    # The innermost of a comprehension: no event but its jump back tells of a round.
    told_by_jump: bool


@dataclass(slots=True)
class Running:
    """A loop that runs: how many items it has taken, and from what, by its address. The loop keeps that alive."""

    loop: Loop
    owner: FrameEntry
    address: int
    iterator_name: str
    position: int = 0


class TwinLoops:
    """Counts the rounds of such loops. Programs without any pay nothing."""

    def __init__(self, source: SourceMap, book: FrameBook) -> None:
        self._source = source
        self._book = book
        self._loops = {loop.at: loop for loop in _twins(source)}
        self._running: dict[tuple[int, str], Running] = {}
        # One for each loop of an activation: when the loop begins anew, its new iterator goes on there.
        self._lanes: dict[tuple[int, str], FrameEntry] = {}
        self._activations: set[int] = set()
        self._rounds_left = _MAX_SILENT_ROUNDS
        self._over: list[FrameEntry] = []

    @property
    def exist(self) -> bool:
        """Whether the program has any."""
        return bool(self._loops)

    def loop_at(self, code: CodeType, offset: int) -> Loop | None:
        """The loop that takes its next item with this instruction."""
        if not self._loops or self._source.operation(code, offset)[0] != "FOR_ITER":
            return None
        return self._loops.get(self._source.range_at(code, offset) or "")

    def is_silent_round(self, code: CodeType, target: int, frame: FrameType) -> bool:
        """Whether a jump ends a round in a comprehension that is to be seen."""
        loop = self.loop_at(code, target)
        if loop is None or not loop.told_by_jump or self._rounds_left == 0:
            return False
        running = self._running.get((self._book.of(frame).id, loop.at))
        if running is None or not self._has_twin(running) or not self._has_room(running.owner):
            return False
        self._rounds_left -= 1
        return True

    def take(self, loop: Loop, frame: FrameType) -> None:
        """A loop has taken an item, perhaps its first."""
        owner = self._book.of(frame)
        running = self._running.get((owner.id, loop.at))
        if running is None:
            container = _look_up(loop.name, owner, frame)
            if id(type(container)) not in _CONTAINERS:
                return
            name = looking.name_of_type(type(iter(container)))
            running = self._running[owner.id, loop.at] = Running(loop, owner, id(container), name)
        running.position += 1

    def end(self, loop: Loop, frame: FrameType) -> None:
        """A loop found nothing more to take."""
        self._end((self._book.of(frame).id, loop.at))

    def go_to_line(self, entry: FrameEntry, line: int) -> None:
        """A frame goes to a line, perhaps out of a loop by `break` or with an exception."""
        for key, running in list(self._running.items()):
            if running.owner is entry and not running.loop.first_line <= line <= running.loop.last_line:
                self._end(key)

    def tell(self, living: Living, objects: Objects, moves: Moves) -> None:
        """Tells of the iterators of those that go through one container at the same time."""
        if not self._running and not self._over:
            return
        frames = {entry.id: frame for entry, frame in living if type(frame) is not dict}
        for key, running in list(self._running.items()):
            if running.owner.id not in frames:
                self._end(key)
        told = [lane for key, running in self._running.items() if (lane := self._lane(key, running)) is not None]
        for lane in self._over:
            if lane not in told:
                moves.iterator(lane, {}, "closed")
        self._over.clear()
        for key, running in self._running.items():
            if key in self._lanes:
                shown = self._parts(running, frames[running.owner.id], objects)
                moves.iterator(self._lanes[key], shown, "suspended")

    def _lane(self, key: tuple[int, str], running: Running) -> FrameEntry | None:
        if key not in self._lanes and self._has_twin(running) and self._has_room(running.owner):
            self._lanes[key] = self._book.iterator(running.iterator_name)
        return self._lanes.get(key)

    def _has_room(self, owner: FrameEntry) -> bool:
        if len(self._activations) < _MAX_ACTIVATIONS:
            self._activations.add(owner.id)
        return owner.id in self._activations

    def _has_twin(self, running: Running) -> bool:
        return any(
            other is not running and other.owner is running.owner and other.address == running.address
            for other in self._running.values()
        )

    def _parts(self, running: Running, frame: FrameType, objects: Objects) -> dict[str, str]:
        container = _look_up(running.loop.name, running.owner, frame)
        # The name may stand for something else by now.
        source = {"source": objects.write(container)} if id(container) == running.address else {}
        return {**source, "position": str(running.position)}

    def _end(self, key: tuple[int, str]) -> None:
        if self._running.pop(key, None) is not None and key in self._lanes:
            self._over.append(self._lanes[key])


def _look_up(name: str, owner: FrameEntry, frame: FrameType) -> object | None:
    if owner.kind == "class-body":
        # Its namespace may be a mapping of the program's.
        return None
    names = frame.f_locals
    return names[name] if name in names else frame.f_globals.get(name)


def _twins(source: SourceMap) -> Iterator[Loop]:
    """The loops of a text that have a twin. Those of generator expressions have a name for the outermost iterator."""
    twins: dict[str, Loop] = {}
    nodes: list[tuple[ast.AST, tuple[Loop, ...]]] = [(source.tree, ())]
    while nodes:
        node, around = nodes.pop()
        inside = () if isinstance(node, _SCOPES) else around
        children = {id(child): inside for child in ast.iter_child_nodes(node)}
        for loop, within in _loops_of(node, source):
            for other in inside:
                if other.name == loop.name:
                    twins |= {other.at: other, loop.at: loop}
            inside = (*inside, loop)
            children |= dict.fromkeys(map(id, within), inside)
        nodes.extend((child, children[id(child)]) for child in ast.iter_child_nodes(node))
    return iter(twins.values())


def _loops_of(node: ast.AST, source: SourceMap) -> Iterator[tuple[Loop, list[ast.AST]]]:
    """The loops over a name that a node is, and what is inside of each."""
    if isinstance(node, ast.For) and isinstance(node.iter, ast.Name):
        last = node.body[-1].end_lineno or node.lineno
        yield Loop(node.iter.id, source.range_of(node.iter), node.lineno, last, False), node.body
    elif isinstance(node, _COMPREHENSIONS):
        element = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        for number, part in enumerate(node.generators, 1):
            if isinstance(part.iter, ast.Name) and not part.is_async:
                innermost = number == len(node.generators)
                last = node.end_lineno or node.lineno
                at = source.range_of(part.iter)
                yield Loop(part.iter.id, at, node.lineno, last, innermost), [*element, *node.generators[number:]]
