"""Puts together what a step tells, and tells what no event told of."""

from types import FrameType

from baton.own_builtins import __builtins__  # noqa: F401
from baton import virtual_loop
from baton.balls import Ball
from baton.births import Births
from baton.calls import Calls
from baton.frame_entry import FrameEntry
from baton.frames import FrameBook
from baton.generators import state_of
from baton.hand_over import Party
from baton.objects import Objects
from baton.recorder import Recorder
from baton.source_map import SourceMap


class Steps:
    """Writes steps with the stack and the frames as they are around one frame."""

    def __init__(self, source: SourceMap, book: FrameBook, recorder: Recorder, calls: Calls) -> None:
        self._source = source
        self._book = book
        self._recorder = recorder
        self._calls = calls
        self.births = Births(book, source)

    def settle(self, frame: FrameType, hints: tuple[object, ...]) -> FrameEntry:
        """Writes the steps of generators that were made or closed since the last event."""
        entry = self._book.of(frame)
        for birth in self.births.take(hints, frame):
            at = self._source.range_at(frame.f_code, frame.f_lasti if birth.offset is None else birth.offset)
            self.write("create", frame, entry.line, at=at, states={birth.entry: "created"})
        self._closed_silently(frame, entry)
        return entry

    def _closed_silently(self, frame: FrameType, entry: FrameEntry) -> None:
        for gone in self._book.take_dead():
            if gone.state in ("created", "suspended"):
                state = "never-run" if gone.state == "created" else "collected"
                ball = Ball(entry, gone, "close", via="garbage collector")
                self.write("close", frame, entry.line, ball=ball, states={gone: state})
        for other in self._book.generators():
            generator = other.generator()
            if generator is None or other.state not in ("created", "suspended"):
                continue
            if state_of(generator) == "closed":
                call = self._calls.latest(entry)
                ball = Ball(entry, other, "close")
                if call is not None and call.target is other:
                    ball.from_at = self._source.range_at(frame.f_code, call.offset)
                self.write("close", frame, entry.line, ball=ball, states={other: "closed"})

    def write(
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

    def write_loop(self, frame: FrameType) -> None:
        """Writes a step of the loop itself."""
        running, stack = self._walk(frame)
        line = self._book.module.line
        self._recorder.step("loop", self._book.loop(), line, running=running, stack=stack, states={}, delegates={})

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



def top_of(party: Party, frame: FrameType) -> FrameType | None:
    """From where the stack goes on when a frame has handed over to another."""
    return party.frame if party.frame is not None else frame.f_back


def _leaving(ball: Ball | None) -> str | None:
    """What a task waits on that gives control to the loop; '' when it only gives its turn, as by `sleep(0)`."""
    if ball is None or ball.how != "wait":
        return None
    return "" if ball.value is None else ball.words or ""
