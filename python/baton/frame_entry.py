"""One activation, and what kind it is."""

import weakref
from types import CodeType
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR, CO_OPTIMIZED

from baton.own_builtins import __builtins__  # noqa: F401
from baton.generators import Generator


class Reference(weakref.ref):
    """A weak reference that knows whose it is."""

    __slots__ = ("entry",)


class FrameEntry:
    """One activation. Holds what was last told of it, and never the frame or the generator itself."""

    __slots__ = (
        "address", "closing", "code", "collected", "delegate", "final", "first_line", "id", "kind",
        "line", "name", "needs", "owners", "plain", "raised_at", "reference", "shown", "state",
    )  # fmt: skip

    def __init__(self, number: int, kind: str, name: str, first_line: int | None) -> None:
        self.id = number
        self.kind = kind
        self.name = name
        self.first_line = first_line
        self.line = first_line or 1
        self.code: CodeType | None = None
        self.state: str | None = None
        self.delegate: str | None = None
        self.shown: dict[str, str] = {}
        self.reference: weakref.ref | None = None
        self.address = 0
        # Its names are its own: they stay as they are while others run. What they lead to must be seen all the same.
        self.plain = False
        self.needs: frozenset[str] = frozenset()
        # Where an exception was raised in it, or arrived, the last time.
        self.raised_at: str | None = None
        # Somebody asked it to close; the collector did.
        self.closing = False
        self.collected = False
        # Those that delegate to it and are closed together with it, outermost first: they wait, but not on the stack.
        self.owners: list[FrameEntry] = []
        # It is being finalized: its weak reference is gone, and its `finally` runs.
        self.final = False

    def generator(self) -> Generator | None:
        """Its generator, as long as it lives."""
        return None if self.reference is None else self.reference()


def kind_of(code: CodeType) -> str:
    """What a code object makes when it runs."""
    if code.co_flags & CO_ASYNC_GENERATOR:
        return "async-generator"
    if code.co_flags & CO_COROUTINE:
        return "coroutine"
    if code.co_flags & CO_GENERATOR:
        return "generator-expression" if code.co_name == "<genexpr>" else "generator"
    return "function" if code.co_flags & CO_OPTIMIZED else "class-body"


def makes_generator(code: CodeType) -> bool:
    """Whether calling it makes a generator, a coroutine or an async generator."""
    return bool(code.co_flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR))
