"""Who drives whom: the hand-overs of the baton, with both ends in the program's text."""

from gc import get_referents
from collections.abc import Container
from dataclasses import dataclass, field
from types import CodeType, FrameType

from baton.own_builtins import __builtins__  # noqa: F401
from baton import virtual_loop
from baton.calls import Calls
from baton.frame_entry import FrameEntry
from baton.frames import FrameBook
from baton.generators import frame_of, state_of
from baton.source_map import SourceMap

_ON_BEHALF = {
    "FOR_ITER": "for",
    "GET_ITER": "for",
    "CONTAINS_OP": "in",
    "UNPACK_SEQUENCE": "unpacking",
    "UNPACK_EX": "unpacking",
    "LIST_EXTEND": "unpacking",
    "SET_UPDATE": "unpacking",
    "CALL_INTRINSIC_1": "unpacking",
    "CALL_FUNCTION_EX": "unpacking",
    "DICT_UPDATE": "unpacking",
    "DICT_MERGE": "unpacking",
    "BINARY_OP": "operator",
    "STORE_SUBSCR": "assignment",
    "STORE_SLICE": "assignment",
    "WITH_EXCEPT_START": "with",
    "LOAD_SPECIAL": "with",
}
_INLINED = frozenset({"all", "any", "tuple", "list", "set", "sum", "min", "max"})
_WRAPPERS = frozenset({"zip", "map", "filter", "enumerate", "reversed", "islice", "chain", "takewhile", "dropwhile"})
_CALLS = frozenset({"CALL", "CALL_KW", "CALL_FUNCTION_EX"})
_DELEGATING = frozenset({"SEND", "YIELD_VALUE", "RESUME", "CLEANUP_THROW", "END_SEND"})


@dataclass(slots=True)
class Party:
    """The frame at the other end, its place in the program, and who stands between."""

    entry: FrameEntry
    frame: FrameType | None
    at: str | None = None
    # Who asks on its behalf; None where the call is written.
    via: str | None = None
    # next, send, throw, close ... where the call is written.
    asked: str | None = None
    # A library's frame stands between, in the middle of a call.
    mediated: bool = False
    # Delegating frames between, outermost first.
    through: list[FrameEntry] = field(default_factory=list)


class HandOvers:
    """Finds the other end of a hand-over by walking up the stack."""

    def __init__(self, book: FrameBook, source: SourceMap, calls: Calls) -> None:
        self._book = book
        self._source = source
        self._calls = calls

    def driver(self, frame: FrameType, passing: Container[int] = ()) -> Party:
        """Who drives a frame. Frames numbered in `passing` only delegate."""
        through: list[FrameEntry] = []
        library: FrameType | None = None
        above = frame.f_back
        while above is not None:
            code = above.f_code
            if self._source.owns(code):
                entry = self._book.of(above)
                if entry.id not in passing:
                    return self._party(entry, above, library, through)
                through.insert(0, entry)
            elif code.co_filename == virtual_loop.FILE:
                return self._loop_party(above, library, through)
            else:
                library = above
            above = above.f_back
        return Party(self._book.module, None, through=through)

    def receiver(self, entry: FrameEntry, frame: FrameType) -> Party:
        """Who gets what a frame returns or raises."""
        if not entry.owners:
            return self.driver(frame)
        owner = entry.owners[-1]
        generator = owner.generator()
        waiting = None if generator is None else frame_of(generator)
        at = None if waiting is None else self._source.range_at(waiting.f_code, waiting.f_lasti)
        return Party(owner, frame.f_back, at, via="yield from" if owner.kind == "generator" else "await")

    def closing_owners(self, entry: FrameEntry) -> list[FrameEntry]:
        """Those that waited for this one and are being closed: they close it first, without being on the stack."""
        owners: list[FrameEntry] = []
        told = f'{{"to":{entry.id}}}'
        while True:
            owner = next((each for each in self._book.generators() if each.delegate == told), None)
            if owner is None or not self._is_being_closed(owner):
                return owners
            owners.insert(0, owner)
            told = f'{{"to":{owner.id}}}'

    def _is_being_closed(self, owner: FrameEntry) -> bool:
        if self._book.is_dead(owner):
            self._book.begin_last_run(owner)
            return True
        generator = owner.generator()
        frame = None if generator is None else frame_of(generator)
        return frame is not None and state_of(generator) == "running" and frame.f_back is None

    def delegating(self, frame: FrameType) -> set[int]:
        """The frames above that only wait for this one in `yield from` or `await`: what it yields passes them."""
        found: set[int] = set()
        inner = frame.f_generator
        above = frame.f_back
        while above is not None and inner is not None and above.f_generator is not None:
            operation, _ = self._source.operation(above.f_code, above.f_lasti)
            if operation not in _DELEGATING:
                break
            if not any(each is inner for each in get_referents(above.f_generator)[-3:]):
                break
            if self._source.owns(above.f_code):
                found.add(self._book.of(above).id)
            inner = above.f_generator
            above = above.f_back
        return found

    def _party(
        self, entry: FrameEntry, frame: FrameType, library: FrameType | None, through: list[FrameEntry]
    ) -> Party:
        code, offset = frame.f_code, frame.f_lasti
        party = Party(entry, frame, self._source.range_at(code, offset), through=through)
        operation, _ = self._source.operation(code, offset)
        party.mediated = library is not None and self._source.operation(library.f_code, library.f_lasti)[0] in _CALLS
        call = self._calls.at(entry, offset) if operation in _CALLS else None
        if operation in _DELEGATING:
            party.via = self._delegation(frame)
            if party.via == "async for" and frame.f_lineno:
                # To the compiler it is the whole statement that waits.
                party.at = self._source.line_range(frame.f_lineno)
        elif call is not None:
            party.asked, party.via = call.asked, call.label
        elif operation == "FOR_ITER":
            party.via = self._puller(code, offset)
        else:
            party.via = _ON_BEHALF.get(operation)
        return party

    def _puller(self, code: CodeType, offset: int) -> str:
        """Who pulls in a loop: 'for', or the function in whose place the compiler put a loop, or that wraps the iterable."""
        text = self._source.text_at(code, offset)
        name = text.partition("(")[0]
        inlined = text in _INLINED
        return f"{name}()" if inlined or (name in _WRAPPERS and text.endswith(")")) else "for"

    def _delegation(self, frame: FrameType) -> str:
        code, offset = frame.f_code, frame.f_lasti
        for back in range(2, 14, 2):
            operation, _ = self._source.operation(code, offset - back)
            if operation == "GET_ANEXT":
                return "async for"
            if operation in ("GET_AWAITABLE", "GET_YIELD_FROM_ITER"):
                break
        return "yield from" if frame.f_generator is not None and hasattr(frame.f_generator, "gi_code") else "await"

    def _loop_party(self, frame: FrameType, library: FrameType | None, through: list[FrameEntry]) -> Party:
        party = Party(self._book.loop(), frame, through=through)
        above: FrameType | None = frame
        while above is not None:
            if above.f_code.co_qualname == "Runner.close":
                party.via = "asyncio.run"
                break
            above = above.f_back
        return party
