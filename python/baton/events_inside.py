"""The events of a frame that goes on: lines, loops and calls."""

from sys import _getframe, monitoring
from types import CodeType, FunctionType, MethodType

from baton.own_builtins import __builtins__  # noqa: F401
from baton.frame_entry import makes_generator
from baton.scene import Scene

_DISABLE = monitoring.DISABLE


class EventsInside:
    """The callbacks for what happens inside of one frame. Each is called by the interpreter: above it stands the program's frame."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._source = scene.source
        self._budget = scene.budget
        self._calls = scene.calls
        self._balls = scene.balls
        self._loops = scene.loops
        self._steps = scene.steps

    def on_jump(self, code: CodeType, offset: int, target: int) -> object:
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
            self._scene.settle(frame)
            self._steps.write("line", frame, self._source.line_of(code, offset))
        return None

    def on_round(self, code: CodeType, offset: int, _target: int) -> object:
        loop = self._loops.loop_at(code, offset) if self._source.owns(code) else None
        if loop is None:
            return _DISABLE
        self._loops.take(loop, _getframe(1))
        return None

    def on_last_round(self, code: CodeType, offset: int, _target: int) -> object:
        loop = self._loops.loop_at(code, offset) if self._source.owns(code) else None
        if loop is None:
            return _DISABLE
        self._loops.end(loop, _getframe(1))
        return None

    def on_line(self, code: CodeType, line: int) -> object:
        if not self._source.owns(code):
            return _DISABLE
        self._budget.event()
        frame = _getframe(1)
        entry = self._scene.settle(frame)
        self._calls.forget(entry)
        self._scene.raised = None
        self._loops.go_to_line(entry, line)
        self._steps.write("line", frame, line)
        return None

    def on_call(self, code: CodeType, offset: int, callee: object, first: object) -> object:
        if not self._source.owns(code):
            return _DISABLE
        self._budget.event()
        frame = _getframe(1)
        entry = self._scene.settle(frame, first)
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
