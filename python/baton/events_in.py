"""The events by which the baton comes to a frame: it begins, is resumed, or gets an exception."""

from sys import _getframe, monitoring
from types import CodeType

from baton.own_builtins import __builtins__  # noqa: F401
from baton import virtual_loop
from baton.balls import first_argument
from baton.generators import leads_to, value_stack
from baton.listening import STOPS
from baton.looking import name_of_type
from baton.scene import Scene

_DISABLE = monitoring.DISABLE
# Where a generator was suspended, in the argument of RESUME: after a plain yield, or in yield from and await.
_RESUME_LOCATION = 3
_IN_DELEGATION = (2, 3)


class EventsIn:
    """The callbacks for what goes into a frame. Each is called by the interpreter: above it stands the program's frame."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._source = scene.source
        self._book = scene.book
        self._recorder = scene.recorder
        self._budget = scene.budget
        self._hand_overs = scene.hand_overs
        self._balls = scene.balls
        self._steps = scene.steps

    def on_start(self, code: CodeType, _offset: int) -> object:
        if not self._source.owns(code):
            return self._on_turn() if code is virtual_loop.TURN else _DISABLE
        self._budget.event()
        frame = _getframe(1)
        if code is self._book.module.code:
            return None
        self._scene.limit_depth(frame)
        party = self._hand_overs.driver(frame, self._scene.passing)
        self._scene.settle_above(frame, frame.f_generator)
        entry = self._book.of(frame)
        ball = None
        if frame.f_generator is not None:
            ball = self._balls.towards(party, entry, self._source.start_of(code))
        self._scene.passing.clear()
        self._steps.write("call", frame, entry.first_line, ball=ball, at=None if ball else party.at, states={entry: "running"} if ball else {})
        return None

    def _on_turn(self) -> None:
        """Between two turns of the loop somebody may have asked a task to end: that is a step of its own."""
        if self._budget.over is None and self._recorder.board.has_new_cancellation():
            self._steps.write_loop(_getframe(1))

    def on_resume(self, code: CodeType, offset: int) -> object:
        if not self._source.owns(code):
            return _DISABLE
        self._budget.event()
        frame = _getframe(1)
        generator = frame.f_generator
        entry = self._book.of(frame)
        entry.owners = []
        _, argument = self._source.operation(code, offset)
        stack = value_stack(generator)
        self._scene.bubbling.clear()
        if argument & _RESUME_LOCATION in _IN_DELEGATION and leads_to(stack[-2], self._source):
            self._scene.passing.add(entry.id)
            return None
        self._scene.settle_above(frame)
        party = self._hand_overs.driver(frame, self._scene.passing)
        self._scene.passing.clear()
        ball = self._balls.towards(party, entry, self._source.range_at(code, offset))
        value = stack[-1]
        if argument & _RESUME_LOCATION not in _IN_DELEGATION and party.asked is None and value is not None:
            ball.how = "send"
        if ball.how == "send":
            ball.value, ball.has_value = value, True
        self._steps.write("resume", frame, frame.f_lineno, ball=ball, states={entry: "running"})
        return None

    def on_throw(self, code: CodeType, offset: int, exception: BaseException) -> object:
        if not self._source.owns(code) or isinstance(exception, STOPS) or self._budget.over is not None:
            return None
        self._budget.event()
        frame = _getframe(1)
        entry = self._book.of(frame)
        if self._scene.arriving == entry.id:
            self._scene.arriving = None
            self._scene.raised = id(exception)
            return None
        if self._book.is_dead(entry):
            self._book.begin_last_run(entry)
        entry.owners = self._hand_overs.closing_owners(entry)
        self._scene.settle_above(frame)
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
        self._scene.raised = id(exception)
        self._steps.write("throw", frame, frame.f_lineno, ball=ball, shown=[exception], states={entry: "running"})
        return None
