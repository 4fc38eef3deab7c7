"""Turns the events of the interpreter into steps."""

from gc import collect, get_referents
from itertools import pairwise
from sys import _getframe, monitoring
from types import CodeType, FrameType, FunctionType, MethodType

from baton.own_builtins import __builtins__  # noqa: F401
from baton import virtual_loop
from baton.balls import Balls, first_argument
from baton.budget import Budget
from baton.calls import Calls
from baton.frames import FrameBook, FrameEntry, makes_generator
from baton.generators import delegate_below, leads_to, value_stack
from baton.hand_over import HandOvers
from baton.listening import STOPS, guard, listen, stop_listening
from baton.looking import name_of_type
from baton.recorder import Recorder
from baton.source_map import SourceMap
from baton.steps import Steps, top_of
from baton.values import quote_name
from baton.virtual_labels import waiting_words

_DISABLE = monitoring.DISABLE
# Where a generator was suspended, in the argument of RESUME: after a plain yield, or in yield from and await.
_RESUME_LOCATION = 3
_IN_DELEGATION = (2, 3)
_ENDS_OF_ITERATION = frozenset({"StopIteration", "StopAsyncIteration"})
_CONSUMERS = frozenset(
    {"FOR_ITER", "SEND", "END_ASYNC_FOR", "CLEANUP_THROW", "UNPACK_SEQUENCE", "YIELD_VALUE", "RESUME"}
)
_QUIET_ENDS = frozenset({"GeneratorExit", "CancelledError"})
# How deep a program's functions may call one another. More breaks the interpreter in some browsers.
MAX_DEPTH = 200


