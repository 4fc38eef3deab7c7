"""Which call a frame is in the middle of, by name: the callable itself is never kept."""

import types
from dataclasses import dataclass

from baton.own_builtins import __builtins__  # noqa: F401
from baton import looking
from baton.frame_entry import FrameEntry
from baton.frames import FrameBook
from baton.generators import is_generator, state_of
from baton.iterators import is_iterator

_RESUMES = {"__next__": "next", "send": "send", "throw": "throw", "close": "close"}

_LENGTH_OF_CALL = 6


@dataclass(frozen=True, slots=True)
class Call:
    """A call that was begun."""

    offset: int
    # Who pulls on behalf of the frame, as 'list()'; None where the generator's own method is called.
    label: str | None
    # next, send, throw or close, where that is what is called.
    asked: str | None
    # The generator that is asked.
    target: FrameEntry | None
    # It was over before the call: what it is asked bounces off.
    too_late: bool = False


class Calls:
    """The latest call of every frame."""

    def __init__(self, book: FrameBook) -> None:
        self._book = book
        self._latest: dict[int, Call] = {}

    def begin(self, entry: FrameEntry, offset: int, callee: object, first: object) -> Call:
        """A frame begins a call."""
        call = self._latest[entry.id] = self._describe(offset, callee, first)
        return call

    def at(self, entry: FrameEntry, offset: int) -> Call | None:
        """The call that the frame has begun at this instruction."""
        call = self._latest.get(entry.id)
        # An exception tells of the end of the instruction, behind what the interpreter keeps there for itself.
        return call if call is not None and 0 <= offset - call.offset <= _LENGTH_OF_CALL else None

    def latest(self, entry: FrameEntry) -> Call | None:
        """The call that the frame has begun last."""
        return self._latest.get(entry.id)

    def forget(self, entry: FrameEntry) -> None:
        """The frame is over, or goes on to another line."""
        self._latest.pop(entry.id, None)

    def _describe(self, offset: int, callee: object, first: object) -> Call:
        cls = type(callee)
        if cls is types.BuiltinFunctionType:
            name, owner = callee.__name__, callee.__self__
            if name in ("next", "anext"):
                if is_iterator(first):
                    return Call(offset, f"{looking.name_of_type(type(first))}()", None, None)
                return self._resume(offset, "next", first)
            if is_generator(owner):
                return self._resume(offset, _RESUMES.get(name), owner)
            return Call(offset, f"{name}()", None, self._target(first))
        if cls is types.MethodDescriptorType or cls is types.WrapperDescriptorType:
            if is_generator(first):
                return self._resume(offset, _RESUMES.get(callee.__name__), first)
            return Call(offset, f"{callee.__name__}()", None, None)
        if cls is types.MethodWrapperType:
            return self._resume(offset, _RESUMES.get(callee.__name__), callee.__self__)
        name = _name_of(callee)
        label = "with" if name in ("__enter__", "__exit__", "__aenter__", "__aexit__") else f"{name}()"
        return Call(offset, label, None, self._target(first))

    def _resume(self, offset: int, asked: str | None, asked_of: object) -> Call:
        target = self._target(asked_of)
        too_late = target is not None and state_of(asked_of) == "closed"
        return Call(offset, None, asked, target, too_late)

    def _target(self, value: object) -> FrameEntry | None:
        return self._book.known(value) if is_generator(value) else None


def _name_of(callee: object) -> str:
    cls = type(callee)
    if looking.is_kind_of(callee, type):
        return looking.name_of_type(callee)
    if cls is types.MethodType:
        return _name_of(callee.__func__)
    if cls is types.FunctionType:
        return callee.__name__
    return looking.name_of_type(cls)
