"""The baton on its way: what is told of a hand-over, and of one that is refused."""

from dataclasses import dataclass, field
from types import FrameType

from baton.own_builtins import __builtins__  # noqa: F401
from baton.calls import Call, Calls
from baton.frame_entry import FrameEntry
from baton.hand_over import Party
from baton.objects import Objects
from baton.source_map import SourceMap
from baton.values import name_value, quote_name

# What is asked by a call with so many arguments. With others the call itself fails, or raises.
_QUIET_CALLS = {("CALL", 0): "close", ("CALL", 2): "next"}
_arguments = BaseException.__dict__["args"].__get__


@dataclass(slots=True)
class Ball:
    """One hand-over, before it is written."""

    origin: FrameEntry
    target: FrameEntry
    how: str
    via: str | None = None
    through: list[FrameEntry] = field(default_factory=list)
    from_at: str | None = None
    to_at: str | None = None
    refused: bool = False
    # A value that passes; `has_value` tells None from nothing.
    value: object = None
    has_value: bool = False
    # What it waits on, in words, in place of a value.
    words: str | None = None

    def write(self, objects: Objects) -> str:
        """As JSON."""
        members = [f'"from":{self.origin.id},"to":{self.target.id},"how":"{self.how}"']
        if self.words is not None:
            members.append(f'"value":{name_value(self.words)}')
        elif self.has_value:
            members.append(f'"value":{objects.write(self.value)}')
        if self.via:
            members.append(f'"via":{quote_name(self.via)}')
        if self.through:
            members.append(f'"through":[{",".join(str(entry.id) for entry in self.through)}]')
        if self.from_at:
            members.append(f'"fromAt":{self.from_at}')
        if self.to_at:
            members.append(f'"toAt":{self.to_at}')
        if self.refused:
            members.append('"refused":true')
        return '"ball":{' + ",".join(members) + "}"


class Balls:
    """Makes hand-overs of the two parties to them."""

    def __init__(self, source: SourceMap, calls: Calls) -> None:
        self._source = source
        self._calls = calls

    def towards(self, party: Party, entry: FrameEntry, to_at: str | None) -> Ball:
        how = party.asked or "next"
        via = party.via
        if party.entry.kind == "loop":
            how = "wake"
        elif via == "await":
            how, via = ("await", None) if entry.kind == "coroutine" else ("next", "await")
        return Ball(party.entry, entry, how, via, party.through, party.at, to_at)

    def back(self, how: str, entry: FrameEntry, party: Party, from_at: str | None) -> Ball:
        via = None if party.via == "await" and entry.kind == "coroutine" else party.via
        from_at = from_at or self._source.line_range(entry.line)
        return Ball(entry, party.entry, how, via, party.through, from_at, party.at)

    def refusal(self, entry: FrameEntry, frame: FrameType, offset: int, exception: BaseException) -> Ball | None:
        words = first_argument(exception)
        call = self._calls.at(entry, offset)
        target = call.target if call is not None else None
        if call is not None and call.too_late and call.asked in ("next", "send", "throw"):
            value = exception if call.asked == "throw" else self._source.argument_of_call(frame, call.offset)
        elif call is not None and call.asked == "send" and words.startswith("can't send non-None value"):
            value = self._source.argument_of_call(frame, call.offset)
        elif words.endswith("already executing") or words.startswith("asynchronous generator is already running"):
            target = target or (entry if frame.f_generator is not None else None)
            value = None
        else:
            return None
        if target is None:
            return None
        how = (call.asked if call is not None else None) or "next"
        to_at = self._source.start_of(target.code) if target.code and target.state == "created" else None
        ball = Ball(entry, target, how, None, [], self._source.range_at(frame.f_code, offset), to_at, refused=True)
        ball.value, ball.has_value = value, how in ("send", "throw") and value is not None
        return ball

    def bounce(self, entry: FrameEntry, frame: FrameType, call: Call) -> Ball | None:
        """A `close()` or a `next(..., default)` of one that is over: nothing happens in it, and nothing is raised either."""
        if not call.too_late or call.target is None:
            return None
        operation = self._source.operation(frame.f_code, call.offset)
        quiet = _QUIET_CALLS.get(operation)
        # `anext` gives an awaitable, and asks nothing yet.
        if quiet is None or call.asked != quiet or (quiet == "next" and call.target.kind == "async-generator"):
            return None
        at = self._source.range_at(frame.f_code, call.offset)
        return Ball(entry, call.target, quiet, from_at=at, refused=True)


def first_argument(exception: BaseException) -> str:
    """The text that an exception was made with; '' if it is none."""
    arguments = _arguments(exception)
    return arguments[0] if arguments and type(arguments[0]) is str else ""
