"""The events by which the baton leaves a frame: it yields, returns, or lets an exception go."""

from gc import get_referents
from itertools import pairwise
from sys import _getframe, monitoring
from types import CodeType, FrameType

from baton.own_builtins import __builtins__  # noqa: F401
from baton.generators import delegate_below
from baton.listening import STOPS
from baton.looking import name_of_type
from baton.scene import Scene
from baton.steps import top_of
from baton.values import quote_name
from baton.virtual_labels import waiting_words

_DISABLE = monitoring.DISABLE
_ENDS_OF_ITERATION = frozenset({"StopIteration", "StopAsyncIteration"})
_CONSUMERS = frozenset(
    {"FOR_ITER", "SEND", "END_ASYNC_FOR", "CLEANUP_THROW", "UNPACK_SEQUENCE", "YIELD_VALUE", "RESUME"}
)
_QUIET_ENDS = frozenset({"GeneratorExit", "CancelledError"})


class EventsOut:
    """The callbacks for what comes out of a frame. Each is called by the interpreter: above it stands the program's frame."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._source = scene.source
        self._book = scene.book
        self._budget = scene.budget
        self._calls = scene.calls
        self._hand_overs = scene.hand_overs
        self._balls = scene.balls
        self._steps = scene.steps

    def on_yield(self, code: CodeType, offset: int, value: object) -> object:
        if not self._source.owns(code):
            return _DISABLE
        self._budget.event()
        frame = _getframe(1)
        entry = self._book.of(frame)
        if entry.id in self._scene.bubbling:
            self._scene.bubbling.discard(entry.id)
            return None
        self._scene.settle(frame)
        wrapped = name_of_type(type(value)) == "async_generator_wrapped_value"
        if wrapped:
            value = get_referents(value)[0]
        passed = set() if wrapped else self._hand_overs.delegating(frame)
        party = self._hand_overs.driver(frame, passed)
        self._scene.bubbling = {each.id for each in party.through}
        ball = self._balls.back("yield", entry, party, self._source.range_at(code, offset))
        ball.value, ball.has_value = value, True
        shown = [value]
        in_delegation = self._source.operation(code, offset) == ("YIELD_VALUE", 1)
        words = self._words(frame, value) if in_delegation else None
        if party.entry.kind == "loop":
            ball.how, ball.words, ball.has_value = "wait", words, False
            shown = []
        # An async generator that closes may await.
        if entry.kind != "async-generator" or wrapped:
            ball.refused = entry.closing
            entry.closing = False
        chain = [*party.through, entry]
        delegates = {outer: f'{{"to":{inner.id}}}' for outer, inner in pairwise(chain)}
        if words is not None:
            delegates[entry] = f'{{"on":{quote_name(words)}}}'
        states = dict.fromkeys(chain, "suspended")
        if entry.final and entry.kind != "async-generator":
            states[entry] = "collected"
        self._steps.write("yield", frame, frame.f_lineno, ball=ball, shown=shown, states=states, delegates=delegates, top=top_of(party, frame))
        return None

    def on_return(self, code: CodeType, offset: int, value: object) -> object:
        if not self._source.owns(code):
            return _DISABLE
        if self._budget.over is not None:
            return None
        frame = _getframe(1)
        entry = self._scene.settle(frame)
        if entry is self._book.module:
            return None
        party = self._hand_overs.receiver(entry, frame)
        at = self._source.range_at(code, offset)
        if frame.f_generator is not None:
            ball = self._balls.back("return", entry, party, at)
            ball.value, ball.has_value = value, True
            self._scene.arriving = party.entry.id
            self._steps.write("return", frame, frame.f_lineno, ball=ball, shown=[value], states={entry: "closed"}, top=top_of(party, frame))
        else:
            self._steps.write("return", frame, frame.f_lineno, at=at, shown=[value], top=frame.f_back)
            self._book.leave(frame)
        self._calls.forget(entry)
        return None

    def on_unwind(self, code: CodeType, offset: int, exception: BaseException) -> object:
        if not self._source.owns(code) or isinstance(exception, STOPS) or self._budget.over is not None:
            return None
        frame = _getframe(1)
        entry = self._scene.settle(frame)
        self._scene.raised = id(exception)
        if entry is self._book.module:
            return None
        party = self._hand_overs.receiver(entry, frame)
        if frame.f_generator is not None:
            quiet = name_of_type(type(exception)) in _QUIET_ENDS
            state = "collected" if entry.collected or entry.final else "closed" if quiet else "failed"
            ball = self._balls.back("raise", entry, party, self._source.range_at(code, offset) or entry.raised_at)
            ball.value, ball.has_value = exception, True
            self._scene.arriving = party.entry.id
            self._steps.write("unwind", frame, frame.f_lineno, ball=ball, shown=[exception], states={entry: state}, top=top_of(party, frame))
        else:
            self._steps.write("unwind", frame, frame.f_lineno, shown=[exception], top=frame.f_back)
            self._book.leave(frame)
        self._calls.forget(entry)
        return None

    def on_raise(self, code: CodeType, offset: int, exception: BaseException) -> object:
        if not self._source.owns(code) or isinstance(exception, STOPS) or self._budget.over is not None:
            return None
        self._budget.event()
        frame = _getframe(1)
        operation, _ = self._source.operation(code, offset)
        if name_of_type(type(exception)) in _ENDS_OF_ITERATION and operation in _CONSUMERS:
            return None
        entry = self._scene.settle(frame)
        at = entry.raised_at = self._source.range_at(code, offset)
        if self._scene.raised == id(exception):
            return None
        self._scene.raised = id(exception)
        ball = self._balls.refusal(entry, frame, offset, exception)
        self._steps.write("raise", frame, frame.f_lineno, at=at, ball=ball, shown=[exception])
        return None

    def _words(self, frame: FrameType, value: object) -> str | None:
        delegate = delegate_below(get_referents(frame.f_generator), value)
        return waiting_words(delegate) if delegate is not None else None