class Tracer:
    """The callbacks of one run. Nothing of the program is kept from one callback to the next."""

    def __init__(self, source: SourceMap, book: FrameBook, recorder: Recorder, budget: Budget) -> None:
        self._source = source
        self._book = book
        self._recorder = recorder
        self._budget = budget
        self._calls = Calls(book)
        self._hand_overs = HandOvers(book, source, self._calls)
        self._balls = Balls(source, self._calls)
        self._loops = recorder.twin_loops
        self._steps = Steps(source, book, recorder, self._calls)
        # Frames that a resume passes through on its way in, and a yield on its way out.
        self._passing: set[int] = set()
        self._bubbling: set[int] = set()
        # An exception, or the end of a generator, on its way to the frame that delegated.
        self._arriving: int | None = None
        self._raised: int | None = None

    def start(self) -> None:
        """Begins to listen."""
        listen(self._callbacks())

    def stop(self) -> None:
        """Ends listening, and leaves the interpreter as it was."""
        stop_listening(self._callbacks())

    def finish(self, namespace: dict) -> None:
        """Writes the last step, with what the module left in its namespace, and then empties it."""
        module = self._book.module

        def last_words() -> None:
            # What is collected at the end may print, and may be endless too.
            with guard(self._budget):
                namespace.clear()
                collect()

        self._recorder.step(
            "end",
            module,
            module.line,
            running=[(module, namespace)],
            stack=[],
            states={},
            delegates={},
            last_words=last_words,
        )

    def _callbacks(self) -> dict:
        of_loops = {"BRANCH_LEFT": self._on_round, "BRANCH_RIGHT": self._on_last_round}
        return {
            **(of_loops if self._loops.exist else {}),
            "LINE": self._on_line,
            "CALL": self._on_call,
            "JUMP": self._on_jump,
            "PY_START": self._on_start,
            "PY_RESUME": self._on_resume,
            "PY_YIELD": self._on_yield,
            "PY_RETURN": self._on_return,
            "PY_THROW": self._on_throw,
            "PY_UNWIND": self._on_unwind,
            "RAISE": self._on_raise,
        }

    # The events, in the order in which a generator meets them.

    def _on_jump(self, code: CodeType, offset: int, target: int) -> object:
        # Code of any kind is counted, and never left out: a string that is executed may loop too.
        if target > offset:
            return None
        self._budget.event()
        if not self._source.owns(code):
            return None
        frame = _getframe(1)
        line = self._source.line_of(code, target)
        on_one_line = line in self._source.one_line_loops and line == self._source.line_of(code, offset)
        if on_one_line or self._loops.is_silent_round(code, target, frame):
            self._settle(frame)
            self._steps.write("line", frame, self._source.line_of(code, offset))
        return None

    def _on_round(self, code: CodeType, offset: int, _target: int) -> object:
        loop = self._loops.loop_at(code, offset) if self._source.owns(code) else None
        if loop is None:
            return _DISABLE
        self._loops.take(loop, _getframe(1))
        return None

    def _on_last_round(self, code: CodeType, offset: int, _target: int) -> object:
        loop = self._loops.loop_at(code, offset) if self._source.owns(code) else None
        if loop is None:
            return _DISABLE
        self._loops.end(loop, _getframe(1))
        return None

    def _on_line(self, code: CodeType, line: int) -> object:
        if not self._source.owns(code):
            return _DISABLE
        self._budget.event()
        frame = _getframe(1)
        entry = self._settle(frame)
        self._calls.forget(entry)
        self._raised = None
        self._loops.go_to_line(entry, line)
        self._steps.write("line", frame, line)
        return None

    def _on_call(self, code: CodeType, offset: int, callee: object, first: object) -> object:
        if not self._source.owns(code):
            return _DISABLE
        self._budget.event()
        frame = _getframe(1)
        entry = self._settle(frame, first)
        call = self._calls.begin(entry, offset, callee, first)
        bounced = self._balls.bounce(entry, frame, call)
        if bounced is not None:
            self._steps.write("close", frame, entry.line, ball=bounced)
        function = callee.__func__ if type(callee) is MethodType else callee
        if type(function) is FunctionType:
            made = function.__code__
            if makes_generator(made) and self._source.owns(made):
                self._steps.births.expect(made, entry, offset)
        return None

    def _on_start(self, code: CodeType, _offset: int) -> object:
        if not self._source.owns(code):
            return self._on_turn() if code is virtual_loop.TURN else _DISABLE
        self._budget.event()
        frame = _getframe(1)
        if code is self._book.module.code:
            return None
        self._limit_depth(frame)
        party = self._hand_overs.driver(frame, self._passing)
        self._settle_above(frame, frame.f_generator)
        entry = self._book.of(frame)
        ball = None
        if frame.f_generator is not None:
            ball = self._balls.towards(party, entry, self._source.start_of(code))
        self._passing.clear()
        self._steps.write("call", frame, entry.first_line, ball=ball, at=None if ball else party.at, states={entry: "running"} if ball else {})
        return None

    def _on_turn(self) -> None:
        """Between two turns of the loop somebody may have asked a task to end: that is a step of its own."""
        if self._budget.over is None and self._recorder.board.has_new_cancellation():
            self._steps.write_loop(_getframe(1))

    def _on_resume(self, code: CodeType, offset: int) -> object:
        if not self._source.owns(code):
            return _DISABLE
        self._budget.event()
        frame = _getframe(1)
        generator = frame.f_generator
        entry = self._book.of(frame)
        entry.owners = []
        _, argument = self._source.operation(code, offset)
        stack = value_stack(generator)
        self._bubbling.clear()
        if argument & _RESUME_LOCATION in _IN_DELEGATION and leads_to(stack[-2], self._source):
            self._passing.add(entry.id)
            return None
        self._settle_above(frame)
        party = self._hand_overs.driver(frame, self._passing)
        self._passing.clear()
        ball = self._balls.towards(party, entry, self._source.range_at(code, offset))
        value = stack[-1]
        if argument & _RESUME_LOCATION not in _IN_DELEGATION and party.asked is None and value is not None:
            ball.how = "send"
        if ball.how == "send":
            ball.value, ball.has_value = value, True
        self._steps.write("resume", frame, frame.f_lineno, ball=ball, states={entry: "running"})
        return None

    def _on_yield(self, code: CodeType, offset: int, value: object) -> object:
        if not self._source.owns(code):
            return _DISABLE
        self._budget.event()
        frame = _getframe(1)
        entry = self._book.of(frame)
        if entry.id in self._bubbling:
            self._bubbling.discard(entry.id)
            return None
        self._settle(frame)
        wrapped = name_of_type(type(value)) == "async_generator_wrapped_value"
        if wrapped:
            value = get_referents(value)[0]
        passed = set() if wrapped else self._hand_overs.delegating(frame)
        party = self._hand_overs.driver(frame, passed)
        self._bubbling = {each.id for each in party.through}
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

    def _on_return(self, code: CodeType, offset: int, value: object) -> object:
        if not self._source.owns(code):
            return _DISABLE
        if self._budget.over is not None:
            return None
        frame = _getframe(1)
        entry = self._settle(frame)
        if entry is self._book.module:
            return None
        party = self._hand_overs.receiver(entry, frame)
        at = self._source.range_at(code, offset)
        if frame.f_generator is not None:
            ball = self._balls.back("return", entry, party, at)
            ball.value, ball.has_value = value, True
            self._arriving = party.entry.id
            self._steps.write("return", frame, frame.f_lineno, ball=ball, shown=[value], states={entry: "closed"}, top=top_of(party, frame))
        else:
            self._steps.write("return", frame, frame.f_lineno, at=at, shown=[value], top=frame.f_back)
            self._book.leave(frame)
        self._calls.forget(entry)
        return None

    def _on_throw(self, code: CodeType, offset: int, exception: BaseException) -> object:
        if not self._source.owns(code) or isinstance(exception, STOPS) or self._budget.over is not None:
            return None
        self._budget.event()
        frame = _getframe(1)
        entry = self._book.of(frame)
        if self._arriving == entry.id:
            self._arriving = None
            self._raised = id(exception)
            return None
        if self._book.is_dead(entry):
            self._book.begin_last_run(entry)
        entry.owners = self._hand_overs.closing_owners(entry)
        self._settle_above(frame)
        for outer, owner in enumerate(entry.owners):
            owner.owners = entry.owners[:outer]
        party = self._hand_overs.driver(frame, self._hand_overs.delegating(frame))
        party.through += entry.owners
        name = name_of_type(type(exception))
        ball = self._balls.towards(party, entry, self._source.range_at(code, frame.f_lasti))
        ball.how = "throw"
        entry.raised_at = ball.to_at
        if name == "GeneratorExit" and party.asked != "throw":
            ball.how = "close"
            entry.closing = True
            # An async generator is closed by a task, whoever lost it: asyncio sees to that.
            by_task = entry.kind == "async-generator" and party.entry.kind == "loop"
            entry.collected = entry.final or not (party.asked == "close" or party.mediated or by_task)
            if entry.collected:
                ball.via = "garbage collector"
        if first_argument(exception).startswith("Task cannot await on itself"):
            ball.origin, ball.refused, ball.from_at = entry, True, ball.to_at
        ball.value, ball.has_value = exception, True
        self._raised = id(exception)
        self._steps.write("throw", frame, frame.f_lineno, ball=ball, shown=[exception], states={entry: "running"})
        return None

    def _on_unwind(self, code: CodeType, offset: int, exception: BaseException) -> object:
        if not self._source.owns(code) or isinstance(exception, STOPS) or self._budget.over is not None:
            return None
        frame = _getframe(1)
        entry = self._settle(frame)
        self._raised = id(exception)
        if entry is self._book.module:
            return None
        party = self._hand_overs.receiver(entry, frame)
        if frame.f_generator is not None:
            quiet = name_of_type(type(exception)) in _QUIET_ENDS
            state = "collected" if entry.collected or entry.final else "closed" if quiet else "failed"
            ball = self._balls.back("raise", entry, party, self._source.range_at(code, offset) or entry.raised_at)
            ball.value, ball.has_value = exception, True
            self._arriving = party.entry.id
            self._steps.write("unwind", frame, frame.f_lineno, ball=ball, shown=[exception], states={entry: state}, top=top_of(party, frame))
        else:
            self._steps.write("unwind", frame, frame.f_lineno, shown=[exception], top=frame.f_back)
            self._book.leave(frame)
        self._calls.forget(entry)
        return None

    def _on_raise(self, code: CodeType, offset: int, exception: BaseException) -> object:
        if not self._source.owns(code) or isinstance(exception, STOPS) or self._budget.over is not None:
            return None
        self._budget.event()
        frame = _getframe(1)
        operation, _ = self._source.operation(code, offset)
        if name_of_type(type(exception)) in _ENDS_OF_ITERATION and operation in _CONSUMERS:
            return None
        entry = self._settle(frame)
        at = entry.raised_at = self._source.range_at(code, offset)
        if self._raised == id(exception):
            return None
        self._raised = id(exception)
        ball = self._balls.refusal(entry, frame, offset, exception)
        self._steps.write("raise", frame, frame.f_lineno, at=at, ball=ball, shown=[exception])
        return None

    def _settle(self, frame: FrameType, *hints: object) -> FrameEntry:
        """Tells what happened silently since the last event, up to this frame."""
        self._arriving = None
        # What was thrown in comes back without an event for those that it passes.
        self._bubbling.clear()
        return self._steps.settle(frame, hints)

    def _settle_above(self, frame: FrameType, *hints: object) -> None:
        above = frame.f_back
        while above is not None and not self._source.owns(above.f_code):
            above = above.f_back
        if above is not None:
            self._settle(above, *hints)

    def _limit_depth(self, frame: FrameType) -> None:
        depth = 0
        while frame is not None:
            depth += self._source.owns(frame.f_code)
            frame = frame.f_back
        if depth > MAX_DEPTH:
            raise RecursionError("maximum recursion depth exceeded")

    def _words(self, frame: FrameType, value: object) -> str | None:
        delegate = delegate_below(get_referents(frame.f_generator), value)
        return waiting_words(delegate) if delegate is not None else None
