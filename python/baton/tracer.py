"""Turns the events of the interpreter into steps."""

from gc import collect, get_referents
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from types import CodeType, FrameType, FunctionType, MethodType

from baton.own_builtins import __builtins__  # noqa: F401
from baton import looking, virtual_loop
from baton.births import Births
from baton.budget import Budget, Stop
from baton.calls import Calls
from baton.frames import FrameBook, FrameEntry, makes_generator
from baton.generators import is_generator, Generator, behind_links, code_of, delegate_below, delegate_of, state_of, value_stack
from baton.hand_over import Ball, HandOvers, Party
from baton.objects import Objects
from baton.recorder import Recorder
from baton.source_map import SourceMap
from baton.values import quote_name
from baton.virtual_labels import waiting_words
from baton.virtual_stops import WorldStop

_monitoring = sys.monitoring
_DISABLE = _monitoring.DISABLE
_TOOL = 4
_STOPS = (Stop, WorldStop)
# Where a generator was suspended, in the argument of RESUME: after a plain yield, or in yield from and await.
_RESUME_LOCATION = 3
_IN_DELEGATION = (2, 3)
_ENDS_OF_ITERATION = frozenset({"StopIteration", "StopAsyncIteration"})
_CONSUMERS = frozenset({"FOR_ITER", "SEND", "END_ASYNC_FOR", "CLEANUP_THROW", "UNPACK_SEQUENCE", "YIELD_VALUE", "RESUME"})
_QUIET_ENDS = frozenset({"GeneratorExit", "CancelledError"})
_arguments = BaseException.__dict__["args"].__get__
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
        self._births = Births(book, source)
        # Frames that a resume passes through on its way in, and a yield on its way out.
        self._passing: set[int] = set()
        self._bubbling: set[int] = set()
        # An exception, or the end of a generator, on its way to the frame that delegated.
        self._arriving: int | None = None
        self._raised: int | None = None
        self._last_line: int = 1

    def start(self) -> None:
        """Begins to listen."""
        _monitoring.use_tool_id(_TOOL, "baton")
        events = 0
        for name, callback in self._callbacks().items():
            event = getattr(_monitoring.events, name)
            _monitoring.register_callback(_TOOL, event, callback)
            events |= event
        _monitoring.set_events(_TOOL, events)

    def stop(self) -> None:
        """Ends listening, and leaves the interpreter as it was."""
        if _monitoring.get_tool(_TOOL) is None:
            # The program has freed it.
            return
        _monitoring.set_events(_TOOL, 0)
        for name in self._callbacks():
            _monitoring.register_callback(_TOOL, getattr(_monitoring.events, name), None)
        _monitoring.free_tool_id(_TOOL)

    def finish(self, namespace: dict) -> None:
        """Writes the last step, with what the module left in its namespace, and then empties it."""
        module = self._book.module

        def last_words() -> None:
            # What is collected at the end may print, and may be endless too.
            with self._guard():
                namespace.clear()
                collect()

        self._recorder.step("end", module, module.line, running=[(module, namespace)], stack=[], states={}, delegates={}, last_words=last_words)

    @contextmanager
    def _guard(self) -> Iterator[None]:
        jump = _monitoring.events.JUMP
        _monitoring.use_tool_id(_TOOL, "baton")
        _monitoring.register_callback(_TOOL, jump, self._count_jump)
        _monitoring.set_events(_TOOL, jump)
        try:
            yield
        except _STOPS:
            # It has said its last word.
            pass
        finally:
            _monitoring.set_events(_TOOL, 0)
            _monitoring.register_callback(_TOOL, jump, None)
            _monitoring.free_tool_id(_TOOL)

    def _count_jump(self, _code: CodeType, offset: int, target: int) -> None:
        if target <= offset:
            self._budget.event()

    def _callbacks(self) -> dict:
        return {
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
        if self._source.owns(code) and self._source.line_of(code, target) in self._source.one_line_loops:
            line = self._source.line_of(code, offset)
            if line == self._source.line_of(code, target):
                frame = sys._getframe(1)
                self._settle(frame)
                self._step("line", frame, line)
        return None

    def _on_line(self, code: CodeType, line: int) -> object:
        if not self._source.owns(code):
            return _DISABLE
        self._budget.event()
        frame = sys._getframe(1)
        entry = self._settle(frame)
        self._calls.forget(entry)
        self._raised = None
        self._step("line", frame, line)
        return None

    def _on_call(self, code: CodeType, offset: int, callee: object, first: object) -> object:
        if not self._source.owns(code):
            return _DISABLE
        self._budget.event()
        frame = sys._getframe(1)
        entry = self._settle(frame, first)
        self._calls.begin(entry, offset, callee, first)
        function = callee.__func__ if type(callee) is MethodType else callee
        if type(function) is FunctionType:
            made = function.__code__
            if makes_generator(made) and self._source.owns(made):
                self._births.expect(made, entry, offset)
        return None

    def _on_start(self, code: CodeType, _offset: int) -> object:
        if not self._source.owns(code):
            return self._on_turn() if code is virtual_loop.TURN else _DISABLE
        self._budget.event()
        frame = sys._getframe(1)
        if code is self._book.module.code:
            return None
        self._limit_depth(frame)
        party = self._hand_overs.driver(frame, self._passing)
        self._settle_above(frame, frame.f_generator)
        entry = self._book.of(frame)
        ball = None
        if frame.f_generator is not None:
            ball = self._ball_in(party, entry, self._source.start_of(code))
        self._passing.clear()
        self._step("call", frame, entry.first_line, ball=ball, at=None if ball else party.at, states={entry: "running"} if ball else {})
        return None

    def _on_turn(self) -> None:
        """Between two turns of the loop somebody may have asked a task to end: that is a step of its own."""
        if self._budget.over is None and self._recorder.board.has_new_cancellation():
            running, stack = self._walk(sys._getframe(1))
            line = self._book.module.line
            self._recorder.step("loop", self._book.loop(), line, running=running, stack=stack, states={}, delegates={})

    def _on_resume(self, code: CodeType, offset: int) -> object:
        if not self._source.owns(code):
            return _DISABLE
        self._budget.event()
        frame = sys._getframe(1)
        generator = frame.f_generator
        entry = self._book.of(frame)
        entry.owners = []
        _, argument = self._source.operation(code, offset)
        stack = value_stack(generator)
        self._bubbling.clear()
        if argument & _RESUME_LOCATION in _IN_DELEGATION and self._leads_to_program(stack[-2]):
            self._passing.add(entry.id)
            return None
        self._settle_above(frame)
        party = self._hand_overs.driver(frame, self._passing)
        self._passing.clear()
        ball = self._ball_in(party, entry, self._source.range_at(code, offset))
        value = stack[-1]
        if argument & _RESUME_LOCATION not in _IN_DELEGATION and party.asked is None and value is not None:
            ball.how = "send"
        if ball.how == "send":
            ball.value, ball.has_value = value, True
        self._step("resume", frame, frame.f_lineno, ball=ball, states={entry: "running"})
        return None

    def _on_yield(self, code: CodeType, offset: int, value: object) -> object:
        if not self._source.owns(code):
            return _DISABLE
        self._budget.event()
        frame = sys._getframe(1)
        entry = self._book.of(frame)
        if entry.id in self._bubbling:
            self._bubbling.discard(entry.id)
            return None
        self._settle(frame)
        wrapped = looking.name_of_type(type(value)) == "async_generator_wrapped_value"
        if wrapped:
            value = get_referents(value)[0]
        passed = set() if wrapped else self._hand_overs.delegating(frame)
        party = self._hand_overs.driver(frame, passed)
        self._bubbling = {each.id for each in party.through}
        ball = self._ball_out("yield", entry, party, self._source.range_at(code, offset))
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
        self._step("yield", frame, frame.f_lineno, ball=ball, shown=shown, states=states, delegates=delegates, top=self._top(party, frame))
        return None

    def _on_return(self, code: CodeType, offset: int, value: object) -> object:
        if not self._source.owns(code):
            return _DISABLE
        if self._budget.over is not None:
            return None
        frame = sys._getframe(1)
        entry = self._settle(frame)
        if entry is self._book.module:
            return None
        party = self._hand_overs.receiver(entry, frame)
        at = self._source.range_at(code, offset)
        if frame.f_generator is not None:
            ball = self._ball_out("return", entry, party, at)
            ball.value, ball.has_value = value, True
            self._arriving = party.entry.id
            self._step("return", frame, frame.f_lineno, ball=ball, shown=[value], states={entry: "closed"}, top=self._top(party, frame))
        else:
            self._step("return", frame, frame.f_lineno, at=at, shown=[value], top=frame.f_back)
            self._book.leave(frame)
        self._calls.forget(entry)
        return None

    def _on_throw(self, code: CodeType, offset: int, exception: BaseException) -> object:
        if not self._source.owns(code) or isinstance(exception, _STOPS) or self._budget.over is not None:
            return None
        self._budget.event()
        frame = sys._getframe(1)
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
        name = looking.name_of_type(type(exception))
        ball = self._ball_in(party, entry, self._source.range_at(code, frame.f_lasti))
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
        if _first_argument(exception).startswith("Task cannot await on itself"):
            ball.origin, ball.refused, ball.from_at = entry, True, ball.to_at
        ball.value, ball.has_value = exception, True
        self._raised = id(exception)
        self._step("throw", frame, frame.f_lineno, ball=ball, shown=[exception], states={entry: "running"})
        return None

    def _on_unwind(self, code: CodeType, offset: int, exception: BaseException) -> object:
        if not self._source.owns(code) or isinstance(exception, _STOPS) or self._budget.over is not None:
            return None
        frame = sys._getframe(1)
        entry = self._settle(frame)
        self._raised = id(exception)
        if entry is self._book.module:
            return None
        party = self._hand_overs.receiver(entry, frame)
        if frame.f_generator is not None:
            quiet = looking.name_of_type(type(exception)) in _QUIET_ENDS
            state = "collected" if entry.collected or entry.final else "closed" if quiet else "failed"
            ball = self._ball_out("raise", entry, party, self._source.range_at(code, offset) or entry.raised_at)
            ball.value, ball.has_value = exception, True
            self._arriving = party.entry.id
            self._step("unwind", frame, frame.f_lineno, ball=ball, shown=[exception], states={entry: state}, top=self._top(party, frame))
        else:
            self._step("unwind", frame, frame.f_lineno, shown=[exception], top=frame.f_back)
            self._book.leave(frame)
        self._calls.forget(entry)
        return None

    def _on_raise(self, code: CodeType, offset: int, exception: BaseException) -> object:
        if not self._source.owns(code) or isinstance(exception, _STOPS) or self._budget.over is not None:
            return None
        self._budget.event()
        frame = sys._getframe(1)
        operation, _ = self._source.operation(code, offset)
        if looking.name_of_type(type(exception)) in _ENDS_OF_ITERATION and operation in _CONSUMERS:
            return None
        entry = self._settle(frame)
        at = entry.raised_at = self._source.range_at(code, offset)
        if self._raised == id(exception):
            return None
        self._raised = id(exception)
        ball = self._refusal(entry, frame, offset, exception)
        self._step("raise", frame, frame.f_lineno, at=at, ball=ball, shown=[exception])
        return None

    # What happened silently since the last event.

    def _settle(self, frame: FrameType, *hints: object) -> FrameEntry:
        """Writes the steps of generators that were made or closed since the last event."""
        entry = self._book.of(frame)
        self._arriving = None
        # What was thrown in comes back without an event for those that it passes.
        self._bubbling.clear()
        for birth in self._births.take(hints, frame):
            at = self._source.range_at(frame.f_code, frame.f_lasti if birth.offset is None else birth.offset)
            self._step("create", frame, entry.line, at=at, states={birth.entry: "created"})
        self._closed_silently(frame, entry)
        return entry

    def _settle_above(self, frame: FrameType, *hints: object) -> None:
        above = frame.f_back
        while above is not None and not self._source.owns(above.f_code):
            above = above.f_back
        if above is not None:
            self._settle(above, *hints)

    def _closed_silently(self, frame: FrameType, entry: FrameEntry) -> None:
        for gone in self._book.take_dead():
            if gone.state in ("created", "suspended"):
                state = "never-run" if gone.state == "created" else "collected"
                ball = Ball(entry, gone, "close", via="garbage collector")
                self._step("close", frame, entry.line, ball=ball, states={gone: state})
        for other in self._book.generators():
            generator = other.generator()
            if generator is None or other.state not in ("created", "suspended"):
                continue
            if state_of(generator) == "closed":
                call = self._calls.latest(entry)
                ball = Ball(entry, other, "close")
                if call is not None and call.target is other:
                    ball.from_at = self._source.range_at(frame.f_code, call.offset)
                self._step("close", frame, entry.line, ball=ball, states={other: "closed"})

    def _limit_depth(self, frame: FrameType) -> None:
        depth = 0
        while frame is not None:
            depth += self._source.owns(frame.f_code)
            frame = frame.f_back
        if depth > MAX_DEPTH:
            raise RecursionError("maximum recursion depth exceeded")

    # Parts of steps.

    def _step(
        self,
        event: str,
        frame: FrameType,
        line: int,
        *,
        at: str | None = None,
        ball: Ball | None = None,
        shown: list | None = None,
        states: dict[FrameEntry, str] | None = None,
        delegates: dict[FrameEntry, str] | None = None,
        top: FrameType | None = None,
    ) -> None:
        def parts(objects: Objects) -> list[str]:
            members = [f'"at":{at}'] if at else []
            if shown:
                members.append(f'"x":{objects.write_passing(shown[0])}')
            if ball is not None:
                members.append(ball.write(objects))
            return members

        running, _ = self._walk(frame)
        _, stack = self._walk(top if top is not None else frame)
        if top is not None:
            stack.extend(owner.id for owner in self._book.of(frame).owners)
        self._recorder.step(
            event,
            self._book.of(frame),
            line,
            running=running,
            stack=stack,
            states=states or {},
            delegates=delegates or {},
            leaving=_leaving(ball),
            parts=parts,
        )

    def _walk(self, frame: FrameType | None) -> tuple[list[tuple[FrameEntry, FrameType]], list[int]]:
        """The program's frames above one, the innermost first, and the stack with the loop, the outermost first."""
        running: list[tuple[FrameEntry, FrameType]] = []
        stack: list[int] = []
        while frame is not None:
            code = frame.f_code
            if code.co_filename == self._source.name:
                entry = self._book.of(frame)
                running.append((entry, frame))
                stack.append(entry.id)
                stack.extend(owner.id for owner in reversed(entry.owners))
            elif code.co_filename == virtual_loop.FILE:
                number = self._book.loop().id
                # A loop in a loop's thread is the same lane.
                if number not in stack:
                    stack.append(number)
            frame = frame.f_back
        stack.reverse()
        return running, stack

    def _top(self, party: Party, frame: FrameType) -> FrameType | None:
        return party.frame if party.frame is not None else frame.f_back

    def _ball_in(self, party: Party, entry: FrameEntry, to_at: str | None) -> Ball:
        how = party.asked or "next"
        via = party.via
        if party.entry.kind == "loop":
            how = "wake"
        elif via == "await":
            how, via = ("await", None) if entry.kind == "coroutine" else ("next", "await")
        return Ball(party.entry, entry, how, via, party.through, party.at, to_at)

    def _ball_out(self, how: str, entry: FrameEntry, party: Party, from_at: str | None) -> Ball:
        via = None if party.via == "await" and entry.kind == "coroutine" else party.via
        from_at = from_at or self._source.line_range(entry.line)
        return Ball(entry, party.entry, how, via, party.through, from_at, party.at)

    def _refusal(self, entry: FrameEntry, frame: FrameType, offset: int, exception: BaseException) -> Ball | None:
        words = _first_argument(exception)
        call = self._calls.at(entry, offset)
        target = call.target if call is not None else None
        if call is not None and call.asked == "send" and words.startswith("can't send non-None value"):
            value = self._source.argument_of_call(frame, offset)
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
        ball.value, ball.has_value = value, how == "send" and value is not None
        return ball

    def _leads_to_program(self, delegate: object) -> bool:
        """Whether the innermost of a chain of delegation has a frame of the program's in it."""
        for _ in range(500):
            delegate = behind_links(delegate)
            if not is_generator(delegate):
                return False
            if self._source.owns(code_of(delegate)):
                return True
            delegate = delegate_of(delegate)
        return False

    def _words(self, frame: FrameType, value: object) -> str | None:
        delegate = delegate_below(get_referents(frame.f_generator), value)
        return waiting_words(delegate) if delegate is not None else None


def _first_argument(exception: BaseException) -> str:
    arguments = _arguments(exception)
    return arguments[0] if arguments and type(arguments[0]) is str else ""


def _leaving(ball: Ball | None) -> str | None:
    """What a task waits on that gives control to the loop; '' when it only gives its turn, as by `sleep(0)`."""
    if ball is None or ball.how != "wait":
        return None
    return "" if ball.value is None else ball.words or ""
