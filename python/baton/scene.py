"""What all callbacks of a run share: its parts, and what is on its way between two events."""

from types import FrameType

from baton.own_builtins import __builtins__  # noqa: F401
from baton.balls import Balls
from baton.budget import Budget
from baton.calls import Calls
from baton.frame_entry import FrameEntry
from baton.frames import FrameBook
from baton.hand_over import HandOvers
from baton.recorder import Recorder
from baton.source_map import SourceMap
from baton.steps import Steps

# How deep a program's functions may call one another. More breaks the interpreter in some browsers.
MAX_DEPTH = 200


class Scene:
    """Nothing of the program is kept from one callback to the next."""

    def __init__(self, source: SourceMap, book: FrameBook, recorder: Recorder, budget: Budget) -> None:
        self.source = source
        self.book = book
        self.recorder = recorder
        self.budget = budget
        self.calls = Calls(book)
        self.hand_overs = HandOvers(book, source, self.calls)
        self.balls = Balls(source, self.calls)
        self.loops = recorder.twin_loops
        self.steps = Steps(source, book, recorder, self.calls)
        # Frames that a resume passes through on its way in, and a yield on its way out.
        self.passing: set[int] = set()
        self.bubbling: set[int] = set()
        # An exception, or the end of a generator, on its way to the frame that delegated.
        self.arriving: int | None = None
        self.raised: int | None = None

    def settle(self, frame: FrameType, *hints: object) -> FrameEntry:
        """Tells what happened silently since the last event, up to this frame."""
        self.arriving = None
        # What was thrown in comes back without an event for those that it passes.
        self.bubbling.clear()
        return self.steps.settle(frame, hints)

    def settle_above(self, frame: FrameType, *hints: object) -> None:
        """The same, up to the program's frame that called this one."""
        above = frame.f_back
        while above is not None and not self.source.owns(above.f_code):
            above = above.f_back
        if above is not None:
            self.settle(above, *hints)

    def limit_depth(self, frame: FrameType) -> None:
        """Raises what Python raises when functions call one another too deep."""
        depth = 0
        while frame is not None:
            depth += self.source.owns(frame.f_code)
            frame = frame.f_back
        if depth > MAX_DEPTH:
            raise RecursionError("maximum recursion depth exceeded")
